using System.Globalization;
using Thelper.Configuration;
using Thelper.Vision;

namespace Thelper.Tasks;

/// <summary>The options of all tasks with classes.</summary>
public abstract record ClassTaskOptions : TaskOptions
{
    /// <summary>
    /// The classes: a list of names; a section of names with indices, or of indices with names; or the path of a file
    /// with one of these in JSON or YAML, or with one name per line (<c>.txt</c>, <c>.names</c>).
    /// </summary>
    [TextIsPath]
    public required ConfigNode ClassNames { get; init; }

    private protected override bool IsSelfContained => ClassNames is not ConfigScalar { Kind: ScalarKind.Text };

    private protected ClassMap ReadClasses(bool contiguous)
    {
        var (classes, problem) = ClassNamesReader.Read(ClassNames);
        return problem is not null ? throw Refusal(nameof(ClassNames), problem)
            : contiguous && !classes!.IsContiguous
                ? throw Refusal(nameof(ClassNames), $"must have the indices 0 to {classes.Count - 1}, but the highest is {classes.OutputCount - 1}.")
            : classes!;
    }
}

/// <summary>The options of all tasks whose classes have colours.</summary>
public abstract record ColouredTaskOptions : ClassTaskOptions
{
    /// <summary>
    /// Colours by class index or by class name, each [red, green, blue] from 0 to 255, or one number for a grey; none by
    /// default. <c>dontcare</c> and <c>background</c> name the value that stands for no class where there is one.
    /// </summary>
    [ConfigKey("color_map")]
    public IReadOnlyDictionary<string, ConfigNode>? ColourMap { get; init; }

    /// <summary>Colours by index.</summary>
    private protected Dictionary<int, Colour>? ReadColours(ClassMap classes, int? ignored)
    {
        if (ColourMap is null)
        {
            return null;
        }

        var areIndices = ColourMap.Keys.All(key => Index(key) is not null);
        var colours = new Dictionary<int, Colour>();
        foreach (var (key, node) in ColourMap)
        {
            var index = areIndices ? Index(key) : classes.IndexOf(key) ?? (key is "dontcare" or "background" ? ignored : null);
            if (index is null)
            {
                throw Refusal(nameof(ColourMap), $"has a colour for '{key}', but the classes are {string.Join(", ", classes.Names)}.");
            }

            if (!colours.TryAdd(index.Value, ReadColour(key, node)))
            {
                throw Refusal(nameof(ColourMap), $"has two colours for the index {index}.");
            }
        }

        return colours;
    }

    private static int? Index(string key) =>
        int.TryParse(key, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var index) ? index : null;

    private Colour ReadColour(string key, ConfigNode node)
    {
        byte?[] parts = node is ConfigSequence { Items: var items } ? [.. items.Select(Part)] : [Part(node), Part(node), Part(node)];
        return parts is [{ } r, { } g, { } b] ? new Colour(r, g, b) : throw Refusal(
            nameof(ColourMap), $"must have [red, green, blue] from 0 to 255, or one such number, for '{key}', but received {Received(node)}.");
    }

    private static byte? Part(ConfigNode node) =>
        node is ConfigScalar { Value: long value and >= 0 and <= byte.MaxValue } ? (byte)value : null;

    private static string Received(ConfigNode node) => node is ConfigSequence list
        ? $"[{string.Join(", ", list.Items.Select(item => item is ConfigScalar scalar ? scalar.Text : item.Describe()))}]"
        : node.Describe();
}
