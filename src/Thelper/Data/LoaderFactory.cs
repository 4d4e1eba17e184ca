using Thelper.Configuration;
using Thelper.Data.Collation;
using Thelper.Data.Samplers;
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
public sealed record LoaderSet(Loader? Train, Loader? Valid, Loader? Test) : IDisposable
{
    /// <summary>
    /// Counts the samples of each class in the training set, by class index; in all sets where there is none. Null where the
    /// task has no classes; 0 for each where no class is known without loading its samples.
    /// </summary>
    public Func<IReadOnlyList<long>?> CountClasses { get; init; } = () => null;

    /// <summary>
    /// Counts the samples of each class in the set of a name (train, valid, test), by class index: null where the task has no
    /// classes, 0 for each where no class is known without loading its samples.
    /// </summary>
    public Func<string, IReadOnlyList<long>?> CountClassesOf { get; init; } = _ => null;

    /// <inheritdoc/>
    public void Dispose()
    {
        Train?.Dispose();
        Valid?.Dispose();
        Test?.Dispose();
    }
}

/// <summary>Divides data sets into three sets and makes their loaders.</summary>
public sealed class LoaderFactory
{
    private readonly IReadOnlyDictionary<string, OpenDataset> _datasets;
    private readonly LoadersOptions _options;
    private readonly Seeds _seeds;
    private readonly LearningTask _task;
    private readonly Lazy<ClassGroups> _groups;

    /// <summary>Divides data sets of which nothing else is said.</summary>
    /// <param name="datasets">By the names that the splits use.</param>
    /// <param name="options">The <c>loaders</c> section.</param>
    /// <param name="seeds">The session's seeds.</param>
    public LoaderFactory(IReadOnlyDictionary<string, IDataset> datasets, LoadersOptions options, Seeds seeds)
        : this(datasets.ToDictionary(entry => entry.Key, entry => new OpenDataset(entry.Value)), options, seeds)
    {
    }

    /// <summary>Divides the data sets.</summary>
    /// <param name="datasets">By the names that the splits use.</param>
    /// <param name="options">The <c>loaders</c> section.</param>
    /// <param name="seeds">The session's seeds.</param>
    /// <param name="task">What the samples become: a task that knows the classes of all data sets. By default that which they
    /// make together.</param>
    public LoaderFactory(
        IReadOnlyDictionary<string, OpenDataset> datasets, LoadersOptions options, Seeds seeds, LearningTask? task = null)
    {
        (_datasets, _options, _seeds) = (datasets, options, seeds);
        _task = task ?? TaskMerger.Merge([.. datasets.Select(entry => (entry.Key, entry.Value.Task))]);
        _groups = new Lazy<ClassGroups>(() => new ClassGroups(datasets, _task));
        Splits = datasets.Where(entry => RatiosOf(entry.Key).Sum > 0)
            .ToDictionary(entry => entry.Key, entry => Split(entry.Key, entry.Value));
        Warnings =
        [
            .. datasets.SelectMany(entry => WarningsOf(entry.Key, entry.Value.Dataset.Count)),
            .. AbsentClassWarnings(),
            .. BatchCollation.WarningsOf(options),
            .. options.Sampler is not null && options.ValidSplit.Count + options.TestSplit.Count > 0
                ? new[] { "loaders.sampler draws the samples of the validation and test sets too; use loaders.train_sampler to leave them as they are." }
                : [],
        ];
    }

    /// <summary>The samples of each data set, by its name, that go to each set.</summary>
    public IReadOnlyDictionary<string, SplitIndices> Splits { get; }

    /// <summary>What a person may not have meant.</summary>
    public IReadOnlyList<string> Warnings { get; }

    /// <summary>Makes the loaders.</summary>
    /// <exception cref="DataException">A set that was asked for got no sample.</exception>
    /// <exception cref="SettingException">A sampler does not fit the data, or <c>drop_last</c> leaves nothing of it.</exception>
    public LoaderSet Create() => new(
        Loader("train", split => split.Train, Settings(_options.TrainBatchSize, _options.TrainShuffle, _options.DropLast)),
        Loader("valid", split => split.Valid, Settings(_options.ValidBatchSize, _options.ValidShuffle)),
        Loader("test", split => split.Test, Settings(_options.TestBatchSize, _options.TestShuffle)))
    {
        CountClasses = () => CountClasses(
            Splits.Values.Any(split => split.Train.Count > 0) ? split => split.Train : split => split.Valid.Concat(split.Test)),
        CountClassesOf = set => CountClasses(set switch
        {
            "train" => split => split.Train,
            "valid" => split => split.Valid,
            _ => split => split.Test,
        }),
    };

    private IReadOnlyList<long>? CountClasses(Func<SplitIndices, IEnumerable<int>> indices) => _task is not IClassTask { Classes: var classes }
        ? null
        : ClassCounts.Of(Splits.Select(entry => (_datasets[entry.Key], indices(entry.Value))), classes);

