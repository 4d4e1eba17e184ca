namespace Thelper.Torch.Tests.Support;

/// <summary>Watches for tensors that a test's subject leaves behind.</summary>
internal sealed class LiveTensors
{
    private readonly long _baseline;

    public LiveTensors()
    {
        // What an earlier test left to the finalizer must not be freed in the middle of this one.
        GC.Collect();
        GC.WaitForPendingFinalizers();
        _baseline = Tensor.LiveCount;
    }

    /// <summary>Tensors more than when this was made; nothing is left to finalizers here.</summary>
    public long Added => Tensor.LiveCount - _baseline;
}
