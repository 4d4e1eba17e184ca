namespace Thelper.Torch;

/// <summary>
/// libtorch refused a call. The message is the first line of libtorch's own; for a failed operator it also names the
/// operator and shows the shape, type and device of each of its tensors.
/// </summary>
public sealed class TorchException : Exception
{
    /// <summary>Makes an exception from a finished sentence.</summary>
    /// <param name="message">What failed and why.</param>
    public TorchException(string message)
        : base(message)
    {
    }

    internal TorchException(string operatorName, string arguments, TorchException cause)
        : base($"{operatorName}({arguments}) failed: {cause.Message}", cause)
    {
    }
}
