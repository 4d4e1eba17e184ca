using Thelper.Data;
using Thelper.Metrics;
using Thelper.Tasks;
using Thelper.Torch;

namespace Thelper.Tests.Metrics;

public sealed class NumberMetricTests
{
    private static readonly Regression Task = new("input", "target");

    public static TheoryData<IMetric, double> Metrics => new()
    {
        { new MeanAbsoluteError(), (1 + 2 + 0 + 4) / 4.0 },
        { new MeanSquaredError(), (1 + 4 + 0 + 16) / 4.0 },
        { new RootMeanSquaredError(), Math.Sqrt((1 + 4 + 0 + 16) / 4.0) },
        // The truths are 2, 4, 3 and 1, their mean is 2.5.
        { new R2(), 1 - ((1 + 4 + 0 + 16) / (0.25 + 2.25 + 0.25 + 2.25)) },
    };

    /// <summary>The first batch has three samples, the second one; a mean of the batches' means would be another number.</summary>
    [Theory]
    [MemberData(nameof(Metrics))]
    public void Every_number_counts_the_same_however_samples_are_batched(IMetric metric, double expected)
    {
        Show(metric, [1, 2, 3], [2, 4, 3]);
        Show(metric, [5], [1]);

        Assert.Equal(expected, metric.Evaluate(), 12);
    }

    [Theory]
    [MemberData(nameof(Metrics))]
    public void A_state_that_was_saved_is_gone_on_with(IMetric metric, double expected)
    {
        Show(metric, [1, 2, 3], [2, 4, 3]);
        var state = metric.SaveState();
        metric.Reset();
        metric.LoadState(state);
        Show(metric, [5], [1]);

        Assert.Equal(expected, metric.Evaluate(), 12);
    }

    [Theory]
    [MemberData(nameof(Metrics))]
    public void Without_a_truth_there_is_no_value(IMetric metric, double expected)
    {
        Assert.False(double.IsNaN(expected));
        Show(metric, [1], null);

        Assert.Equal(double.NaN, metric.Evaluate());
    }

    [Fact]
    public void Other_shapes_than_the_truth_has_are_refused() => Assert.Equal(
        "The model gave [2], but the truth is [1]; an error of numbers needs equal shapes.",
        Assert.Throws<DataException>(() => Show(new MeanAbsoluteError(), [1, 2], [1])).Message);

    private static void Show(IMetric metric, double[] predictions, double[]? targets)
    {
        using var scope = TensorScope.Open();
        metric.Update(new Iteration
        {
            Task = Task,
            Input = Operators.Zeros([predictions.Length]),
            Prediction = Tensors.From<float>([.. predictions.Select(value => (float)value)]),
            Target = targets is null ? null : Tensors.From<double>(targets),
            Sample = new Batch([], predictions.Length),
            Index = 0,
            Count = 1,
            Epoch = 0,
            EpochCount = 1,
            OutputPath = "",
        });
    }
}
