using System.Text;
using Thelper.Metrics;
using Thelper.Reports;
using Thelper.Tasks;

namespace Thelper.Tests.Metrics;

public sealed class PrecisionRecallCurvesTests
{
    private static readonly BoundingBox Object = new(0, 0, 0, 10, 10) { IncludesMargin = false };

    [Fact]
    public void Before_any_batch_there_is_no_chart() => Assert.Null(new AveragePrecision(Classes(2)).Chart());

    [Fact]
    public void The_legend_has_each_class_that_has_objects_and_its_average_precision()
    {
        var metric = new AveragePrecision(Classes(3));
        metric.Show([[Found(0, 0.9)]], [[Object, Object with { ClassIndex = 1 }]]);
        var drawing = Drawing(metric);

        Assert.Contains(">average precision at an IoU of 0.5, all points<", drawing, StringComparison.Ordinal);
        Assert.Contains("ap = 1.000: class 0<", drawing, StringComparison.Ordinal);
        Assert.Contains("ap = 0.000: class 1<", drawing, StringComparison.Ordinal);
        Assert.DoesNotContain("class 2", drawing, StringComparison.Ordinal);
    }

    [Fact]
    public void Of_many_classes_the_ten_with_the_most_objects_have_a_name()
    {
        var metric = new AveragePrecision(Classes(12));
        var truth = Enumerable.Range(0, 12).SelectMany(index => Enumerable.Repeat(Object with { ClassIndex = index }, index + 1));
        metric.Show([[]], [[.. truth]]);
        var drawing = Drawing(metric);

        Assert.DoesNotContain(": class 0<", drawing, StringComparison.Ordinal);
        Assert.DoesNotContain(": class 1<", drawing, StringComparison.Ordinal);
        Assert.Contains(": class 2<", drawing, StringComparison.Ordinal);
        Assert.Contains(": class 11<", drawing, StringComparison.Ordinal);
    }

    [Fact]
    public void The_report_has_the_same_chart()
    {
        var (metric, report) = (new AveragePrecision(Classes(2)), new PascalVocReport(Classes(2), new()));
        foreach (var consumer in new IPredictionConsumer[] { metric, report })
        {
            consumer.Show([[Found(0, 0.9), Found(0, 0.8)]], [[Object]]);
        }

        Assert.Equal(Drawing(metric), Drawing(report));
    }

    private static string Drawing(IChartReporter reporter) => Encoding.UTF8.GetString(reporter.Chart()!.Content.Span);

    private static BoundingBox Found(int index, double confidence) => Object with { ClassIndex = index, Confidence = confidence };

    private static Detection Classes(int count) => new([.. Enumerable.Range(0, count).Select(i => $"class {i}")], "image", "bboxes");
}
