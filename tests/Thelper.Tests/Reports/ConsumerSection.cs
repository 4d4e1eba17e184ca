using Thelper.Configuration;
using Thelper.Metrics;

namespace Thelper.Tests.Reports;

/// <summary>The part of a configuration that names a consumer, and its values.</summary>
internal sealed record ConsumerSection
{
    public required IConsumerOptions Consumer { get; init; }

    public static ConfigNode Node(string yaml) => ConfigReader.Parse($"value: {yaml}", "test.yml").Root["value"]!;

    public static Dictionary<string, ConfigNode> Colours(string yaml) =>
        ((ConfigMapping)Node(yaml)).Entries.ToDictionary(entry => entry.Key, entry => entry.Value);
}
