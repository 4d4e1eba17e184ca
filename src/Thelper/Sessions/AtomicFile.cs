namespace Thelper.Sessions;

/// <summary>Files that are there whole or not at all, whenever the machine stops.</summary>
internal static class AtomicFile
{
    /// <summary>The end of the name that a file has until it is whole.</summary>
    public const string Suffix = ".partial";

    /// <summary>Writes a file beside its place, flushes it to the disk, and then puts it into its place.</summary>
    /// <param name="path">The file; one that is there already is replaced.</param>
    /// <param name="write">Writes the content.</param>
    /// <exception cref="SessionException">The file cannot be written; what was there before is untouched.</exception>
    public static void Write(string path, Action<Stream> write)
    {
        var temporary = path + Suffix;
        try
        {
            using (var stream = new FileStream(temporary, FileMode.Create, FileAccess.ReadWrite, FileShare.None))
            {
                write(stream);
                stream.Flush(flushToDisk: true);
            }

            File.Move(temporary, path, overwrite: true);
            DurableFolder.Flush(Path.GetDirectoryName(path)!);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            Discard(temporary);
            throw new SessionException($"{path} cannot be written: {exception.Message}", exception);
        }
        catch
        {
            Discard(temporary);
            throw;
        }
    }

    public static void WriteText(string path, string text) => Write(path, stream =>
    {
        using var writer = new StreamWriter(stream, leaveOpen: true);
        writer.Write(text);
    });

    private static void Discard(string temporary)
    {
        try
        {
            File.Delete(temporary);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            // The folder cannot be written at all, which is what the caller is about to hear.
        }
    }
}
