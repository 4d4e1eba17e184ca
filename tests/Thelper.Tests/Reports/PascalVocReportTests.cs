using System.Text.Json;
using Thelper.Metrics;
using Thelper.Reports;
using Thelper.Sessions;
using Thelper.Tasks;
using Thelper.Tests.Metrics;
using Thelper.Tests.Support;
using Thelper.Train;

namespace Thelper.Tests.Reports;

public sealed class PascalVocReportTests
{
    private const double Tolerance = 1e-12;
    private static readonly Detection Task = new(["cat", "dog", "owl"], "image", "bboxes");
    private static readonly BoundingBox Cat = new(0, 0, 0, 10, 10) { IncludesMargin = false };

    [SkippableTheory]
    [InlineData(0.3, AveragePrecisionMethod.AllPoints, "all-points@0.3")]
    [InlineData(0.5, AveragePrecisionMethod.AllPoints, "all-points@0.5")]
    [InlineData(0.75, AveragePrecisionMethod.AllPoints, "all-points@0.75")]
    [InlineData(0.3, AveragePrecisionMethod.ElevenPoints, "11-points@0.3")]
    [InlineData(0.5, AveragePrecisionMethod.ElevenPoints, "11-points@0.5")]
    [InlineData(0.75, AveragePrecisionMethod.ElevenPoints, "11-points@0.75")]
    public void All_that_the_original_tells_is_in_the_json(double threshold, AveragePrecisionMethod method, string key)
    {
        var report = new PascalVocReport(GoldenBoxes.Task, new() { IouThreshold = threshold, Method = method, Format = ReportFormat.Json });
        GoldenBoxes.ShowTo(report);

        AssertSame(Golden.Json("metrics_detect.json").At(key), Json(report));
    }

    [SkippableTheory]
    [InlineData(0.3, AveragePrecisionMethod.AllPoints, "all-points@0.3")]
    [InlineData(0.5, AveragePrecisionMethod.AllPoints, "all-points@0.5")]
    [InlineData(0.3, AveragePrecisionMethod.ElevenPoints, "11-points@0.3")]
    [InlineData(0.5, AveragePrecisionMethod.ElevenPoints, "11-points@0.5")]
    public void The_published_set_has_its_published_curve(double threshold, AveragePrecisionMethod method, string key)
    {
        var published = Golden.Json("pascalvoc_padilla.json");
        var report = new PascalVocReport(
            new Detection(["person"], "image", "bboxes"), new() { IouThreshold = threshold, Method = method, Format = ReportFormat.Json });
        var found = GoldenBoxes.Read(published.At("preds")).ToLookup(box => box.ImageId!);
        foreach (var image in GoldenBoxes.Read(published.At("targets")).GroupBy(box => box.ImageId!))
        {
            report.Show([[.. found[image.Key]]], [[.. image]]);
        }

        AssertSame(published.At("results", key), Json(report).At("person"));
    }

    [Fact]
    public void A_class_that_is_found_and_never_there_has_no_precision()
    {
        var owl = Json(Shown(new() { Format = ReportFormat.Json })).At("owl");

        Assert.Equal(JsonValueKind.Null, owl.At("AP").ValueKind);
        Assert.Equal("[null]", owl.At("recall").GetRawText().Replace(" ", "").Replace("\n", ""));
        Assert.Equal((0, 0, 1), (owl.At("total positives").GetInt32(), owl.At("total TP").GetInt32(), owl.At("total FP").GetInt32()));
    }

    [Fact]
    public void A_difficult_object_need_not_be_found()
    {
        var report = new PascalVocReport(Task, new() { Format = ReportFormat.Json });
        report.Show([[Found(Cat, 0.9)]], [[Cat, new BoundingBox(0, 50, 0, 60, 10) { IsDifficult = true }]]);

        Assert.Equal(1, Json(report).At("cat", "total positives").GetInt32());
    }

