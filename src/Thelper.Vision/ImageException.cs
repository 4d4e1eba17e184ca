namespace Thelper.Vision;

/// <summary>
/// An image could not be read, written or worked on. The message is a sentence for the user: which file, what is
/// wrong with it, and what is allowed.
/// </summary>
public sealed class ImageException : Exception
{
    /// <summary>With a whole sentence.</summary>
    public ImageException(string message) : base(message)
    {
    }

    /// <summary>With a whole sentence and the error that it explains, if there is one.</summary>
    public ImageException(string message, Exception? innerException) : base(message, innerException)
    {
    }

    /// <summary>What the native library said: a clause, to be built into a sentence by who knows the file.</summary>
    internal string? Reason { get; init; }
}