    private SplitRatios RatiosOf(string name) => new(
        _options.TrainSplit.GetValueOrDefault(name),
        _options.ValidSplit.GetValueOrDefault(name),
        _options.TestSplit.GetValueOrDefault(name));

    private SplitIndices Split(string name, OpenDataset opened)
    {
        var shuffle = _options.Shuffle ?? (_options.TrainShuffle || _options.ValidShuffle || _options.TestShuffle);
        var balanced = _task is Classification && !_options.SkipClassBalancing;
        var groups = balanced ? _groups.Value.Of(name) : new int[opened.Dataset.Count];
        return new Splitter(_seeds.Test, _seeds.Valid, shuffle).Split(groups, RatiosOf(name));
    }

    private IEnumerable<string> WarningsOf(string name, int count)
    {
        var ratios = RatiosOf(name);
        if (ratios.IsTooMuch)
        {
            yield return $"The shares of the data set '{name}' add up to {ratios.Sum:G4}; they are taken as parts of that sum.";
        }
        else if (ratios.LeavesSomeOut && !_options.SkipSplitNorm)
        {
            var split = Splits[name];
            yield return $"The shares of the data set '{name}' add up to {ratios.Sum:G4}: "
                + $"{count - split.Train.Count - split.Valid.Count - split.Test.Count} of its {count} samples stay unused. "
                + "Where that is meant, set loaders.skip_split_norm=true.";
        }
    }

    // A sample of several classes counts for one of them when a set is divided, so nothing is told of such data.
    private IEnumerable<string> AbsentClassWarnings()
    {
        if (_task is not Classification { MultiLabel: false } task)
        {
            return [];
        }

        var absent = new AbsentClasses(_groups.Value, task);
        return new (string Set, Func<SplitIndices, IReadOnlyList<int>> Of)[]
        {
            ("train", split => split.Train), ("valid", split => split.Valid), ("test", split => split.Test),
        }.Select(set => absent.Warning(set.Set,
        [
            .. from entry in Splits
               where _options.SplitOf(set.Set).GetValueOrDefault(entry.Key) > 0
               select (entry.Key, _datasets[entry.Key].Dataset.Count, set.Of(entry.Value)),
        ])).OfType<string>();
    }

    private LoaderSettings Settings(int? batchSize, bool shuffle, bool dropLast = false) =>
        new(batchSize ?? _options.BatchSize ?? 1, _options.Shuffle ?? shuffle, dropLast, _options.Workers, _options.PrefetchBatches);

    private Loader? Loader(string set, Func<SplitIndices, IReadOnlyList<int>> indices, LoaderSettings settings)
    {
        if (_options.SplitOf(set).Values.All(share => share == 0))
        {
            return null;
        }

        var source = new SplitSource(
            [
                .. from entry in Splits
                   let opened = _datasets[entry.Key]
                   select new SplitPart(opened, indices(entry.Value), new TransformPipeline(Stages(set, opened))),
            ],
            _task,
            _seeds.Transforms);
        settings = settings with { Collation = BatchCollation.Of(_options, set, _task, _seeds.Transforms) };
        var loader = new Loader(source, settings, _seeds.Torch, Sampler(set, indices, settings));
        return loader.BatchCount > 0 ? loader : throw Refusal(set, source, loader, settings);
    }

    private Exception Refusal(string set, SplitSource source, Loader loader, LoaderSettings settings) =>
        source.Count == 0 ? new DataException($"The {set} set got no sample; give it a larger share, or none.")
        : loader.SampledCount == 0 ? new DataException(
            $"The {set} set has {source.Count} samples, but its sampler takes none of them; give it a larger scale or larger weights.")
        : new SettingException(_options, nameof(_options.DropLast),
            $"leaves nothing of the {set} set, whose samples ({loader.SampledCount}) do not fill one batch of {settings.BatchSize}; "
            + "turn it off, or lower batch_size.");

    private ISampler? Sampler(string set, Func<SplitIndices, IReadOnlyList<int>> indices, LoaderSettings settings)
    {
        var (options, scale) = (_options.SamplerOf(set), _options.ScaleOf(set));
        if (options is null && !settings.Shuffle)
        {
            return null;
        }

        int[] labels =
        [
            .. from entry in Splits
               from index in indices(entry.Value)
               select options is null ? SampledSet.NoClass : _groups.Value.Of(entry.Key, index),
        ];
        var classes = (_task as IClassTask)?.Classes.Indices.ToDictionary(pair => pair.Value, pair => pair.Key);
        var sampled = new SampledSet(labels, classes, _seeds.Torch, options?.Scale ?? scale);
        return (options ?? new SubsetRandomSamplerOptions()).Create(sampled);
    }

    private IEnumerable<TransformStageOptions> Stages(string set, OpenDataset opened)
    {
        var augments = _options.AugmentsOf(set);
        var own = opened.Transforms.Concat(_options.BaseTransforms);
        return augments.Append ? own.Concat(augments.Transforms) : augments.Transforms.Concat(own);
    }
}
