using Thelper.Torch.Modules;

namespace Thelper.Torch;

/// <summary>
/// The order of memory in which the channels of a pixel lie side by side (NHWC), which convolutions on recent devices are
/// faster in. Shapes and numbers stay as they are. PyTorch's <c>memory_format=torch.channels_last</c>.
/// </summary>
public static class ChannelsLast
{
    // c10::MemoryFormat::ChannelsLast.
    private const long Format = 2;
    private const int Dimensions = 4;

    private static readonly OperatorReference Contiguous = new("aten::contiguous", "");

    /// <summary>The same elements with the channels last; the tensor itself where it lies so already.</summary>
    /// <param name="tensor">B×C×H×W.</param>
    /// <exception cref="TorchException">The tensor does not have four dimensions.</exception>
    public static Tensor ToChannelsLast(this Tensor tensor)
    {
        var call = new OperatorCall(Contiguous);
        call.Argument(tensor);
        call.Argument(Format);
        return call.Tensor();
    }

    /// <summary>Lays out all four-dimensional parameters and buffers so; the tensor objects stay the same.</summary>
    /// <param name="module">To be fed with inputs that lie so.</param>
    public static void Apply(Module module)
    {
        using var scope = TensorScope.Open();
        using var mode = GradMode.Disable();
        foreach (var tensor in module.StateDictionary().Values.Where(tensor => tensor.Rank == Dimensions))
        {
            tensor.SetData(tensor.ToChannelsLast());
        }
    }
}
