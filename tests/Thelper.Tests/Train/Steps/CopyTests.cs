using Thelper.Data;
using Thelper.Optimization;
using Thelper.Tasks;
using Thelper.Train;

namespace Thelper.Tests.Train.Steps;

/// <summary>Samples with lists, such as augmented copies.</summary>
public sealed class CopyTests : IDisposable
{
    private static readonly Classification Task = new(["a", "b"], "image", "label");
    private static readonly Classification Several = new(["a", "b"], "image", "label", null, multiLabel: true);

    private static readonly SampleArray First = TrainerRun.Scores(1, 0);
    private static readonly SampleArray Second = TrainerRun.Scores(0, 3);

    private readonly ScaledInput _model = new();

    public void Dispose() => _model.Dispose();

    [Fact]
    public void Consumers_see_all_copies_with_their_targets_in_one_order()
    {
        var seen = Train(
            TrainerRun.Sample(TrainerRun.List(First, Second), TrainerRun.List(0L, 1L)),
            TrainerRun.Sample(TrainerRun.List(Second, First), TrainerRun.List(1L, 0L)));

        Assert.Equal([1f, 0, 0, 3, 0, 3, 1, 0], seen.Prediction);
        Assert.Equal([0f, 1, 1, 0], seen.Target!);
        Assert.Equal([4L, 2, 1, 1], seen.InputShape);
    }

    [Fact]
    public void The_samples_keep_their_lists() => Assert.IsType<object?[]>(
        Train(TrainerRun.Sample(TrainerRun.List(First, Second), TrainerRun.List(0L, 1L))).Label);

    [Fact]
    public void The_loss_is_the_mean_of_the_copies()
    {
        var seen = Train(TrainerRun.Sample(TrainerRun.List(First, Second), TrainerRun.List(0L, 1L)));

        Assert.Equal((Surprise(1) + Surprise(3)) / 2, seen.Loss!.Value, tolerance: 1e-6);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(5)]
    public void Equal_copies_change_the_model_as_one_does(int copies)
    {
        Train(TrainerRun.Sample(TrainerRun.List([.. Enumerable.Repeat(First, copies)]), 0L));

        // The gradient of ln(1 + e⁻ᶠ) for f = 1, against which one step with the learning rate 1 was made.
        Assert.Equal(1 + (1 / (1 + Math.E)), _model.Factor, tolerance: 1e-6);
    }

    [Fact]
    public void Copies_are_evaluated_by_the_mean_of_their_scores()
    {
        var seen = Evaluate(Task, TrainerRun.Sample(TrainerRun.List(First, Second), TrainerRun.List(1L, 1L)));

        Assert.Equal([0.5f, 1.5f], seen.Prediction);
        Assert.Equal([1f], seen.Target!);
        Assert.Equal(Surprise(1), seen.Loss!.Value, tolerance: 1e-6);
        Assert.Equal([1L, 2, 1, 1], seen.InputShape);
    }

    [Fact]
    public void One_label_may_serve_all_copies() => Assert.Equal(
        [1f, 1], Train(TrainerRun.Sample(TrainerRun.List(First, Second), 1L)).Target!);

    [Fact]
    public void A_list_of_names_is_the_label_of_every_copy() => Assert.Equal([1f, 1], Evaluate(
        Several, TrainerRun.Sample(TrainerRun.List(First, Second, First), TrainerRun.List("a", "b"))).Target!);

    [Fact]
    public void Copies_may_have_a_flag_for_each_class() => Assert.Equal([1f, 0], Evaluate(
        Several, TrainerRun.Sample(
            TrainerRun.List(First, Second), TrainerRun.List(SampleArray.From<byte>([1, 0], 2), SampleArray.From<byte>([1, 0], 2)))).Target!);

    [Fact]
    public void Copies_can_be_predicted_without_labels()
    {
        var seen = Evaluate(Task, TrainerRun.Sample(TrainerRun.List(First, Second), label: null));

        Assert.Equal([0.5f, 1.5f], seen.Prediction);
        Assert.Equal((null, null), (seen.Target, seen.Loss));
    }

    [Fact]
    public void Duplicated_samples_without_labels_can_be_predicted() => Assert.Null(
        Evaluate(Task, TrainerRun.Sample(TrainerRun.List(First, Second), new SampleList([null, null]))).Target);

    [Fact]
    public void Copies_without_labels_cannot_be_learned() => Assert.Equal(
        "Training needs the truth, but the samples have nothing under 'label'; a set without it can only be evaluated.",
        Assert.Throws<DataException>(() => Train(TrainerRun.Sample(TrainerRun.List(First, Second), label: null))).Message);

    [Fact]
    public void Copies_with_different_labels_cannot_be_averaged() => Assert.Equal(
        "The predictions for the copies of a sample are averaged where it is evaluated, but the copies differ in 'label'; leave operations "
        + "that change it to the transforms of the training set (loaders.train_augments).",
        Assert.Throws<DataException>(
            () => Evaluate(Task, TrainerRun.Sample(TrainerRun.List(First, Second), TrainerRun.List(0L, 1L)))).Message);

    [Fact]
    public void Lists_of_different_lengths_are_refused() => Assert.Equal(
        "Each sample has a list of 2 under 'image', but a list of 3 under 'label'; operations that make lists must do so with both, or with "
        + "'image' alone.",
        Assert.Throws<DataException>(
            () => Train(TrainerRun.Sample(TrainerRun.List(First, Second), TrainerRun.List(0L, 1L, 1L)))).Message);

    [Fact]
    public void A_list_of_labels_for_one_input_is_refused() => Assert.StartsWith(
        "Each sample has 1 value under 'image', but a list of 2 under 'label';",
        Assert.Throws<DataException>(() => Train(TrainerRun.Sample(First, TrainerRun.List(0L, 1L)))).Message,
        StringComparison.Ordinal);

    [Fact]
    public void Copies_of_different_sizes_are_refused() => Assert.Equal(
        "The entry 'image' of the samples is a list of different sizes, [2, 1, 1] and [3, 1, 1]; the transforms must give all copies one size.",
        Assert.Throws<DataException>(() => Train(
            TrainerRun.Sample(TrainerRun.List(First, TrainerRun.Scores(1, 2, 3)), TrainerRun.List(0L, 1L)))).Message);

    private SeenBatch Train(params Func<Sample>[] samples) =>
        TrainerRun.Train(Task, _model, new TrainerOptions(), new CrossEntropyLossOptions(), samples);

    private SeenBatch Evaluate(Classification task, params Func<Sample>[] samples) => TrainerRun.Evaluate(
        task, _model, new TrainerOptions(), task.MultiLabel ? new BceWithLogitsLossOptions() : new CrossEntropyLossOptions(), samples);

    /// <summary>The cross entropy where the right class of two has a score that is higher by a margin.</summary>
    private static double Surprise(double margin) => Math.Log(1 + Math.Exp(-margin));
}
