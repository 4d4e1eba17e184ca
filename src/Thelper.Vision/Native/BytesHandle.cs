using Microsoft.Win32.SafeHandles;

namespace Thelper.Vision.Native;

internal sealed class BytesHandle() : SafeHandleZeroOrMinusOneIsInvalid(ownsHandle: true)
{
    /// <summary>A copy, so that the native memory can be freed at once.</summary>
    public unsafe byte[] ToArray()
    {
        var length = checked((int)NativeMethods.BytesLength(this));
        return new ReadOnlySpan<byte>((void*)NativeMethods.BytesData(this), length).ToArray();
    }

    protected override bool ReleaseHandle()
    {
        NativeMethods.BytesFree(handle);
        return true;
    }
}
