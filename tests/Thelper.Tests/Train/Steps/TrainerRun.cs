using Thelper.Configuration;
using Thelper.Data;
using Thelper.Optimization;
using Thelper.Sessions;
using Thelper.Tasks;
using Thelper.Tests.Support;
using Thelper.Torch;
using Thelper.Torch.Modules;
using Thelper.Train;

namespace Thelper.Tests.Train.Steps;

/// <summary>A trainer on one batch of samples that a test makes.</summary>
internal static class TrainerRun
{
    /// <summary>Trains for one epoch of one batch.</summary>
    public static SeenBatch Train(
        LearningTask task, Module model, TrainerOptions options, ILossOptions? loss, params IReadOnlyList<Func<Sample>> samples) =>
        Results(task, model, options, loss, samples).Seen;

    /// <inheritdoc cref="Train"/>
    public static (SeenBatch Seen, PassResult Result) Results(
        LearningTask task, Module model, TrainerOptions options, ILossOptions? loss, params IReadOnlyList<Func<Sample>> samples) =>
        Run(task, model, options, loss, samples, trainer => trainer.Train());

    /// <summary>Rehearses, and then trains for one epoch of one batch.</summary>
    public static SeenBatch RehearseAndTrain(
        LearningTask task, Module model, TrainerOptions options, ILossOptions? loss, params IReadOnlyList<Func<Sample>> samples) =>
        Run(task, model, options, loss, samples, trainer =>
        {
            trainer.Rehearse();
            return trainer.Train();
        }).Seen;

    /// <summary>Evaluates one batch.</summary>
    public static SeenBatch Evaluate(
        LearningTask task, Module model, TrainerOptions options, ILossOptions? loss, params IReadOnlyList<Func<Sample>> samples) =>
        Run(task, model, options, loss, samples, trainer => trainer.Evaluate(), trains: false).Seen;

    /// <summary>A sample with numbers as input, and a label where there is one.</summary>
    public static Func<Sample> Sample(object input, object? label, string labelKey = "label") =>
        () => new Sample { ["image"] = Copy(input), [labelKey] = Copy(label) };

    /// <summary>Numbers as an array of channels×1×1.</summary>
    public static SampleArray Scores(params float[] scores) => SampleArray.From<float>(scores, scores.Length, 1, 1);

    public static SampleList List(params object[] places) => new(places);

    private static (SeenBatch Seen, PassResult Result) Run(
        LearningTask task,
        Module model,
        TrainerOptions options,
        ILossOptions? loss,
        IReadOnlyList<Func<Sample>> samples,
        Func<Trainer, SessionResults> act,
        bool trains = true)
    {
        using var folder = new TemporaryFolder();
        using var log = new SessionLog(folder["log.txt"], TimeProvider.System);
        var directory = new SessionDirectory(folder["session"]);
        directory.CreateNew(overwrite: false);
        var context = new SessionContext
        {
            Name = "run",
            Directory = directory,
            Stamp = SessionStamp.Now(TimeProvider.System),
            Log = log,
            Events = new EventList(),
            Configuration = ConfigReader.Parse("name: run", "run.yml"),
        };
        using var loaders = Loaders(task, samples, trains);
        var seen = new SeenBatches();
        using var trainer = Complete(options, loss, seen).Create(
            new TrainerArguments(context, model, task, loaders, Seed: 0, Checkpoint: null));
        var results = act(trainer);
        return (Assert.Single(seen.Batches), Assert.Single(results.Sets).Result);
    }

    private static LoaderSet Loaders(LearningTask task, IReadOnlyList<Func<Sample>> samples, bool trains)
    {
        var all = new Dictionary<string, double> { ["given"] = 1 };
        var options = new LoadersOptions { BatchSize = samples.Count, Workers = 0, Shuffle = false };
        options = trains ? options with { TrainSplit = all } : options with { ValidSplit = all };
        return new LoaderFactory(
            new Dictionary<string, IDataset> { ["given"] = new GivenSamples(task, samples) }, options, new Seeds(1, 2, 3, 4)).Create();
    }

    private static TrainerOptions Complete(TrainerOptions options, ILossOptions? loss, SeenBatches seen) => options with
    {
        Epochs = 1,
        Device = ["cpu"],
        ComputeThreads = 1,
        Optimization = new OptimizationOptions
        {
            Loss = loss is null ? null : new LossSection { Loss = loss },
            Optimizer = new SgdSection { LearningRate = 1 },
        },
        Metrics = new Dictionary<string, Thelper.Metrics.IConsumerOptions>(options.Metrics) { ["seen"] = seen },
    };

    // What a sample holds is freed with it, so that each load needs its own.
    private static object? Copy(object? value) => value switch
    {
        SamplePixels pixels => pixels.Clone(),
        SampleList list => new SampleList(list.Select(Copy)),
        _ => value,
    };
}
