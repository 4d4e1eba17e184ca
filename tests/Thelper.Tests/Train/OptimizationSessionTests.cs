using Thelper.Configuration;
using Thelper.Data;
using Thelper.Sessions;
using Thelper.Tests.Data;

namespace Thelper.Tests.Train;

/// <summary>What the trainer tells losses and schedulers.</summary>
public sealed class OptimizationSessionTests : IDisposable
{
    private const string Optimizer = "trainer.optimization.optimizer={type: torch.optim.SGD, params: {lr: 0.01, momentum: 0.9}}";
    private const string OneCycle = "trainer.optimization.scheduler={type: torch.optim.lr_scheduler.OneCycleLR, params: {max_lr: 0.05, epochs: 4}}";
    private const string Cosine = "trainer.optimization.scheduler={type: torch.optim.lr_scheduler.CosineAnnealingLR, params: {T_max: 4}, warmup_epochs: 1}";
    private const string Plateau = "trainer.optimization.scheduler={type: torch.optim.lr_scheduler.ReduceLROnPlateau, params: {patience: 0, threshold: 0.5, factor: 0.5}, step_metric: accuracy}";

    private readonly TinySession _session = new();

    [Theory]
    [InlineData(OneCycle)]
    [InlineData(Cosine)]
    [InlineData(Plateau)]
    public void A_resumed_session_ends_with_the_bits_of_one_that_was_never_stopped(string scheduler)
    {
        using var whole = new TinySession();
        whole.Start("trainer.epochs=4", Optimizer, scheduler);
        _session.Start("trainer.epochs=2", Optimizer, scheduler);
        _session.Resume("trainer.epochs=4");

        Assert.Equal(SavedState.OfLatest(whole), SavedState.OfLatest(_session));
    }

    [Fact]
    public void One_cycle_is_stepped_after_every_batch()
    {
        _session.Start("trainer.epochs=2", Optimizer, "trainer.optimization.scheduler={type: torch.optim.lr_scheduler.OneCycleLR, params: {max_lr: 0.05, anneal_strategy: linear}}");

        // 10 steps in all, of which the rate rises in 3: it is highest after 2, and after 5 it has fallen for 3 of 7.
        Assert.Equal([0.05 / 25, 0.05 - ((0.05 - (0.05 / 25 / 1e4)) * 3 / 7)], Rates(), (a, b) => Math.Abs(a - b) <= 1e-12);
    }

    [Fact]
    public void A_scheduler_that_is_added_later_is_where_it_would_be_by_now()
    {
        _session.Start("trainer.epochs=2", Optimizer);
        _session.Resume("trainer.epochs=3", "trainer.optimization.scheduler={type: torch.optim.lr_scheduler.ExponentialLR, params: {gamma: 0.5}}");

        Assert.Equal([0.01 * 0.25], Rates());
    }

    [Fact]
    public void A_learning_rate_that_is_overridden_counts_for_a_schedule_of_its_own_form()
    {
        _session.Start("trainer.epochs=2", Optimizer, "trainer.optimization.scheduler={type: torch.optim.lr_scheduler.ExponentialLR, params: {gamma: 0.5}}");
        _session.Resume("trainer.epochs=3", "trainer.optimization.optimizer.params.lr=0.1");

        Assert.Equal([0.1 * 0.25], Rates());
    }

    [Fact]
    public void A_plateau_is_found_in_the_values_of_the_validation_set()
    {
        _session.Start("trainer.epochs=3", Optimizer, Plateau, "trainer.monitor=accuracy");
        var accuracies = _session.Events.OfKind<EpochFinished>()
            .Select(epoch => epoch.Valid!.Metrics.Single(metric => metric.Name == "accuracy").Value).ToArray();

        var (best, rate) = (double.NegativeInfinity, 0.01);
        var expected = new List<double>();
        foreach (var accuracy in accuracies)
        {
            expected.Add(rate);
            var isBetter = accuracy > best * 1.5;
            (best, rate) = isBetter ? (accuracy, rate) : (best, rate / 2);
        }

        Assert.Equal(expected, Rates());
    }

