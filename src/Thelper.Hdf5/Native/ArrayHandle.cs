using Microsoft.Win32.SafeHandles;

namespace Thelper.Hdf5.Native;

internal sealed class ArrayHandle() : SafeHandleZeroOrMinusOneIsInvalid(ownsHandle: true)
{
    protected override bool ReleaseHandle()
    {
        NativeMethods.ArrayFree(handle);
        return true;
    }
}
