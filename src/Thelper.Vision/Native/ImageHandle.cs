using Microsoft.Win32.SafeHandles;

namespace Thelper.Vision.Native;

internal sealed class ImageHandle() : SafeHandleZeroOrMinusOneIsInvalid(ownsHandle: true)
{
    protected override bool ReleaseHandle()
    {
        NativeMethods.ImageFree(handle);
        return true;
    }
}
