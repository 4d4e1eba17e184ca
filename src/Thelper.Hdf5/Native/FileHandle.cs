using Microsoft.Win32.SafeHandles;

namespace Thelper.Hdf5.Native;

internal sealed class FileHandle() : SafeHandleZeroOrMinusOneIsInvalid(ownsHandle: true)
{
    /// <summary>Closes now, and tells when what was written could not be kept.</summary>
    public void Close(string path)
    {
        if (IsClosed)
        {
            return;
        }

        var file = handle;
        SetHandleAsInvalid();
        Hdf5Exception.During(path, () => NativeMethods.FileClose(file));
    }

    protected override bool ReleaseHandle()
    {
        var error = NativeMethods.FileCloseQuietly(handle);
        StatusMarshaller.Discard(error);
        return error == 0;
    }
}
