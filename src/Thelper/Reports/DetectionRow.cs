using Thelper.Tasks;

namespace Thelper.Reports;

/// <summary>Writes a true object with the boxes that go with it.</summary>
/// <param name="names">Of the classes.</param>
/// <param name="keys">Of the samples' entries.</param>
internal sealed class DetectionRow(ClassMap names, IReadOnlyList<string> keys)
{
    private const string Unknown = "unknown";
    private static readonly string[] Parts = ["name", "bbox", "conf", "iou"];

    private string[] First => ["sample", "target_name", "target_bbox", .. keys];

    /// <summary>The names of the fields, for boxes up to a number.</summary>
    /// <param name="boxes">0 or more.</param>
    public string[] Header(int boxes) =>
        [.. First, .. Enumerable.Range(1, boxes).SelectMany(rank => Parts.Select(part => $"detect_{rank}_{part}"))];

    /// <summary>The same for any number of boxes.</summary>
    public string[] OpenHeader => [.. First, .. Parts.Select(part => $"detect_{part}[N]"), "(...)[N]"];

    /// <summary>How many boxes a row of a number of fields has.</summary>
    public int BoxesIn(int fields) => (fields - First.Length) / Parts.Length;

    /// <summary>The fields of a row.</summary>
    /// <param name="group">Object and boxes.</param>
    /// <param name="image">The image's name or number; null where it has none.</param>
    /// <param name="entries">Those of the sample.</param>
    public string[] Fields(DetectionGroup group, string? image, object?[] entries) =>
    [
        image ?? Unknown,
        group.Target is { } target ? NameOf(target) : Unknown,
        group.Target is { } box ? Edges(box) : Unknown,
        .. entries.Select(LoggedEntries.Text),
        .. group.Found.SelectMany(found => new[]
        {
            NameOf(found.Box), Edges(found.Box), Share(found.Box.Confidence), Share(found.Overlap),
        }),
    ];

    /// <summary>The row as JSON has it.</summary>
    /// <inheritdoc cref="Fields"/>
    public OrderedDictionary<string, object?> ToPlainData(DetectionGroup group, string? image, object?[] entries)
    {
        var data = new OrderedDictionary<string, object?>
        {
            ["target"] = group.Target is { } target ? TargetData(target with { ImageId = target.ImageId ?? image }) : null,
            ["detect"] = group.Found.Select(FoundData).ToArray(),
        };
        foreach (var (key, value) in keys.Zip(entries))
        {
            data[key] = value;
        }

        return data;
    }

    private OrderedDictionary<string, object?> TargetData(BoundingBox target)
    {
        var data = BoxData.ToPlainData(target);
        data.Insert(0, "class_name", NameOf(target));
        return data;
    }

    private OrderedDictionary<string, object?> FoundData(FoundBox found)
    {
        var data = BoxData.ToPlainData(found.Box);
        data.Insert(0, "iou", found.Overlap);
        data.Add("class_name", NameOf(found.Box));
        return data;
    }

    private string NameOf(BoundingBox box) => names.NameOf(box.ClassIndex) ?? Unknown;

    private static string Edges(BoundingBox box) =>
        $"[{string.Join(", ", new[] { box.XMin, box.YMin, box.XMax, box.YMax }.Select(ReportNumbers.Text))}]";

    private static string Share(double? value) => value is { } share ? ReportNumbers.Rounded(share) : Unknown;
}
