using System.Collections;

namespace Thelper.Configuration;

/// <summary>The tree as data that any container format can hold, and back.</summary>
internal static class PlainData
{
    public static Dictionary<string, object?> From(ConfigMapping mapping) =>
        mapping.Entries.ToDictionary(entry => entry.Key, entry => From(entry.Value));

    public static ConfigNode ToNode(object? data, int level = 0)
    {
        if (level > YamlComposer.DeepestLevel)
        {
            throw Refusal($"the stored configuration nests deeper than {YamlComposer.DeepestLevel} levels.");
        }

        return data switch
        {
            null or string or bool or int or long or float or double =>
                ConfigScalar.Of(data, ConfigLocation.Checkpoint),
            IEnumerable<KeyValuePair<string, object?>> pairs => new ConfigMapping(
                [.. pairs.Select(pair =>
                    new ConfigEntry(pair.Key, ConfigLocation.Checkpoint, ToNode(pair.Value, level + 1)))],
                ConfigLocation.Checkpoint),
            IEnumerable items => new ConfigSequence(
                [.. items.Cast<object?>().Select(item => ToNode(item, level + 1))], ConfigLocation.Checkpoint),
            _ => throw Refusal("the stored configuration holds something that is no text, number, list or section."),
        };
    }

    public static ConfigException Refusal(string sentence) =>
        new(new ConfigError(ConfigLocation.Checkpoint, ConfigPath.Root, sentence));

    private static object? From(ConfigNode node) => node switch
    {
        ConfigMapping mapping => From(mapping),
        ConfigSequence list => list.Items.Select(From).ToList(),
        _ => ((ConfigScalar)node).Value,
    };
}
