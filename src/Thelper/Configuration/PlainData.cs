using System.Collections;

namespace Thelper.Configuration;

/// <summary>The tree as data that any container format can hold, and back.</summary>
internal static class PlainData
{
    public static Dictionary<string, object?> From(ConfigMapping mapping, bool keepVariables = false) =>
        mapping.Entries.ToDictionary(entry => entry.Key, entry => From(entry.Value, keepVariables));

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

    private static object? From(ConfigNode node, bool keepVariables) => node switch
    {
        ConfigMapping mapping => From(mapping, keepVariables),
        ConfigSequence list => list.Items.Select(item => From(item, keepVariables)).ToList(),
        ConfigScalar { Template: { } template } when keepVariables => template,
        _ => ((ConfigScalar)node).Value,
    };
}
