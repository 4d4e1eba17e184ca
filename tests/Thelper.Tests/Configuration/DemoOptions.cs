using System.ComponentModel.DataAnnotations;
using Thelper.Configuration;

namespace Thelper.Tests.Configuration;

internal sealed record ScalarSettings
{
    public bool Flag { get; init; }

    public int Count { get; init; } = 7;

    public long Seed { get; init; }

    public double Rate { get; init; } = 0.5;

    public float Scale { get; init; }

    public string Name { get; init; } = "unnamed";

    public string? Note { get; init; } = "a note";

    public int? Limit { get; init; } = 10;

    public ReportFormat Format { get; init; }

    public ReportFormat? OtherFormat { get; init; }

    public FilePath Root { get; init; }

    public ConfigNode? Anything { get; init; }
}

internal enum ReportFormat
{
    Text,
    [Alias("comma_separated")]
    Csv,
    [ConfigKey("geojson")]
    GeoJson,
}

internal sealed record ListSettings
{
    public IReadOnlyList<int> Sizes { get; init; } = [3, 3];

    public IReadOnlyList<double?> Gaps { get; init; } = [];

    [AllowSingle]
    public IReadOnlyList<string>? Devices { get; init; }

    [AllowSingle]
    public IReadOnlyList<double> TileSize { get; init; } = [];

    public IReadOnlyDictionary<string, double> Weights { get; init; } = new Dictionary<string, double>();

    public IReadOnlyList<IReadOnlyList<int>> Table { get; init; } = [];

    public IReadOnlyList<PointSettings> Points { get; init; } = [];
}

internal sealed record PointSettings
{
    public required double X { get; init; }

    public double Y { get; init; }
}

internal sealed record BoundedSettings
{
    [AtLeast(1)]
    public int Epochs { get; init; } = 1;

    [Positive]
    public double LearningRate { get; init; } = 0.1;

    [Range(0.0, 1.0)]
    public double Momentum { get; init; }

    [Range(0.0, 1.0, MaximumIsExclusive = true)]
    public IReadOnlyList<double> Overlaps { get; init; } = [];

    [NotEmpty]
    public string Name { get; init; } = "x";

    [Length(3, 3)]
    public IReadOnlyList<int> Color { get; init; } = [0, 0, 0];

    [Length(1, 2)]
    public IReadOnlyDictionary<string, int> Splits { get; init; } = new Dictionary<string, int> { ["a"] = 1 };
}

internal sealed record WindowSettings : IValidatedOptions
{
    public int First { get; init; }

    [Alias("end")]
    public int Last { get; init; } = 10;

    public IEnumerable<OptionsProblem> Validate()
    {
        if (Last < First)
        {
            yield return new OptionsProblem(nameof(Last), $"must not be below first ({First}), but is {Last}.");
        }
    }
}
