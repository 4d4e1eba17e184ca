using Thelper.Configuration;

namespace Thelper.Data.Datasets.Tables;

/// <summary>The files that paths with patterns stand for.</summary>
internal static class TableFiles
{
    private static readonly EnumerationOptions InOneFolder = new()
    {
        IgnoreInaccessible = false,
        MatchCasing = MatchCasing.CaseSensitive,
    };

    /// <summary>The files in the order of the paths, and those of one pattern in the order of their names.</summary>
    /// <param name="paths">Files, or patterns in the last part of a path.</param>
    /// <exception cref="DataException">A file is not there, a pattern fits none, or a name is not UTF-8.</exception>
    public static IReadOnlyList<string> Find(IReadOnlyList<FilePath> paths) => [.. paths.SelectMany(path => Find(path.FullPath))];

    private static string[] Find(string path)
    {
        if (File.Exists(path))
        {
            return [path];
        }

        var (folder, pattern) = (Path.GetDirectoryName(path)!, Path.GetFileName(path));
        if (!pattern.AsSpan().ContainsAny('*', '?'))
        {
            throw new DataException(Directory.Exists(path) ? $"{path} is a folder, but must be a file."
                : $"The file {path} does not exist.");
        }

        string[] found = Directory.Exists(folder)
            ? [.. Directory.GetFiles(folder, pattern, InOneFolder).Order(StringComparer.Ordinal)]
            : throw new DataException($"The folder {folder} does not exist.");
        return found.Length == 0 ? throw new DataException($"No file in {folder} fits {pattern}.")
            : Array.Find(found, file => file.Contains('\ufffd', StringComparison.Ordinal)) is { } foreign
                ? throw new DataException(
                $"The name of {foreign} is not UTF-8, so the file cannot be opened; rename it.")
            : found;
    }
}
