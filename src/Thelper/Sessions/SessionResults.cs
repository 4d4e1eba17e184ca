using System.Text.Json;
using System.Text.Json.Nodes;

namespace Thelper.Sessions;

/// <summary>The outcome of a session: what <c>results.json</c> holds.</summary>
public sealed record SessionResults
{
    /// <summary>The session's name.</summary>
    public required string Session { get; init; }

    /// <summary>The last result of each set: train, valid, test.</summary>
    public required IReadOnlyList<(string Set, PassResult Result)> Sets { get; init; }

    /// <summary>The epoch with the best monitored value, from 0; null where nothing is monitored or nothing was trained.</summary>
    public required int? BestEpoch { get; init; }

    /// <summary>The monitored metric with its best value.</summary>
    public required MetricValue? Best { get; init; }

    /// <summary>Epochs that the session has trained in all.</summary>
    public required int Epochs { get; init; }

    /// <summary>Seconds in this launch, by phase: train, valid, test and so on.</summary>
    public required IReadOnlyDictionary<string, double> Seconds { get; init; }

    /// <summary>Samples per second of training, over this launch; null where nothing was trained.</summary>
    public required double? ImagesPerSecond { get; init; }

    /// <summary>The results as JSON. A value that is no number is null there.</summary>
    public string ToJson()
    {
        var root = new JsonObject { ["session"] = Session };
        foreach (var (set, result) in Sets)
        {
            root[set] = Json(result.ToPlainData());
        }

        root["monitor"] = Best?.Name;
        root["best_value"] = Number(Best?.Value);
        root["best_epoch"] = BestEpoch;
        root["epochs"] = Epochs;
        root["seconds"] = new JsonObject(Seconds.Select(entry => KeyValuePair.Create(entry.Key, Number(Math.Round(entry.Value, 3)))));
        root["images_per_second"] = Number(ImagesPerSecond is { } speed ? Math.Round(speed, 1) : null);
        return root.ToJsonString(new JsonSerializerOptions { WriteIndented = true }) + "\n";
    }

    private static JsonObject Json(IReadOnlyDictionary<string, object?> values) => new(values.Select(entry => KeyValuePair.Create(
        entry.Key, entry.Value is IReadOnlyDictionary<string, object?> inner ? Json(inner) : Number((double?)entry.Value))));

    private static JsonNode? Number(double? value) => value is { } number && double.IsFinite(number) ? JsonValue.Create(number) : null;
}
