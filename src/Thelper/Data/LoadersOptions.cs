using System.ComponentModel.DataAnnotations;
using System.Globalization;
using Thelper.Configuration;

namespace Thelper.Data;

/// <summary>The <c>loaders</c> section of a configuration.</summary>
public sealed partial record LoadersOptions : IValidatedOptions
{
    /// <summary>Samples per batch in all sets; excludes the three below. 1 by default.</summary>
    [AtLeast(1)]
    public int? BatchSize { get; init; }

    /// <summary>Samples per batch in the training set.</summary>
    [AtLeast(1)]
    public int? TrainBatchSize { get; init; }

    /// <summary>Samples per batch in the validation set.</summary>
    [AtLeast(1)]
    public int? ValidBatchSize { get; init; }

    /// <summary>Samples per batch in the test set.</summary>
    [AtLeast(1)]
    public int? TestBatchSize { get; init; }

    /// <summary>Whether all sets are shuffled; goes before the three below.</summary>
    public bool? Shuffle { get; init; }

    /// <summary>Whether each training epoch has an order of its own; true by default.</summary>
    public bool TrainShuffle { get; init; } = true;

    /// <summary>Whether the validation set is shuffled; false by default.</summary>
    public bool ValidShuffle { get; init; }

    /// <summary>Whether the test set is shuffled; false by default.</summary>
    public bool TestShuffle { get; init; }

    /// <summary>Chooses the test samples; drawn and kept with the session where it is not given.</summary>
    [Alias("test_split_seed")]
    [AtLeast(0)]
    [NumberAsText]
    public long? TestSeed { get; init; }

    /// <summary>Chooses the validation samples; likewise.</summary>
    [Alias("valid_split_seed")]
    [AtLeast(0)]
    [NumberAsText]
    public long? ValidSeed { get; init; }

    /// <summary>Initial weights, dropout and the order of the samples; likewise.</summary>
    [AtLeast(0)]
    [NumberAsText]
    public long? TorchSeed { get; init; }

    /// <summary>Random transforms; likewise.</summary>
    [AtLeast(0)]
    [NumberAsText]
    public long? NumpySeed { get; init; }

    /// <summary>Accepted for files of the Python original, where it seeded Python's own generator; nothing here uses it.</summary>
    [NumberAsText]
    public long? RandomSeed { get; init; }

    /// <summary>Threads that load; 0 loads between the training steps. By default one per core, at most 4.</summary>
    [Range(0, 256)]
    public int Workers { get; init; } = Math.Min(Environment.ProcessorCount, 4);

    /// <summary>Batches loaded ahead at most; 4 by default.</summary>
    [Range(1, 1024)]
    public int PrefetchBatches { get; init; } = 4;

    /// <summary>Whether batches lie in memory that a GPU can read by itself, where there is one; false by default.</summary>
    public bool PinMemory { get; init; }

    /// <summary>Whether a last training batch with fewer samples is left out; false by default.</summary>
    public bool DropLast { get; init; }

    /// <summary>Transforms of all samples.</summary>
    public IReadOnlyList<TransformStageOptions> BaseTransforms { get; init; } = [];

    /// <summary>Transforms of all sets, beside the base ones.</summary>
    public AugmentOptions? Augments { get; init; }

    /// <summary>Transforms of the training and validation sets; less than <see cref="Augments"/>.</summary>
    public AugmentOptions? TrainvalidAugments { get; init; }

    /// <summary>Transforms of the validation and test sets; less than <see cref="TrainvalidAugments"/>.</summary>
    [Alias("validtest_augments")]
    public AugmentOptions? EvalAugments { get; init; }

    /// <summary>Transforms of the training set; least.</summary>
    public AugmentOptions? TrainAugments { get; init; }

    /// <summary>Transforms of the validation set; least.</summary>
    public AugmentOptions? ValidAugments { get; init; }

    /// <summary>Transforms of the test set; least.</summary>
    public AugmentOptions? TestAugments { get; init; }

    /// <summary>The share of each data set, by its name, that is trained on.</summary>
    public IReadOnlyDictionary<string, double> TrainSplit { get; init; } = new Dictionary<string, double>();

    /// <summary>The share of each data set that training is validated on.</summary>
    public IReadOnlyDictionary<string, double> ValidSplit { get; init; } = new Dictionary<string, double>();

    /// <summary>The share of each data set that is tested on.</summary>
    public IReadOnlyDictionary<string, double> TestSplit { get; init; } = new Dictionary<string, double>();

    /// <summary>Whether sets need not have the same shares of each class; false by default.</summary>
    [Alias("skip_balancing", "skip_rebalancing", "skip_class_rebalancing")]
    public bool SkipClassBalancing { get; init; }

    /// <summary>Whether shares that add up to less than 1 are meant, so that no warning tells of unused samples; false by default.</summary>
    [Alias("skip_norm")]
    public bool SkipSplitNorm { get; init; }

    /// <summary>
    /// Whether a session goes on even where the samples of its sets are no longer those that it began with; false by
    /// default.
    /// </summary>
    public bool SkipVerif { get; init; }

    /// <summary>Which task a session goes on with where the data's has changed; by default it does not go on.</summary>
    public TaskCompatMode? TaskCompatMode { get; init; }

    /// <inheritdoc/>
    public IEnumerable<OptionsProblem> Validate()
    {
        foreach (var problem in CollationProblems())
        {
            yield return problem;
        }

        if (BatchSize is not null && (TrainBatchSize ?? ValidBatchSize ?? TestBatchSize) is not null)
        {
            yield return new(nameof(BatchSize), "is for all sets; give either it or the sizes of the sets.");
        }

        if (TrainSplit.Count + ValidSplit.Count + TestSplit.Count == 0)
        {
            yield return new(nameof(TrainSplit), "is missing, and so are valid_split and test_split: no data set would be used.");
        }

        foreach (var problem in SamplingProblems())
        {
            yield return problem;
        }

        foreach (var (property, split) in Splits)
        {
            foreach (var (name, ratio) in split.Where(entry => !(entry.Value >= 0 && double.IsFinite(entry.Value))))
            {
                yield return new(property, string.Create(CultureInfo.InvariantCulture, $"is {ratio}, but a share is at least 0 and finite.")) { Key = name };
            }
        }
    }

    /// <summary>The shares of the three sets, under the names of their properties.</summary>
    internal IEnumerable<(string Property, IReadOnlyDictionary<string, double> Shares)> Splits =>
        [(nameof(TrainSplit), TrainSplit), (nameof(ValidSplit), ValidSplit), (nameof(TestSplit), TestSplit)];

    internal IReadOnlyDictionary<string, double> SplitOf(string set) => set switch
    {
        "train" => TrainSplit,
        "valid" => ValidSplit,
        _ => TestSplit,
    };

    /// <summary>The first of those that a set may have which has any transforms.</summary>
    internal AugmentOptions AugmentsOf(string set)
    {
        AugmentOptions?[] candidates = set switch
        {
            "train" => [Augments, TrainvalidAugments, TrainAugments],
            "valid" => [Augments, TrainvalidAugments, EvalAugments, ValidAugments],
            _ => [Augments, EvalAugments, TestAugments],
        };
        return candidates.FirstOrDefault(candidate => candidate?.Transforms.Count > 0) ?? new AugmentOptions();
    }
}

/// <summary>Which task a session goes on with whose data has another task than before.</summary>
public enum TaskCompatMode
{
    /// <summary>That of before, which must know all classes of the data.</summary>
    Old,

    /// <summary>That of the data; the optimizer starts anew.</summary>
    New,

    /// <summary>Both together; the optimizer starts anew.</summary>
    Compat,
}
