using Thelper.Configuration;
using Thelper.Metrics;
using Thelper.Tasks;
using Thelper.Tests.Support;

namespace Thelper.Tests.Metrics;

public sealed class AccuracyTests
{
    private static readonly Classification Task = new(["a", "b", "c"], "image", "label");
    private readonly Accuracy _accuracy = new();

    [SkippableTheory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(5)]
    public void The_value_is_the_originals(int topK) => Assert.Equal(
        Golden.Json("metrics_classif.json").At("values", $"Accuracy(top_k={topK})").GetDouble(),
        Iterations.Golden(_ => new Accuracy(topK)).Evaluate(),
        precision: 12);

    [Fact]
    public void Without_batches_there_is_no_value() => Assert.Equal(double.NaN, _accuracy.Evaluate());

    [Fact]
    public void Batches_without_truth_do_not_count()
    {
        _accuracy.Show(Task, [[1, 0, 0]], [0]);
        _accuracy.Show(Task, [[1, 0, 0], [1, 0, 0]], targets: null);

        Assert.Equal(100, _accuracy.Evaluate());
    }

    [Fact]
    public void Samples_count_alike_whatever_the_size_of_their_batch()
    {
        _accuracy.Show(Task, [[1, 0, 0], [1, 0, 0], [1, 0, 0]], [0, 0, 0]);
        _accuracy.Show(Task, [[1, 0, 0]], [2]);

        Assert.Equal(75, _accuracy.Evaluate());
    }

    [Fact]
    public void A_reset_forgets_everything()
    {
        _accuracy.Show(Task, [[1, 0, 0]], [2]);
        _accuracy.Reset();
        _accuracy.Show(Task, [[1, 0, 0]], [0]);

        Assert.Equal(100, _accuracy.Evaluate());
    }

    [Theory]
    [InlineData(0, 100)]
    [InlineData(1, 0)]
    [InlineData(2, 0)]
    public void Of_equal_scores_the_first_counts_as_higher(long target, double accuracy)
    {
        _accuracy.Show(Task, [[1, 1, 1]], [target]);

        Assert.Equal(accuracy, _accuracy.Evaluate());
    }

    [Theory]
    [InlineData(float.NaN, float.NaN, float.NaN)]
    [InlineData(float.NaN, 1, 2)]
    [InlineData(1, float.NaN, 0)]
    public void Scores_that_are_no_numbers_are_wrong(float first, float second, float third)
    {
        var accuracy = new Accuracy(topK: 3);

        accuracy.Show(Task, [[first, second, third]], [0]);

        Assert.Equal(0, accuracy.Evaluate());
    }

    [Fact]
    public void Infinite_scores_are_scores()
    {
        _accuracy.Show(Task, [[0, float.PositiveInfinity, 5], [0, float.NegativeInfinity, -5]], [1, 0]);

        Assert.Equal(100, _accuracy.Evaluate());
    }

    [Fact]
    public void Scores_for_another_number_of_classes_are_refused()
    {
        var exception = Assert.Throws<Thelper.Data.DataException>(() => _accuracy.Show(Task, [[1, 0]], [0]));

        Assert.Equal("The model gave scores of the shape 1x2, but the task has 3 classes.", exception.Message);
    }

    [Fact]
    public void More_candidates_than_classes_are_refused()
    {
        var exception = Assert.Throws<SettingException>(() => new AccuracyOptions { TopK = 4 }.Create(Task));

        Assert.Equal("is 4, but the data has 3 classes; with as many, every prediction would be right.", exception.Message);
    }
}
