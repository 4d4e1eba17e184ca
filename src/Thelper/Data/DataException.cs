namespace Thelper.Data;

/// <summary>The user's data is not as it should be. The message is a sentence that names the file or folder.</summary>
public sealed class DataException : Exception
{
    /// <summary>Makes an exception from a finished sentence.</summary>
    /// <param name="message">Where, what was found, what is expected.</param>
    /// <param name="cause">What led to it, for the log.</param>
    public DataException(string message, Exception? cause = null)
        : base(message, cause)
    {
    }
}
