using Thelper.Data.Collation;
using Thelper.Tasks;

namespace Thelper.Data;

/// <summary>The seeds of a session, all known.</summary>
/// <param name="Test">Chooses the test samples.</param>
/// <param name="Valid">Chooses the validation samples.</param>
/// <param name="Torch">Initial weights, dropout and the order of the samples.</param>
/// <param name="Transforms">Random transforms.</param>
public sealed record Seeds(ulong Test, ulong Valid, ulong Torch, ulong Transforms);

/// <summary>The three sets of a session; a set that no data set contributes to is null.</summary>
/// <param name="Train">What is trained on.</param>
/// <param name="Valid">What training is validated on.</param>
/// <param name="Test">What the best model is tested on.</param>
public sealed record LoaderSet(Loader? Train, Loader? Valid, Loader? Test);

/// <summary>Divides data sets into three sets and makes their loaders.</summary>
/// <param name="datasets">By the names that the splits use.</param>
/// <param name="options">The <c>loaders</c> section.</param>
/// <param name="seeds">The session's seeds.</param>
public sealed class LoaderFactory(
    IReadOnlyDictionary<string, IDataset> datasets, LoadersOptions options, Seeds seeds)
{
    private readonly LearningTask _task = TaskMerger.Merge([.. datasets.Select(entry => (entry.Key, entry.Value.Task))]);

    /// <summary>The samples of each data set, by its name, that go to each set.</summary>
    public IReadOnlyDictionary<string, SplitIndices> Splits { get; } = datasets
        .Where(entry => RatiosOf(options, entry.Key).Sum > 0)
        .ToDictionary(entry => entry.Key, entry => Split(entry.Key, entry.Value, options, seeds));

    /// <summary>What a person may not have meant.</summary>
    public IReadOnlyList<string> Warnings { get; } =
    [
        .. from name in datasets.Keys
           let ratios = RatiosOf(options, name)
           where ratios.IsTooMuch
           select $"The shares of the data set '{name}' add up to {ratios.Sum:G4}; they are taken as parts of that sum.",
        .. BatchCollation.WarningsOf(options),
    ];

    /// <summary>Makes the loaders.</summary>
    /// <exception cref="DataException">A set that was asked for got no sample, or no whole batch.</exception>
    public LoaderSet Create() => new(
        Loader("train", options.TrainSplit, split => split.Train, Settings(options.TrainBatchSize, options.TrainShuffle, options.DropLast)),
        Loader("valid", options.ValidSplit, split => split.Valid, Settings(options.ValidBatchSize, options.ValidShuffle)),
        Loader("test", options.TestSplit, split => split.Test, Settings(options.TestBatchSize, options.TestShuffle)));

    private static SplitRatios RatiosOf(LoadersOptions options, string name) => new(
        options.TrainSplit.GetValueOrDefault(name),
        options.ValidSplit.GetValueOrDefault(name),
        options.TestSplit.GetValueOrDefault(name));

    private static SplitIndices Split(string name, IDataset dataset, LoadersOptions options, Seeds seeds)
    {
        var shuffle = options.Shuffle ?? (options.TrainShuffle || options.ValidShuffle || options.TestShuffle);
        var balanced = dataset.Task is Classification && !options.SkipClassBalancing;
        return new Splitter(seeds.Test, seeds.Valid, shuffle).Split(dataset, RatiosOf(options, name), balanced);
    }

    private LoaderSettings Settings(int? batchSize, bool shuffle, bool dropLast = false) => new(
        batchSize ?? options.BatchSize ?? 1, options.Shuffle ?? shuffle, dropLast, options.Workers, options.PrefetchBatches);

    private Loader? Loader(
        string set, IReadOnlyDictionary<string, double> shares, Func<SplitIndices, IReadOnlyList<int>> indices, LoaderSettings settings)
    {
        if (shares.Values.All(share => share == 0))
        {
            return null;
        }

        var pipeline = new TransformPipeline(Stages(set));
        var source = new SplitSource(
            [.. Splits.Select(entry => (datasets[entry.Key], indices(entry.Value)))], _task, pipeline, seeds.Transforms);
        settings = settings with { Collation = BatchCollation.Of(options, set, _task, seeds.Transforms) };
        var loader = new Loader(source, settings, seeds.Torch);
        if (loader.BatchCount == 0)
        {
            var why = source.Count == 0
                ? "got no sample; give it a larger share, or none"
                : $"has {source.Count} samples, which do not fill one batch of {settings.BatchSize}, and drop_last leaves the rest out";
            throw new DataException($"The {set} set {why}.");
        }

        return loader;
    }

    private IEnumerable<TransformStageOptions> Stages(string set)
    {
        AugmentOptions?[] candidates = set switch
        {
            "train" => [options.Augments, options.TrainvalidAugments, options.TrainAugments],
            "valid" => [options.Augments, options.TrainvalidAugments, options.EvalAugments, options.ValidAugments],
            _ => [options.Augments, options.EvalAugments, options.TestAugments],
        };
        var augments = candidates.FirstOrDefault(candidate => candidate?.Transforms.Count > 0) ?? new AugmentOptions();
        return augments.Append
            ? options.BaseTransforms.Concat(augments.Transforms)
            : augments.Transforms.Concat(options.BaseTransforms);
    }
}