    [Theory]
    [InlineData("trainer.optimization.scheduler={type: torch.optim.lr_scheduler.ReduceLROnPlateau, step_metric: report}", "trainer.optimization.scheduler.step_metric", "is 'report', but the valid set has no metric of that name; it has loss, accuracy.")]
    [InlineData("trainer.optimization.scheduler={type: torch.optim.lr_scheduler.ReduceLROnPlateau, params: {mode: max}}", "trainer.optimization.scheduler.params.mode", "is max, but lower values of what the scheduler looks at are better; leave it out, or name another step_metric.")]
    [InlineData("trainer.optimization.loss={type: torch.nn.CrossEntropyLoss, weight_distribution: {hexagon: 2}}", "trainer.optimization.loss.weight_distribution", "has a weight for 'hexagon', but the classes are ")]
    [InlineData("trainer.optimization.loss={type: torch.nn.CrossEntropyLoss, params: {weight: [1]}}", "trainer.optimization.loss.params.weight", "has 1 values, but the data has 5 classes.")]
    [InlineData("trainer.optimization.scheduler={type: torch.optim.lr_scheduler.OneCycleLR, params: {max_lr: 1, total_steps: 2}}", "trainer.optimization.scheduler.params.total_steps", "is 2, but training has 10 steps; give more, or leave it out for a cycle as long as the training.")]
    [InlineData("trainer.optimization.scheduler={type: torch.optim.lr_scheduler.OneCycleLR, params: {max_lr: 1, epochs: 1}}", "trainer.optimization.scheduler.params.epochs", "is 1, which makes a cycle of 5 steps, but training has 10 steps;")]
    public void A_mistake_is_told_with_its_place_before_a_folder_is_made(string change, string path, string sentence)
    {
        var error = Assert.Single(Assert.Throws<ConfigException>(() => _session.Start(change)).Errors);

        Assert.Equal(path, error.Path);
        Assert.StartsWith(sentence, error.Sentence, StringComparison.Ordinal);
        Assert.False(Directory.Exists(_session.SaveDirectory));
    }

    [Fact]
    public void A_warm_up_that_training_does_not_outlast_is_a_warning()
    {
        _session.Start("trainer.optimization.scheduler={type: torch.optim.lr_scheduler.ExponentialLR, params: {gamma: 0.5}, warmup_epochs: 9}");

        Assert.Equal(
            "The scheduler's warmup_epochs is 9, but training has 2 epochs, so the learning rate never reaches its full height.",
            Assert.Single(_session.Events.OfKind<RunWarning>()).Text);
    }

    [Fact]
    public void A_batch_that_is_larger_than_the_training_set_is_a_warning()
    {
        _session.Start("loaders.batch_size=64");

        Assert.Equal(
            "The batch size of the training set is 64, but it has 40 samples, so an epoch is a single step; "
            + "a smaller one gives more steps (loaders.batch_size or loaders.train_batch_size).",
            Assert.Single(_session.Events.OfKind<RunWarning>()).Text);
    }

    [Fact]
    public void Classes_of_drawn_images_can_be_weighted_by_their_samples() =>
        Assert.NotNull(_session.Start("trainer.optimization.loss={type: torch.nn.CrossEntropyLoss, weight_distribution: linear}").Best);

    [Fact]
    public void Only_the_samples_of_the_training_set_are_counted()
    {
        var options = new LoadersOptions
        {
            TrainSplit = new Dictionary<string, double> { ["one"] = 1, ["two"] = 0 },
            ValidSplit = new Dictionary<string, double> { ["two"] = 1 },
            BatchSize = 1,
        };
        using var loaders = new LoaderFactory(
            new Dictionary<string, IDataset>
            {
                ["one"] = new LabelledDataset([0, 0, 1, null], "a", "b"),
                ["two"] = new LabelledDataset([0, 1, 1, 1], "b", "c"),
            },
            options,
            new Seeds(1, 2, 3, 4)).Create();

        Assert.Equal([2, 1, 0], loaders.CountClasses());
        Assert.Equal([2, 1, 0], loaders.CountClassesOf("train"));
        Assert.Equal([0, 1, 3], loaders.CountClassesOf("valid"));
        Assert.Equal([0, 0, 0], loaders.CountClassesOf("test"));
    }

    public void Dispose() => _session.Dispose();

    private double[] Rates() => [.. _session.Events.OfKind<EpochFinished>().Select(epoch => epoch.LearningRate)];
}
