namespace Thelper.Torch.Modules;

/// <summary>What libtorch keeps for each thread that calls it, taken from one thread to be used on another.</summary>
/// <param name="device">Whose kind of device the autocast mode is of.</param>
internal sealed class ThreadModes(Device device)
{
    private readonly bool _records = GradMode.IsEnabled;
    private readonly ScalarType? _autocast = Autocast.Current(device);
    private readonly int _computeThreads = TorchProcess.ComputeThreads;

    /// <summary>Computes something in these modes.</summary>
    /// <param name="work">Gives a tensor, which then belongs to no scope; other tensors that it makes are freed.</param>
    public Tensor Run(Func<Tensor> work)
    {
        TorchProcess.ComputeThreads = _computeThreads;
        using var mode = _records ? GradMode.Enable() : GradMode.Disable();
        using var autocast = _autocast is { } type ? Autocast.Enable(device, type) : Autocast.Disable(device);
        using var scope = TensorScope.Open();
        return TensorScope.Release(work());
    }
}
