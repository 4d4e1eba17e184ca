using System.IO.Compression;

namespace Thelper.Data.Files;

/// <summary>The arrays of an .npz file: a zip archive of .npy files, compressed or not.</summary>
internal static class NumpyArchive
{
    private const string Extension = ".npy";

    /// <summary>Reads arrays by their names, which are those of the files without <c>.npy</c>.</summary>
    /// <param name="path">The file.</param>
    /// <param name="wanted">The names; null for all.</param>
    /// <exception cref="DataException">It is missing, damaged, lacks an array, or holds what is not read.</exception>
    public static OrderedDictionary<string, NumpyArray> Read(string path, IReadOnlyCollection<string>? wanted = null)
    {
        try
        {
            using var archive = ZipFile.OpenRead(path);
            var entries = archive.Entries.Where(entry => entry.FullName.EndsWith(Extension, StringComparison.Ordinal))
                .ToDictionary(entry => entry.FullName[..^Extension.Length]);
            var arrays = new OrderedDictionary<string, NumpyArray>(StringComparer.Ordinal);
            foreach (var name in wanted ?? entries.Keys)
            {
                arrays[name] = Read(entries.GetValueOrDefault(name) ?? throw new DataException(
                    $"{path} has no array '{name}'; it has {string.Join(", ", entries.Keys)}."), $"{path}, array '{name}'");
            }

            return arrays;
        }
        catch (Exception exception)
            when (exception is IOException or InvalidDataException or UnauthorizedAccessException or ArgumentException)
        {
            throw new DataException($"{path} cannot be read as an .npz file: {ReadFailure.Reason(path, exception)}", exception);
        }
    }

    private static NumpyArray Read(ZipArchiveEntry entry, string name)
    {
        using var stream = entry.Open();
        return NumpyArray.Read(stream, name);
    }
}
