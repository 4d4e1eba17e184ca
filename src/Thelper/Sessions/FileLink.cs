using System.Runtime.InteropServices;

namespace Thelper.Sessions;

/// <summary>
/// A second name for a file, which takes no space of its own; where the file system knows no such thing, a copy. .NET makes
/// no hard links, so this asks the C library; on Windows it copies.
/// </summary>
internal static partial class FileLink
{
    /// <summary>Gives a file a second name, which is there whole or not at all; a file that has the name already is replaced.</summary>
    /// <param name="file">Is there, and stays.</param>
    /// <param name="name">The second name.</param>
    /// <exception cref="SessionException">Neither a link nor a copy can be made.</exception>
    public static void Make(string file, string name)
    {
        var temporary = name + AtomicFile.Suffix;
        try
        {
            File.Delete(temporary);
            if (OperatingSystem.IsWindows() || Link(file, temporary) != 0)
            {
                using var source = File.OpenRead(file);
                AtomicFile.Write(name, source.CopyTo);
                return;
            }

            File.Move(temporary, name, overwrite: true);
            DurableFolder.Flush(Path.GetDirectoryName(name)!);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new SessionException($"{name} cannot be written: {exception.Message}", exception);
        }
    }

    [LibraryImport("libc", EntryPoint = "link", StringMarshalling = StringMarshalling.Utf8)]
    private static partial int Link(string file, string name);
}
