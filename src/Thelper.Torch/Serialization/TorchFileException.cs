namespace Thelper.Torch;

/// <summary>
/// A tensor file cannot be loaded. The message is one sentence that names the file and what is wrong with it.
/// </summary>
public sealed class TorchFileException : Exception
{
    /// <summary>Makes an exception from a finished sentence.</summary>
    /// <param name="message">Which file, and what is wrong with it.</param>
    /// <param name="cause">What was caught, if anything.</param>
    public TorchFileException(string message, Exception? cause = null)
        : base(message, cause)
    {
    }
}
