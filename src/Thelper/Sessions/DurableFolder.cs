using System.Runtime.InteropServices;

namespace Thelper.Sessions;

/// <summary>
/// Makes the names in a folder durable: after a rename, a power cut could otherwise bring the old name back. .NET opens no
/// folders, so this asks the C library; on Windows the file system sees to it by itself.
/// </summary>
internal static partial class DurableFolder
{
    private const int ReadOnly = 0;

    public static void Flush(string folder)
    {
        if (OperatingSystem.IsWindows())
        {
            return;
        }

        var descriptor = Open(folder, ReadOnly);
        if (descriptor < 0)
        {
            throw new IOException($"the folder {folder} cannot be opened: {Marshal.GetLastPInvokeErrorMessage()}");
        }

        // Some file systems, such as network mounts, refuse to flush a folder; the file itself is on the disk already.
        _ = Synchronize(descriptor);
        _ = Close(descriptor);
    }

    [LibraryImport("libc", EntryPoint = "open", StringMarshalling = StringMarshalling.Utf8, SetLastError = true)]
    private static partial int Open(string path, int flags);

    [LibraryImport("libc", EntryPoint = "fsync")]
    private static partial int Synchronize(int descriptor);

    [LibraryImport("libc", EntryPoint = "close")]
    private static partial int Close(int descriptor);
}
