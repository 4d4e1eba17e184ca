using System.Globalization;
using Thelper.Configuration;
using Thelper.Vision;

namespace Thelper.Tasks;

/// <summary>Reads the colours of classes in the forms that a configuration may have them.</summary>
internal static class ColourMapReader
{
    /// <summary>The colours by index, or the end of a sentence that says what is wrong.</summary>
    /// <param name="map">
    /// By class index or by class name, each [red, green, blue] from 0 to 255, or one number for a grey. <c>dontcare</c> and
    /// <c>background</c> name the value that stands for no class where there is one.
    /// </param>
    /// <param name="classes">The classes.</param>
    /// <param name="ignored">The value that stands for no class; null where there is none.</param>
    public static (Dictionary<int, Colour>? Colours, string? Problem) Read(
        IReadOnlyDictionary<string, ConfigNode> map, ClassMap classes, int? ignored)
    {
        var areIndices = map.Keys.All(key => Index(key) is not null);
        var colours = new Dictionary<int, Colour>();
        foreach (var (key, node) in map)
        {
            var index = areIndices ? Index(key) : classes.IndexOf(key) ?? (key is "dontcare" or "background" ? ignored : null);
            if (index is null)
            {
                return (null, $"has a colour for '{key}', but the classes are {string.Join(", ", classes.Names)}.");
            }

            if (ReadColour(node) is not { } colour)
            {
                return (null, $"must have [red, green, blue] from 0 to 255, or one such number, for '{key}', but received {Received(node)}.");
            }

            if (!colours.TryAdd(index.Value, colour))
            {
                return (null, $"has two colours for the index {index}.");
            }
        }

        return (colours, null);
    }

    private static int? Index(string key) =>
        int.TryParse(key, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var index) ? index : null;

    private static Colour? ReadColour(ConfigNode node)
    {
        byte?[] parts = node is ConfigSequence { Items: var items } ? [.. items.Select(Part)] : [Part(node), Part(node), Part(node)];
        return parts is [{ } r, { } g, { } b] ? new Colour(r, g, b) : null;
    }

    private static byte? Part(ConfigNode node) =>
        node is ConfigScalar { Value: long value and >= 0 and <= byte.MaxValue } ? (byte)value : null;

    private static string Received(ConfigNode node) => node is ConfigSequence list
        ? $"[{string.Join(", ", list.Items.Select(item => item is ConfigScalar scalar ? scalar.Text : item.Describe()))}]"
        : node.Describe();
}
