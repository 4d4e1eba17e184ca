using System.Globalization;
using Thelper.Configuration;

namespace Thelper.Train;

/// <summary>Says how the model of a session differs from the one that a configuration describes now.</summary>
internal static class ModelChanges
{
    private const string Section = "model";

    /// <summary>What changed in the section of the model; empty where nothing did.</summary>
    /// <param name="before">The configuration of the session so far.</param>
    /// <param name="now">That with which it goes on.</param>
    public static string Between(ConfigDocument before, ConfigDocument now)
    {
        var (old, changed) = (Values(before), Values(now));
        string[] changes =
        [
            .. from path in old.Keys.Union(changed.Keys)
               let was = old.GetValueOrDefault(path)
               let isNow = changed.GetValueOrDefault(path)
               where was != isNow
               select $"{path} was {was ?? "not given"} in the session, now it is {isNow ?? "not given"}",
        ];
        return changes.Length == 0 ? "" : $"{string.Join("; ", changes)}; leave it as it was, or start a new session.";
    }

    private static OrderedDictionary<string, string> Values(ConfigDocument document)
    {
        var values = new OrderedDictionary<string, string>();
        Collect(document.Root[Section], Section, values);
        return values;
    }

    /// <summary>Numbers are compared as such: 1 and 1.0 are the same setting.</summary>
    private static void Collect(ConfigNode? node, string path, OrderedDictionary<string, string> values)
    {
        switch (node)
        {
            case ConfigMapping mapping:
                mapping.Entries.ToList().ForEach(entry => Collect(entry.Value, ConfigPath.Join(path, entry.Key), values));
                break;
            case ConfigSequence list:
                values[path] = $"[{string.Join(", ", list.Items.Select(Text))}]";
                break;
            case ConfigScalar:
                values[path] = Text(node);
                break;
            default:
                break;
        }
    }

    private static string Text(ConfigNode node) => node switch
    {
        ConfigScalar { IsNull: true } => "null",
        ConfigScalar scalar => Convert.ToString(scalar.Value, CultureInfo.InvariantCulture)!,
        ConfigSequence list => $"[{string.Join(", ", list.Items.Select(Text))}]",
        ConfigMapping mapping => $"{{{string.Join(", ", mapping.Entries.Select(entry => $"{entry.Key}: {Text(entry.Value)}"))}}}",
        _ => node.Describe(),
    };
}
