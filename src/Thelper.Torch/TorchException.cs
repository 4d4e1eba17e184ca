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

    private TorchException(TorchException cause, string place, string complaint)
        : base($"{place}: {complaint}", cause) => (Place, Complaint) = (place, complaint);

    /// <summary>The name, within a model, of the layer that failed, such as <c>layers.2</c>; null where it is not known.</summary>
    public string? Place { get; }

    private string? Complaint { get; }

    internal TorchException(string operatorName, string arguments, TorchException cause)
        : base($"{operatorName}({arguments}) failed: {cause.Message}", cause)
    {
    }

    /// <summary>The same, said of a layer of a module.</summary>
    /// <param name="layer">Its name within the module.</param>
    /// <param name="kind">What it is.</param>
    internal TorchException Within(string layer, string kind) => Place is null
        ? new TorchException(this, $"{layer} ({kind})", Message)
        : new TorchException(this, $"{layer}.{Place}", Complaint!);
}
