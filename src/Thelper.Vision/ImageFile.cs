using System.Buffers;
using Microsoft.Win32.SafeHandles;

namespace Thelper.Vision;

/// <summary>The bytes of an image on disk; what goes wrong becomes a sentence that names the file.</summary>
internal static class ImageFile
{
    private const int StartBytes = 64 * 1024;

    /// <summary>The whole file, which the caller disposes of.</summary>
    public static EncodedBytes Read(string path) => Open(path, static (path, file, length) =>
    {
        if (length > Array.MaxLength)
        {
            throw Unreadable(path, "it is larger than 2 GiB");
        }
        var bytes = new EncodedBytes((int)length);
        try
        {
            bytes.Shorten(Fill(file, bytes.Span));
            return bytes;
        }
        catch
        {
            bytes.Dispose();
            throw;
        }
    });

    /// <summary>Hands the first 64 KiB, or all there is, to <paramref name="use"/>; the memory is used again.</summary>
    public static T ReadStart<T>(string path, Func<ReadOnlySpan<byte>, T> use) => Open(path, (_, file, _) =>
    {
        var buffer = ArrayPool<byte>.Shared.Rent(StartBytes);
        try
        {
            return use(buffer.AsSpan(0, Fill(file, buffer.AsSpan(0, StartBytes))));
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    });

    /// <summary>The file is there whole or, after an error, as it was before.</summary>
    public static void Write(string path, byte[] content)
    {
        var folder = Path.GetDirectoryName(Path.GetFullPath(path))!;
        var temporary = Path.Combine(folder, $".{Guid.NewGuid():N}.tmp");
        try
        {
            File.WriteAllBytes(temporary, content);
            File.Move(temporary, path, overwrite: true);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            Discard(temporary);
            var reason = Directory.Exists(folder) ? e.Message.TrimEnd('.') : $"the folder '{folder}' does not exist";
            throw new ImageException($"Cannot write the image '{path}': {reason}.", e);
        }
    }

    private static T Open<T>(string path, Func<string, SafeFileHandle, long, T> use)
    {
        try
        {
            using var file = File.OpenHandle(path, options: FileOptions.SequentialScan);
            return use(path, file, RandomAccess.GetLength(file));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or NotSupportedException)
        {
            throw Unreadable(path, Explain(path, e), e);
        }
    }

    private static ImageException Unreadable(string path, string reason, Exception? cause = null) =>
        new($"Cannot read the image '{path}': {reason}.", cause);

    private static int Fill(SafeFileHandle file, Span<byte> destination)
    {
        var filled = 0;
        while (filled < destination.Length)
        {
            var count = RandomAccess.Read(file, destination[filled..], filled);
            if (count == 0)
            {
                break;
            }
            filled += count;
        }
        return filled;
    }

    private static string Explain(string path, Exception e) => e switch
    {
        FileNotFoundException or DirectoryNotFoundException => "the file does not exist",
        UnauthorizedAccessException when Directory.Exists(path) => "it is a folder",
        UnauthorizedAccessException => "this user may not read it",
        NotSupportedException => "it is not a file of a fixed length",
        _ => e.Message.TrimEnd('.'),
    };

    private static void Discard(string temporary)
    {
        try
        {
            File.Delete(temporary);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // The error that made the file worthless is the one to report.
        }
    }
}
