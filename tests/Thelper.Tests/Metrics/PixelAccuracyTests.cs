using Thelper.Configuration;
using Thelper.Data;
using Thelper.Metrics;
using Thelper.Tasks;

namespace Thelper.Tests.Metrics;

/// <summary>The accuracy of a segmentation.</summary>
public sealed class PixelAccuracyTests
{
    private static readonly Segmentation Task = new(["sky", "road", "tree"], "image", "label", dontCare: 255);
    private readonly Accuracy _accuracy = new();

    [SkippableTheory]
    [InlineData(1, "Accuracy")]
    [InlineData(2, "Accuracy top2")]
    public void The_value_is_the_originals(int topK, string name) => Assert.Equal(
        PixelIterations.GoldenValue(name), PixelIterations.GoldenPixels(_ => new Accuracy(topK), dontCare: false).Evaluate(), precision: 12);

    [Fact]
    public void Pixels_that_stand_for_no_class_do_not_count()
    {
        _accuracy.ShowPixels(Task, [0, 1, 2, 2], [0, 0, 255, 255]);

        Assert.Equal(50, _accuracy.Evaluate());
    }

    [Fact]
    public void Where_no_pixel_counts_there_is_no_value()
    {
        _accuracy.ShowPixels(Task, [0, 1], [255, 255]);

        Assert.Equal(double.NaN, _accuracy.Evaluate());
    }

    [Fact]
    public void Pixels_count_alike_whatever_the_size_of_their_image()
    {
        _accuracy.ShowPixels(Task, [0, 0, 0], [0, 0, 0]);
        _accuracy.ShowPixels(Task, [0], [1]);

        Assert.Equal(75, _accuracy.Evaluate());
    }

    [Fact]
    public void Scores_that_are_no_numbers_are_wrong()
    {
        var accuracy = new Accuracy(topK: 2);
        accuracy.ShowPixels(Task, [-1, 0], [0, 0]);

        Assert.Equal(50, accuracy.Evaluate());
    }

    [Theory]
    [InlineData(1)]
    [InlineData(8)]
    [InlineData(37)]
    public void Scores_that_are_no_numbers_are_wrong_at_every_place(int pixels)
    {
        _accuracy.ShowPixels(Task, [.. Enumerable.Repeat(-1, pixels)], new long[pixels]);

        Assert.Equal(0, _accuracy.Evaluate());
    }

    [Theory]
    [InlineData(1, 0, 100)]
    [InlineData(37, 0, 100)]
    [InlineData(1, 1, 0)]
    [InlineData(37, 1, 0)]
    [InlineData(37, 2, 0)]
    public void Of_equal_scores_the_first_counts_as_higher_at_every_place(int pixels, long label, double expected)
    {
        var scores = Enumerable.Repeat(2f, 3 * pixels).ToArray();
        _accuracy.ShowScores(Task, scores, [.. Enumerable.Repeat(label, pixels)], [1, 3, 1, pixels]);

        Assert.Equal(expected, _accuracy.Evaluate());
    }

    [Fact]
    public void A_label_that_is_no_class_is_refused() => Assert.Equal(
        "The truth has the class index 3, but indices are 0 to 2.",
        Assert.Throws<DataException>(() => _accuracy.ShowPixels(Task, [0], [3])).Message);

    [Fact]
    public void More_candidates_than_classes_are_refused() => Assert.Equal(
        "is 4, but the data has 3 classes; with as many, every prediction would be right.",
        Assert.Throws<SettingException>(() => new AccuracyOptions { TopK = 4 }.Create(Task)).Message);

    [Fact]
    public void Another_task_is_refused() => Assert.Equal(
        "The accuracy is for classification and segmentation, but the data is for regression.",
        Assert.Throws<DataException>(() => new AccuracyOptions().Create(new Regression("image", "target"))).Message);
}
