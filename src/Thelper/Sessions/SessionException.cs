namespace Thelper.Sessions;

/// <summary>A session cannot start or go on. The message is a sentence for its user.</summary>
public sealed class SessionException : Exception
{
    /// <summary>Makes an exception from a finished sentence.</summary>
    /// <param name="message">Where, what was found, what to do.</param>
    /// <param name="cause">What led to it, for the log.</param>
    public SessionException(string message, Exception? cause = null)
        : base(message, cause)
    {
    }
}
