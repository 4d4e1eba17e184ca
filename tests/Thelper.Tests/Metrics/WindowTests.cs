using Thelper.Metrics;
using Thelper.Tasks;
using Thelper.Tests.Support;

namespace Thelper.Tests.Metrics;

/// <summary>Metrics that look at the last batches alone.</summary>
public sealed class WindowTests
{
    private static readonly Regression Task = new("input", "target");

    [Theory]
    [InlineData(1, 8.0)]
    [InlineData(2, 6.0)]
    [InlineData(3, 14.0 / 3)]
    [InlineData(4, 3.75)]
    [InlineData(9, 3.75)]
    public void The_last_batches_count(int size, double expected) => Assert.Equal(expected, Of(size).Shown(Task, Errors(1, 2, 4, 8)).Evaluate());

    [Fact]
    public void Without_a_size_all_batches_count() => Assert.Equal(3.75, Of(null).Shown(Task, Errors(1, 2, 4, 8)).Evaluate());

    /// <summary>In its place is nothing then, not what was there before.</summary>
    [Fact]
    public void A_batch_without_a_truth_empties_its_place()
    {
        var batches = Errors(1, 2, 4, 8);
        batches[3] = batches[3] with { Truth = null };

        Assert.Equal(4, Of(2).Shown(Task, batches).Evaluate());
    }

    /// <summary>A bin has its batch's number modulo the size, so that the first of an epoch replaces no other than itself.</summary>
    [Fact]
    public void Another_count_of_batches_begins_anew() =>
        Assert.Equal(16, Of(2).Shown(Task, Errors(1, 2, 4)).Shown(Task, Errors(16)).Evaluate());

    [Fact]
    public void Samples_in_view_count_alike() => Assert.Equal(
        2.5, Of(2).Shown(Task, [.. Errors(100), new([0, 0, 0], [3, 1], new[] { 2.0, 2, 2 }), .. Errors(4)]).Evaluate());

    /// <summary>To find the classes of a batch takes 8 bytes for each pixel, but once for all bins.</summary>
    [Theory]
    [InlineData("CohenKappa", "")]
    [InlineData("ExternalMetric", "metric_name: sklearn.metrics.accuracy_score, metric_type: classif_best, metric_goal: max, ")]
    public void Bins_hold_nothing_for_each_pixel(string metric, string parameters)
    {
        const int side = 256;
        var task = new Segmentation(["a", "b"], "image", "mask");
        var consumer = Bound.To<MetricSection>(
            $"metric: {{type: thelper.optim.{metric}, params: {{{parameters}max_win_size: 8}}}}").Metric.Create(task);
        var batches = Enumerable.Repeat(new ShownBatch(new float[2 * side * side], [1, 2, side, side], new long[side * side]), 8).ToArray();
        consumer.Shown(task, batches, to: 1);
        var before = GC.GetAllocatedBytesForCurrentThread();
        consumer.Shown(task, batches, from: 1);

        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 8 * side * side);
    }

    [Theory]
    [InlineData("0")]
    [InlineData("-3")]
    public void A_size_below_one_is_refused(string size) => Assert.Equal(
        $"must be at least 1, but is {size}.",
        Bound.Mistake<MetricSection>($"metric: {{type: thelper.optim.Accuracy, params: {{max_win_size: {size}}}}}").Sentence);

    private static MeanAbsoluteError Of(int? size) => new(ErrorReduction.Mean, size);

    /// <summary>A batch with one sample for each error.</summary>
    private static ShownBatch[] Errors(params double[] errors) => [.. errors.Select(error => new ShownBatch([0], [1, 1], new[] { error }))];
}
