using System.Runtime.InteropServices;
using System.Runtime.InteropServices.Marshalling;

namespace Thelper.Vision.Native;

/// <summary>
/// What every native function that can fail returns. Its marshaller throws an <see cref="ImageException"/> when there
/// is an error, so a call that comes back has succeeded.
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
        throw new ImageException($"An image operation failed: {reason}.") { Reason = reason };
    }

    [LibraryImport(NativeMethods.Library, EntryPoint = "tv_error_message")]
    private static partial nint ErrorMessage(nint error);

    [LibraryImport(NativeMethods.Library, EntryPoint = "tv_error_free")]
    private static partial void FreeError(nint error);
}
