using Thelper.Configuration;

namespace Thelper;

/// <summary>The files and folders that options name.</summary>
internal static class GivenPaths
{
    /// <summary>The C# name of the first property with a path where nothing is, and that path; null where there is none.</summary>
    /// <param name="options">Of a component; its own settings are looked at, not those of sections within.</param>
    public static (string Property, string Path)? FirstMissing(object options)
    {
        foreach (var property in OptionsType.Of(options.GetType()).Properties)
        {
            IEnumerable<FilePath> paths = property.Get(options) switch
            {
                FilePath path => [path],
                IEnumerable<FilePath> several => several,
                _ => [],
            };
            foreach (var path in paths.Select(path => path.FullPath).Where(path => !IsThere(path)))
            {
                return (property.Name, path);
            }
        }

        return null;
    }

    private static bool IsThere(string path) => Path.Exists(path) || IsPatternOfSome(path);

    // Data sets of several files allow for patterns in names, as tables do.
    private static bool IsPatternOfSome(string path) =>
        Path.GetFileName(path).AsSpan().ContainsAny('*', '?') && Path.GetDirectoryName(path) is { } folder
        && Directory.Exists(folder) && Directory.EnumerateFiles(folder, Path.GetFileName(path)).Any();
}
