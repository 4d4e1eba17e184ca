using Thelper.Configuration;
using Thelper.Data;
using Thelper.Sessions;
using Thelper.Tasks;
using Thelper.Torch;
using Thelper.Torch.Modules;

namespace Thelper;

/// <summary>What an experiment is made of once its data was opened. Owns the model.</summary>
internal sealed class ExperimentParts : IDisposable
{
    /// <summary>Opens the data, divides it and makes the model.</summary>
    /// <param name="options">With every seed given.</param>
    /// <param name="checkpoint">Where the session goes on; null starts from the beginning. Stays the caller's.</param>
    /// <exception cref="SettingException">The configuration does not fit the data.</exception>
    /// <exception cref="SessionException">The data no longer fits the checkpoint.</exception>
    public ExperimentParts(ExperimentOptions options, Checkpoint? checkpoint)
    {
        Datasets = options.Datasets.ToDictionary(entry => entry.Key, entry => entry.Value.Open(entry.Key));
        Task = TaskMerger.Merge([.. Datasets.Select(entry => (entry.Key, entry.Value.Task))]);
        Checkpoint = checkpoint;
        if (checkpoint?.Task is { } before)
        {
            Task = ResumedTask.Choose(before, Task, options.Loaders.TaskCompatMode);
            Checkpoint = before.IsSameAs(Task) ? checkpoint : checkpoint.WithoutOptimizer();
        }

        Seeds = SeedsOf(options.Loaders);
        var factory = new LoaderFactory(Datasets, options.Loaders, Seeds, Task);
        (Splits, Loaders) = (factory.Splits, factory.Create());
        Warnings = factory.Warnings;
        Generator.SeedAll(Seeds.Torch);
        Model = options.Model.Create(Task);
    }

    public IReadOnlyDictionary<string, OpenDataset> Datasets { get; }

    /// <summary>Where to go on, without what no longer fits; null starts from the beginning.</summary>
    public Checkpoint? Checkpoint { get; }

    public LearningTask Task { get; }

    public Seeds Seeds { get; }

    public IReadOnlyDictionary<string, SplitIndices> Splits { get; }

    public LoaderSet Loaders { get; }

    public Module Model { get; }

    public IReadOnlyList<(string Label, string Text)> Summarise()
    {
        var weights = Model.Parameters().Sum(parameter => parameter.ElementCount);
        return
        [
            ("task", Task.Summary),
            ("data", string.Join(", ", Sizes())),
            ("model", $"{Model.GetType().Name}, {weights:N0} parameters"),
        ];
    }

    /// <summary>What a person may not have meant.</summary>
    public IReadOnlyList<string> Warnings { get; }

    public void Dispose()
    {
        Loaders.Dispose();
        Model.Dispose();
    }

    private IEnumerable<string> Sizes() =>
        from set in new[] { (Name: "train", Loaders.Train), (Name: "valid", Loaders.Valid), (Name: "test", Loaders.Test) }
        where set.Item2 is not null
        select $"{set.Item2.SampleCount:N0} {set.Name}";

    private static Seeds SeedsOf(LoadersOptions options) => new(
        (ulong)options.TestSeed!.Value, (ulong)options.ValidSeed!.Value, (ulong)options.TorchSeed!.Value, (ulong)options.NumpySeed!.Value);
}
