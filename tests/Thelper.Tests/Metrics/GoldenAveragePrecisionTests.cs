using System.Text.Json;
using Thelper.Metrics;
using Thelper.Tasks;
using Thelper.Tests.Support;

namespace Thelper.Tests.Metrics;

/// <summary>The values of the Python original, and of the set of boxes that Padilla et al. published.</summary>
public sealed class GoldenAveragePrecisionTests
{
    private const int Digits = 12;

    [SkippableTheory]
    [InlineData(0.3, AveragePrecisionMethod.AllPoints, "all-points@0.3")]
    [InlineData(0.5, AveragePrecisionMethod.AllPoints, "all-points@0.5")]
    [InlineData(0.3, AveragePrecisionMethod.ElevenPoints, "11-points@0.3")]
    [InlineData(0.5, AveragePrecisionMethod.ElevenPoints, "11-points@0.5")]
    public void The_published_set_has_its_published_precision(double threshold, AveragePrecisionMethod method, string key)
    {
        var published = Golden.Json("pascalvoc_padilla.json");
        var metric = new AveragePrecision(new Detection(["person"], "image", "bboxes"), threshold, method);
        var found = ByImage(published.At("preds"));
        var truth = ByImage(published.At("targets"));
        foreach (var image in truth.Keys.Order(StringComparer.Ordinal))
        {
            metric.Show([found[image]], [truth[image]]);
        }

        Assert.Equal(published.At("results", key, "AP").GetDouble(), metric.Evaluate(), Digits);
    }

    [SkippableTheory]
    [InlineData(0.3, AveragePrecisionMethod.AllPoints, "all-points@0.3")]
    [InlineData(0.5, AveragePrecisionMethod.AllPoints, "all-points@0.5")]
    [InlineData(0.75, AveragePrecisionMethod.AllPoints, "all-points@0.75")]
    [InlineData(0.5, AveragePrecisionMethod.ElevenPoints, "11-points@0.5")]
    public void Each_class_has_the_precision_of_the_original(double threshold, AveragePrecisionMethod method, string key)
    {
        foreach (var name in GoldenBoxes.Task.ClassNames)
        {
            Assert.Equal(
                Golden.Json("metrics_detect.json").At(key, name, "AP").GetDouble(), OfOriginal(threshold, method, name), Digits);
        }
    }

    [SkippableTheory]
    [InlineData(AveragePrecisionMethod.AllPoints, "AveragePrecision() [mAP@0.5]")]
    [InlineData(AveragePrecisionMethod.ElevenPoints, "AveragePrecision(method=11-points)")]
    public void The_mean_is_that_of_the_original(AveragePrecisionMethod method, string key) =>
        Assert.Equal(Golden.Json("metrics_detect.json").At(key).GetDouble(), OfOriginal(0.5, method, null), Digits);

    private static double OfOriginal(double threshold, AveragePrecisionMethod method, string? name)
    {
        var task = GoldenBoxes.Task;
        var metric = new AveragePrecision(task, threshold, method, name is null ? null : task.IndexOf(name));
        GoldenBoxes.ShowTo(metric);
        return metric.Evaluate();
    }

    private static Dictionary<string, BoundingBox[]> ByImage(JsonElement boxes) =>
        GoldenBoxes.Read(boxes).GroupBy(box => box.ImageId!).ToDictionary(group => group.Key, group => group.ToArray());
}
