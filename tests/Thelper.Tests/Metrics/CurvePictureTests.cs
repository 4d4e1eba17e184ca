using System.Text;
using Thelper.Metrics;
using Thelper.Tasks;

namespace Thelper.Tests.Metrics;

public sealed class CurvePictureTests
{
    private static readonly Classification Task = new(["cat", "dog"], "image", "label");

    [Fact]
    public void The_area_stands_in_the_legend_with_three_decimals() => Assert.Contains(
        "auc = 0.889", Svg(new ROCCurve(Task, new() { TargetName = "dog" }), Scores()), StringComparison.Ordinal);

    [Fact]
    public void The_average_precision_stands_in_the_legend() => Assert.Contains(
        "ap = 0.917", Svg(new PrecisionRecallCurve(Task, new() { TargetName = "dog" }), Scores()), StringComparison.Ordinal);

    [Fact]
    public void The_class_stands_above_it() => Assert.Contains(
        "!dog", Svg(new ROCCurve(Task, new() { TargetName = "!dog" }), Scores()), StringComparison.Ordinal);

    [Fact]
    public void One_kind_of_samples_makes_no_picture()
    {
        var batch = Scores() with { Truth = new long[] { 1, 1, 1, 1, 1, 1 } };

        Assert.Null(new ROCCurve(Task, new() { TargetName = "dog" }).Shown(Task, [batch]).Chart());
        Assert.Null(new PrecisionRecallCurve(Task, new() { TargetName = "dog" }).Shown(Task, [batch]).Chart());
    }

    [Fact]
    public void Nothing_seen_makes_no_picture() => Assert.Null(new ROCCurve(Task, new() { TargetName = "dog" }).Chart());

    private static string Svg(ScoreCurve curve, ShownBatch batch) =>
        Encoding.UTF8.GetString(curve.Shown(Task, [batch]).Chart()!.Content.Span);

    /// <summary>Three dogs and three cats, of which one pair is the wrong way round.</summary>
    private static ShownBatch Scores() =>
        new([0, 3, 0, 2, 0, 1, 0, 0, 0, -1, 0, -2], [6, 2], new long[] { 1, 1, 0, 1, 0, 0 });
}
