using System.Globalization;
using Thelper.Torch.Native;

namespace Thelper.Torch;

/// <summary>Where a tensor's memory lies: the CPU, or one CUDA device.</summary>
public readonly record struct Device
{
    private const int CpuType = 0;
    private const int CudaType = 1;

    private readonly int _type;
    private readonly int _index;

    private Device(int type, int index)
    {
        _type = type;
        _index = index;
    }

    internal Device(NativeDevice native)
        : this(native.Type, native.Type == CpuType ? 0 : Math.Max(native.Index, 0))
    {
    }

    /// <summary>The processor's own memory; also the default value.</summary>
    public static Device Cpu => default;

    /// <summary>Whether this is the processor's own memory.</summary>
    public bool IsCpu => _type == CpuType;

    internal NativeDevice Native => new(_type, IsCpu ? -1 : _index);

    /// <summary>The CUDA device with an index.</summary>
    /// <param name="index">0 for the first device; see <see cref="TorchProcess.CudaDeviceCount"/>.</param>
    public static Device Cuda(int index = 0) => new(CudaType, index);

    /// <inheritdoc/>
    public override string ToString() => IsCpu ? "cpu" : string.Create(CultureInfo.InvariantCulture, $"cuda:{_index}");
}
