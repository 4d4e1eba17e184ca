using System.Runtime.InteropServices;
using System.Runtime.InteropServices.Marshalling;

namespace Thelper.Hdf5.Native;

/// <summary>
/// What every native function that can fail returns. Its marshaller throws an <see cref="Hdf5Exception"/> when there is an
/// error, so a call that comes back has succeeded.
/// </summary>
[NativeMarshalling(typeof(StatusMarshaller))]
internal readonly struct Status;

[CustomMarshaller(typeof(Status), MarshalMode.ManagedToUnmanagedOut, typeof(StatusMarshaller))]
internal static partial class StatusMarshaller
{
    public static Status ConvertToManaged(nint error)
    {
        if (error == 0)
        {
            return default;
        }

        var reason = Marshal.PtrToStringUTF8(ErrorMessage(error))!;
        FreeError(error);
        throw new Hdf5Exception(reason);
    }

    // Not "Free", which the generated marshalling code would call as well.
    public static void Discard(nint error)
    {
        if (error != 0)
        {
            FreeError(error);
        }
    }

    [LibraryImport(NativeMethods.Library, EntryPoint = "th_error_message")]
    private static partial nint ErrorMessage(nint error);

    [LibraryImport(NativeMethods.Library, EntryPoint = "th_error_free")]
    private static partial void FreeError(nint error);
}