    [Fact]
    public void As_csv_it_has_a_row_for_each_class() => Assert.Equal(
        [
            "class_name,iou_threshold,eval_method,AP,precision,recall,total positives,total TP,total FP",
            "cat,0.5,all-points,1,1,1,1,1,0", "dog,0.5,all-points,0,,,1,0,0", "owl,0.5,all-points,,0,,0,0,1",
        ],
        Shown(new() { Format = ReportFormat.Csv }).Report()!.Split('\n'));

    [Fact]
    public void As_text_it_is_the_table_of_the_average_precision()
    {
        var metric = new AveragePrecision(Task);
        Show(metric);

        Assert.Equal(metric.Report(), Shown(new()).Report());
    }

    [Fact]
    public void Classes_can_have_other_names()
    {
        var report = (PascalVocReport)Bound.To<TrainerOptions>(
            "metrics: {voc: {type: thelper.train.PascalVocReport, params: {format: json, class_names: [Katze, Hund, Eule]}}}").Metrics["voc"].Create(Task);
        Show(report);

        Assert.Equal(["Katze", "Hund", "Eule"], Json(report).EnumerateObject().Select(entry => entry.Name));
    }

    [Fact]
    public void Before_any_batch_there_is_no_report() => Assert.Null(new PascalVocReport(Task, new()).Report());

    [Fact]
    public void It_goes_on_where_another_one_stands()
    {
        var whole = Shown(new() { Format = ReportFormat.Json });
        var other = new PascalVocReport(Task, new() { Format = ReportFormat.Json }).GoingOnFrom(whole);
        Show(whole);
        Show(other);

        Assert.Equal(whole.Report(), other.Report());
    }

    [Fact]
    public void Another_task_is_refused() => Assert.Equal(
        "The report of average precisions is for detection, but the data is for classification into 2 classes.",
        Assert.Throws<SessionException>(() => new PascalVocReportOptions().Create(new Classification(["a", "b"], "image", "label"))).Message);

    [Fact]
    public void Its_options_have_names() => Assert.Equal(
        new PascalVocReportOptions { IouThreshold = 0.75, Method = AveragePrecisionMethod.ElevenPoints, Format = ReportFormat.Csv },
        Bound.To<TrainerOptions>(
            "metrics: {voc: {type: thelper.train.PascalVocReport, params: {iou_threshold: 0.75, method: 11-points, format: csv}}}").Metrics["voc"]);

    private static PascalVocReport Shown(PascalVocReportOptions options)
    {
        var report = new PascalVocReport(Task, options);
        Show(report);
        return report;
    }

    private static void Show(IPredictionConsumer consumer) => consumer.Show(
        [[Found(Cat, 0.9), Found(Cat with { ClassIndex = 2 }, 0.8)]], [[Cat, Cat with { ClassIndex = 1 }]]);

    private static BoundingBox Found(BoundingBox box, double confidence) => box with { Confidence = confidence };

    private static JsonElement Json(PascalVocReport report) => JsonSerializer.Deserialize<JsonElement>(report.Report()!);

    private static void AssertSame(JsonElement expected, JsonElement actual)
    {
        switch (expected.ValueKind)
        {
            case JsonValueKind.Object:
                Assert.Equal(expected.EnumerateObject().Select(entry => entry.Name), actual.EnumerateObject().Select(entry => entry.Name));
                Assert.All(expected.EnumerateObject(), entry => AssertSame(entry.Value, actual.At(entry.Name)));
                break;
            case JsonValueKind.Array:
                Assert.Equal(expected.GetArrayLength(), actual.GetArrayLength());
                Assert.All(expected.EnumerateArray().Zip(actual.EnumerateArray()), pair => AssertSame(pair.First, pair.Second));
                break;
            case JsonValueKind.Number:
                Assert.Equal(expected.GetDouble(), actual.GetDouble(), Tolerance);
                break;
            default:
                Assert.Equal(expected.GetString(), actual.GetString());
                break;
        }
    }
}
