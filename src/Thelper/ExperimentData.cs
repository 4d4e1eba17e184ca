using Thelper.Configuration;
using Thelper.Data;
using Thelper.Data.Facts;
using Thelper.Sessions;
using Thelper.Tasks;

namespace Thelper;

/// <summary>
/// The data of an experiment: its data sets opened and divided, and the loaders of the three sets. Owns both.
/// <code>
/// using var data = ExperimentData.Open(ConfigReader.Read("flowers.yml"));
/// foreach (var batch in data.Loaders.Train!.Load(epoch: 0)) ...
/// </code>
/// </summary>
public sealed class ExperimentData : IDisposable
{
    private ExperimentData(DataOptions options, LearningTask? before, IEnumerable<ConfigWarning> warnings)
    {
        Datasets = options.Datasets.ToDictionary(entry => entry.Key, entry => entry.Value.Open(entry.Key));
        Task = TaskMerger.Merge([.. Datasets.Select(entry => (entry.Key, entry.Value.Task))]);
        if (before is not null)
        {
            Task = ResumedTask.Choose(before, Task, options.Loaders.TaskCompatMode);
        }

        Seeds = SeedsOf(options.Loaders);
        var factory = new LoaderFactory(Datasets, options.Loaders, Seeds, Task);
        (Splits, Loaders) = (factory.Splits, factory.Create());
        Warnings = [.. warnings.Select(warning => warning.ToString()), .. factory.Warnings, .. WarningsOf(Loaders.Train)];
    }

    /// <summary>The data sets by name.</summary>
    public IReadOnlyDictionary<string, OpenDataset> Datasets { get; }

    /// <summary>What all data sets together ask of a model.</summary>
    public LearningTask Task { get; }

    /// <summary>The samples of each data set, by its name, that go to each set.</summary>
    public IReadOnlyDictionary<string, SplitIndices> Splits { get; }

    /// <summary>The three sets.</summary>
    public LoaderSet Loaders { get; }

    /// <summary>What a person may not have meant, and old spellings in the configuration.</summary>
    public IReadOnlyList<string> Warnings { get; }

    /// <summary>How batches are loaded, and how much memory they take at most; one sample of each set is loaded for it.</summary>
    /// <exception cref="DataException">A sample cannot be loaded.</exception>
    public string LoadingSummary => new LoaderMemory(this).ToString();

    internal Seeds Seeds { get; }

    /// <summary>The sets that have samples: train, valid, test.</summary>
    public IEnumerable<(string Name, Loader Loader)> Sets =>
        new[] { ("train", Loaders.Train), ("valid", Loaders.Valid), ("test", Loaders.Test) }
            .Where(set => set.Item2 is not null).Select(set => (set.Item1, set.Item2!));

    /// <summary>What is known of the sets without loading their samples.</summary>
    internal IReadOnlyList<SetSummary> DescribeSets()
    {
        return [.. Sets.Select(set => new SetSummary(set.Name, set.Loader.SampleCount, set.Loader.BatchCount, ClassesOf(set.Name)))];

        IReadOnlyList<ClassCount> ClassesOf(string set) =>
            Task is IClassTask { Classes.Indices: var classes } && Loaders.CountClassesOf(set) is { } own && own.Any(count => count > 0)
                ? [.. classes.Where(entry => entry.Value < own.Count && (Task is Classification || own[entry.Value] > 0)).Select(entry => new ClassCount(entry.Key, own[entry.Value]))]
                : [];
    }

    /// <summary>Opens the data of a configuration, which need not have a model or a trainer.</summary>
    /// <param name="document">The configuration; seeds that it does not give are 0.</param>
    /// <param name="catalogue">What it may name; <see cref="StandardComponents.Catalogue"/> by default.</param>
    /// <exception cref="ConfigException">The configuration has mistakes, or does not fit the data.</exception>
    /// <exception cref="DataException">The data is not as it should be.</exception>
    public static ExperimentData Open(ConfigDocument document, ComponentCatalogue? catalogue = null)
    {
        catalogue ??= StandardComponents.Catalogue();
        PluginLoader.Register(document, catalogue);
        var bound = ConfigBinder.Bind<CheckedOptions>(document, catalogue);
        var data = Locating.Run(bound.Places, () => new ExperimentData(bound.Value, null, bound.Warnings));
        try
        {
            TaskSupport.Require(bound.Places, data.Task);
            return data;
        }
        catch
        {
            data.Dispose();
            throw;
        }
    }

    /// <summary>Looks for images that are in more than one of the three sets; decodes all of them.</summary>
    public DuplicateReport FindDuplicates() => new DuplicateFinder(
        Datasets.ToDictionary(entry => entry.Key, entry => entry.Value.Dataset), Splits).Find();

    /// <inheritdoc/>
    public void Dispose()
    {
        Loaders.Dispose();
        foreach (var opened in Datasets.Values)
        {
            (opened.Dataset as IDisposable)?.Dispose();
        }
    }

    /// <param name="options">With or without seeds.</param>
    /// <param name="before">The task of the session that goes on; null where one begins.</param>
    /// <exception cref="SettingException">The configuration does not fit the data.</exception>
    /// <exception cref="SessionException">The data no longer fits the session.</exception>
    internal static ExperimentData Open(DataOptions options, LearningTask? before) => new(options, before, []);

    private static IEnumerable<string> WarningsOf(Loader? train)
    {
        if (train is { SampledCount: var samples, Settings.BatchSize: var size } && samples < size)
        {
            yield return $"The batch size of the training set is {size}, but it has {samples} samples, so an epoch is a single step; "
                + "a smaller one gives more steps (loaders.batch_size or loaders.train_batch_size).";
        }
    }

    private static Seeds SeedsOf(LoadersOptions options) => new(
        (ulong)(options.TestSeed ?? 0), (ulong)(options.ValidSeed ?? 0), (ulong)(options.TorchSeed ?? 0), (ulong)(options.NumpySeed ?? 0));
}
