using System.Globalization;
using Thelper.Configuration;

namespace Thelper.Tasks;

/// <summary>Reads class names in the forms that a configuration may have them.</summary>
internal static class ClassNamesReader
{
    private static readonly string[] TextExtensions = [".txt", ".names"];

    /// <summary>The classes, or the end of a sentence that says what is wrong.</summary>
    public static (ClassMap? Classes, string? Problem) Read(ConfigNode node) => node switch
    {
        ConfigScalar { Kind: ScalarKind.Text, Text: var path } => ReadFile(path),
        ConfigSequence list => FromList(list),
        ConfigMapping mapping => FromSection(mapping),
        _ => (null, $"must be a list of names, a section of names and indices, or the path of a file, but received {node.Describe()}."),
    };

    /// <summary>The names that a setting gives to classes.</summary>
    /// <param name="classes">Those of the data.</param>
    /// <param name="node">The setting; null or a null for the names that the classes have.</param>
    /// <param name="options">To blame where the names do not fit.</param>
    /// <param name="property">The C# name of the property to blame.</param>
    /// <exception cref="SettingException">The names are not those of as many classes with the same indices.</exception>
    public static ClassMap InPlaceOf(ClassMap classes, ConfigNode? node, object options, string property)
    {
        if (node is null or ConfigScalar { IsNull: true })
        {
            return classes;
        }

        var (names, problem) = Read(node);
        return problem is not null ? throw new SettingException(options, property, problem)
            : names!.Indices.Values.SequenceEqual(classes.Indices.Values) ? names
            : throw new SettingException(options, property,
                $"must have a name for each class of the data, whose indices are {Listed(classes)}, but has those of {Listed(names)}.");
    }

    private static (ClassMap?, string?) ReadFile(string path)
    {
        try
        {
            if (TextExtensions.Contains(Path.GetExtension(path), StringComparer.OrdinalIgnoreCase))
            {
                return InFile(path, Checked(ClassMap.Numbered(ConfigReader.ReadLines(path))));
            }

            var content = ConfigReader.ReadValue(path);
            return InFile(path, content is ConfigScalar
                ? (null, $"must be a list of names, or a section of names and indices, but is {content.Describe()}.") : Read(content));
        }
        catch (ConfigException exception)
        {
            return (null, $"cannot be read from the file: {exception.Errors[0]}");
        }
    }

    private static (ClassMap?, string?) InFile(string path, (ClassMap? Classes, string? Problem) read) =>
        read.Problem is null ? read : (null, $"is the file {path}, whose content {read.Problem}");

    private static (ClassMap?, string?) FromList(ConfigSequence list)
    {
        var wrong = list.Items.FirstOrDefault(item => item is not ConfigScalar { Kind: ScalarKind.Text });
        return wrong is not null ? (null, $"must be a list of names, but one of them is {wrong.Describe()}{Advice(wrong)}")
            : Checked(ClassMap.Numbered([.. list.Items.Select(item => ((ConfigScalar)item).Text)]));
    }

    private static (ClassMap?, string?) FromSection(ConfigMapping mapping)
    {
        var byIndex = mapping.Entries.Select(entry => (Index: Index(entry.Key), Name: (entry.Value as ConfigScalar)?.Value as string)).ToArray();
        if (byIndex.All(pair => pair is { Index: not null, Name: not null }))
        {
            return FromIndices(byIndex.ToLookup(pair => pair.Index!.Value, pair => pair.Name!));
        }

        var byName = mapping.Entries.Select(entry => (Name: entry.Key, Index: (entry.Value as ConfigScalar)?.Value as long?)).ToArray();
        return byName.FirstOrDefault(pair => pair.Index is null or < 0 or > int.MaxValue) is { Name: { } name }
            ? (null, $"must be a section of names with indices, or of indices with names, but '{name}' has {mapping[name]!.Describe()}.")
            : Checked([.. byName.Select(pair => KeyValuePair.Create(pair.Name, (int)pair.Index!.Value))]);
    }

    /// <summary>Names may occur twice here, and are told apart by their index.</summary>
    private static (ClassMap?, string?) FromIndices(ILookup<int, string> names)
    {
        var repeated = names.SelectMany(group => group).GroupBy(name => name)
            .Where(group => group.Skip(1).Any()).Select(group => group.Key).ToHashSet();
        return Checked([.. from pair in names from name in pair
                           select KeyValuePair.Create(repeated.Contains(name) ? $"{name}#{pair.Key}" : name, pair.Key)]);
    }

    private static (ClassMap?, string?) Checked(IReadOnlyList<KeyValuePair<string, int>> pairs) =>
        ClassMap.Problem(pairs) is { } problem ? (null, $"is wrong: {problem}") : (new ClassMap(pairs), null);

    private static int? Index(string key) =>
        int.TryParse(key, NumberStyles.None, CultureInfo.InvariantCulture, out var index) ? index : null;

    private static string Advice(ConfigNode node) =>
        node is ConfigScalar { IsNull: false } scalar ? $"; write '{scalar.Text}' in quotes." : ".";

    private static string Listed(ClassMap classes) => string.Join(", ", classes.Indices.Values);
}
