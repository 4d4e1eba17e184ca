using Thelper.Data.Files;

namespace Thelper.Data.Datasets;

/// <summary>
/// A folder in the layout of PASCAL VOC: <c>JPEGImages</c>, <c>Annotations</c>, <c>ImageSets</c>,
/// <c>SegmentationClass</c>.
/// </summary>
/// <param name="Path">The folder with these.</param>
/// <param name="Problems">Takes the mistakes of single samples.</param>
internal sealed record VocFolder(string Path, DataProblems Problems)
{
    private readonly Dictionary<string, VocAnnotation?> _annotations = [];

    /// <summary>Whether the folder is one of the challenge's own.</summary>
    public bool IsChallenge => System.IO.Path.GetFileName(Path) is ['V', 'O', 'C', '2', '0', _, _];

    public string Annotations => System.IO.Path.Combine(Path, "Annotations");

    /// <summary>The first of several folders that has images.</summary>
    /// <exception cref="DataException">None of them has.</exception>
    public static VocFolder Find(IReadOnlyList<string> candidates, DataProblems problems) =>
        candidates.FirstOrDefault(folder => Directory.Exists(System.IO.Path.Combine(folder, "JPEGImages"))) is { } found
            ? new VocFolder(System.IO.Path.TrimEndingDirectorySeparator(found), problems)
            : throw new DataException(
                $"There is no folder JPEGImages in {string.Join(" nor in ", candidates)}; root must be a folder in the "
                + "layout of PASCAL VOC. The challenge's own archives are at http://host.robots.ox.ac.uk/pascal/VOC; "
                + "\"download: true\" fetches them.");

    /// <summary>
    /// The names of a list such as <c>Main/train</c>, each once, with the line it stands in; what lists say after a name,
    /// such as 1 or -1, too.
    /// </summary>
    /// <exception cref="DataException">There is no such list, or it is empty.</exception>
    public (string Name, string? Flag, string Where)[] List(string list)
    {
        var path = System.IO.Path.Combine(Path, "ImageSets", list + ".txt");
        var entries = new OrderedDictionary<string, (string Name, string? Flag, string Where)>();
        foreach (var (line, i) in LinesOf(path).Select((line, i) => (line.Trim(), i)).Where(each => each.Item1.Length > 0))
        {
            var parts = line.Split((char[]?)null, 2, StringSplitOptions.RemoveEmptyEntries);
            if (!entries.TryAdd(parts[0], (parts[0], parts.ElementAtOrDefault(1), $"{path}, line {i + 1}")))
            {
                Problems.Add($"{path}, line {i + 1}: {parts[0]} is listed again; take the line out.");
            }
        }

        return entries.Count > 0 ? [.. entries.Values] : throw new DataException($"The list {path} is empty.");
    }

    public bool HasList(string list) => File.Exists(System.IO.Path.Combine(Path, "ImageSets", list + ".txt"));

    /// <summary>The image of a name, with any extension that images have; null where there is none.</summary>
    public SourceImage? ImageOf(string name) => Find("JPEGImages", name);

    /// <summary>The mask of a name; null where there is none.</summary>
    public SourceImage? MaskOf(string name) => Find("SegmentationClass", name);

    public bool HasAnnotation(string name) => File.Exists(AnnotationPath(name));

    /// <summary>What is said of an image; null where that cannot be read, which then was taken as a mistake.</summary>
    public VocAnnotation? AnnotationOf(string name)
    {
        if (!_annotations.TryGetValue(name, out var annotation))
        {
            annotation = _annotations[name] = ReadAnnotation(name);
        }

        return annotation;
    }

    /// <summary>The names of all classes that an object of any annotation has, in the order of the names.</summary>
    /// <exception cref="DataException">There is no annotation with an object.</exception>
    public string[] FindClassNames()
    {
        if (!Directory.Exists(Annotations))
        {
            throw new DataException($"There is no folder {Annotations} to find the classes in; name them with class_names.");
        }

        string[] names =
        [
            .. new FolderWalk(Problems).Files(Annotations, name => name.EndsWith(".xml", StringComparison.OrdinalIgnoreCase))
                .Select(path => AnnotationOf(System.IO.Path.GetFileNameWithoutExtension(path))).OfType<VocAnnotation>()
                .SelectMany(annotation => annotation.Objects).Select(item => item.Name).Where(name => name.Length > 0)
                .Distinct().Order(StringComparer.Ordinal),
        ];
        return names.Length > 0 ? names
            : throw new DataException($"No annotation of {Annotations} has an object; name the classes with class_names.");
    }

    private string AnnotationPath(string name) => System.IO.Path.Combine(Annotations, name + ".xml");

    private VocAnnotation? ReadAnnotation(string name)
    {
        try
        {
            return VocAnnotation.Read(AnnotationPath(name));
        }
        catch (DataException exception)
        {
            Problems.Add(exception.Message, exception);
            return null;
        }
    }

    private SourceImage? Find(string folder, string name) =>
        SourceImage.Extensions.Append(".JPG").Append(".PNG")
            .Select(extension => System.IO.Path.Combine(Path, folder, name + extension))
            .FirstOrDefault(File.Exists) is { } path ? SourceImage.Within(Path, path) : null;

    private static string[] LinesOf(string path)
    {
        try
        {
            return File.ReadAllLines(path);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new DataException($"The list {path} cannot be read: {ReadFailure.Reason(path, exception)} {Neighbours(path)}", exception);
        }
    }

    private static string Neighbours(string list)
    {
        var folder = System.IO.Path.GetDirectoryName(list)!;
        if (!Directory.Exists(folder))
        {
            return $"There is no folder {folder}; segmentation needs the lists in Segmentation, other tasks those in Main.";
        }

        var known = Directory.GetFiles(folder, "*.txt")
            .Select(System.IO.Path.GetFileNameWithoutExtension).Order(StringComparer.Ordinal).Take(8).ToArray();
        return known.Length == 0 ? $"{folder} has no list." : $"Lists there: {string.Join(", ", known)}.";
    }
}
