using System.Runtime.InteropServices;

namespace Thelper.Torch.Native;

internal sealed class TensorHandle : SafeHandle
{
    public TensorHandle()
        : base(0, ownsHandle: true)
    {
    }

    internal TensorHandle(nint tensor)
        : this() => SetHandle(tensor);

    public override bool IsInvalid => handle == 0;

    protected override bool ReleaseHandle()
    {
        NativeMethods.TensorFree(handle);
        return true;
    }
}

[StructLayout(LayoutKind.Sequential)]
internal readonly struct NativeDevice(int type, int index)
{
    public readonly int Type = type;
    public readonly int Index = index;
}

[StructLayout(LayoutKind.Sequential)]
internal unsafe struct NativeTensorInfo
{
    public long Dimensions;
    public long Elements;
    public long* Sizes;
    public long* Strides;
    public int ScalarType;
    public NativeDevice Device;
    public byte RequiresGradient;
    public byte Contiguous;
}

internal static unsafe partial class NativeMethods
{
    [LibraryImport(Library, EntryPoint = "th_tensor_info_get")]
    internal static partial Status TensorInfo(TensorHandle tensor, NativeTensorInfo* info);

    [LibraryImport(Library, EntryPoint = "th_tensor_info_get")]
    internal static partial Status TensorInfo(nint tensor, NativeTensorInfo* info);

    [LibraryImport(Library, EntryPoint = "th_tensor_data")]
    internal static partial Status TensorData(TensorHandle tensor, void** data);

    [LibraryImport(Library, EntryPoint = "th_tensor_assign")]
    internal static partial Status TensorAssign(TensorHandle target, TensorHandle source);

    [LibraryImport(Library, EntryPoint = "th_tensor_free")]
    internal static partial void TensorFree(nint tensor);

    [LibraryImport(Library, EntryPoint = "th_tensor_live_count")]
    internal static partial long TensorLiveCount();

    [LibraryImport(Library, EntryPoint = "th_tensor_array_free")]
    internal static partial void TensorArrayFree(nint* tensors);
}
