using Thelper.Data;
using Thelper.Metrics;
using Thelper.Tasks;
using Thelper.Tests.Support;

namespace Thelper.Tests.Metrics;

public sealed class ImageMetricTests
{
    private static readonly SuperResolution Task = new("image", "sharp");

    [Fact]
    public void A_ratio_is_the_mean_over_samples_not_over_batches() => Assert.Equal(
        (20 + 20 + 20 + 40) / 4.0,
        new PeakSignalNoiseRatio().Shown(Task, [Errors(0.1, 0.1, 0.1), Errors(0.01)]).Evaluate(),
        precision: 5);

    [Fact]
    public void The_range_raises_the_ratio() =>
        Assert.Equal(40, new PeakSignalNoiseRatio(dataRange: 10).Shown(Task, [Errors(0.1)]).Evaluate(), precision: 5);

    /// <summary>20·log10(2^24), all that single precision tells.</summary>
    [Fact]
    public void One_perfect_sample_does_not_make_the_mean_infinite() => Assert.Equal(
        ((20 * Math.Log10(1 << 24)) + 20) / 2, new PeakSignalNoiseRatio().Shown(Task, [Errors(0), Errors(0.1)]).Evaluate(), precision: 5);

    [Fact]
    public void A_truth_that_is_no_number_does_not_count()
    {
        var batch = new ShownBatch([0.1f, 5, 9, 9], [2, 2], new[] { 0, double.NaN, double.NaN, double.NaN });

        Assert.Equal(20, new PeakSignalNoiseRatio().Shown(Task, [batch]).Evaluate(), precision: 5);
    }

    [Theory]
    [InlineData("PSNR", "0")]
    [InlineData("SSIM", "-1")]
    [InlineData("PSNR", ".inf")]
    [InlineData("PSNR", "'255'")]
    public void A_range_that_is_none_is_refused(string metric, string range) => Assert.Equal(
        "metric.params.data_range", Bound.Mistake<MetricSection>($"metric: {{type: thelper.optim.{metric}, params: {{data_range: {range}}}}}").Path);

    [Fact]
    public void Equal_images_are_as_alike_as_can_be()
    {
        var scores = Enumerable.Range(0, 144).Select(i => i % 7 / 7f).ToArray();

        Assert.Equal(1, new StructuralSimilarity().Shown(
            Task, [new(scores, [1, 1, 12, 12], Array.ConvertAll(scores, score => (double)score))]).Evaluate(), precision: 12);
    }

    [Fact]
    public void An_image_with_a_truth_that_is_no_number_is_left_out()
    {
        var scores = Enumerable.Range(0, 288).Select(i => i % 7 / 7f).ToArray();
        var truth = Array.ConvertAll(scores, score => (double)score);
        truth[200] = double.NaN;

        Assert.Equal(1, new StructuralSimilarity().Shown(Task, [new(scores, [2, 1, 12, 12], truth)]).Evaluate(), precision: 12);
    }

    [Fact]
    public void An_image_smaller_than_the_window_is_refused() => Assert.Equal(
        "The structural similarity needs images of at least 11×11 pixels, but a sample has the shape [1, 10, 20].",
        Assert.Throws<DataException>(() => new StructuralSimilarity().Shown(
            Task, [new(new float[200], [1, 1, 10, 20], new double[200])])).Message);

    private static ShownBatch Errors(params double[] errors) =>
        new(Array.ConvertAll(errors, error => (float)error), [errors.Length, 1], new double[errors.Length]);
}
