using System.Text.Json;
using Thelper.Data;
using Thelper.Metrics;
using Thelper.Tasks;
using Thelper.Tests.Support;

namespace Thelper.Tests.Metrics;

/// <summary>The boxes that the original saw when the golden files were made.</summary>
internal static class GoldenBoxes
{
    public static Detection Task => new(Golden.Json("detect_inputs.json").At("class_names").Array<string>(), "image", "bboxes");

    /// <summary>Shows a consumer all batches, whose images have a file's name under <c>path</c>.</summary>
    public static void ShowTo(IPredictionConsumer consumer)
    {
        var images = 0;
        foreach (var (found, truth) in Batches("batches_pred").Zip(Batches("batches_target")))
        {
            string[] paths = [.. found.Select(_ => $"photos/{images++}.jpg")];
            consumer.Show(found, truth, new Batch(new() { ["path"] = paths }, found.Length));
        }
    }

    /// <summary>Boxes of a golden file; a class that is no number counts as 0.</summary>
    public static BoundingBox[] Read(JsonElement boxes) => [.. boxes.EnumerateArray().Select(BoxOf)];

    private static IEnumerable<BoundingBox[][]> Batches(string key) =>
        Golden.Json("detect_inputs.json").At(key).EnumerateArray().Select(batch => batch.EnumerateArray().Select(Read).ToArray());

    private static BoundingBox BoxOf(JsonElement box)
    {
        var index = box.At("class_id") is { ValueKind: JsonValueKind.Number } number ? number.GetInt32() : 0;
        var edges = box.At("bbox").Array<double>();
        return new BoundingBox(index, edges[0], edges[1], edges[2], edges[3])
        {
            ImageId = box.At("image_id").GetString(),
            Confidence = box.At("confidence").ValueKind == JsonValueKind.Null ? null : box.At("confidence").GetDouble(),
            IncludesMargin = box.At("include_margin").GetBoolean(),
        };
    }
}
