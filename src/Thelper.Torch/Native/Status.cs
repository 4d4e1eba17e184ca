using System.Runtime.InteropServices;
using System.Runtime.InteropServices.Marshalling;

namespace Thelper.Torch.Native;

/// <summary>The result of a native call that can fail. Its marshaller throws, so no call site can forget to check.</summary>
[NativeMarshalling(typeof(StatusMarshaller))]
internal readonly struct Status;

[CustomMarshaller(typeof(Status), MarshalMode.ManagedToUnmanagedOut, typeof(StatusMarshaller))]
internal static class StatusMarshaller
{
    public static Status ConvertToManaged(nint error)
    {
        if (error != 0)
        {
            Throw(error);
        }

        return default;
    }

    private static void Throw(nint error)
    {
        var message = Marshal.PtrToStringUTF8(NativeMethods.ErrorMessage(error)) ?? "an error without a message";
        NativeMethods.ErrorFree(error);
        throw new TorchException(message);
    }
}

internal static partial class NativeMethods
{
    [LibraryImport(Library, EntryPoint = "th_error_message")]
    internal static partial nint ErrorMessage(nint error);

    [LibraryImport(Library, EntryPoint = "th_error_free")]
    internal static partial void ErrorFree(nint error);
}
