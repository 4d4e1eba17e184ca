using Thelper.Configuration;

namespace Thelper.Data.Samplers;

/// <summary>
/// Which samples of a set an epoch has, and in which order. One object serves all epochs and keeps no state: the order
/// depends on the seed and the epoch alone.
/// </summary>
public interface ISampler
{
    /// <summary>How many samples an epoch has; the same for each.</summary>
    int Count { get; }

    /// <summary>The samples of an epoch.</summary>
    /// <param name="epoch">Counted from 0.</param>
    /// <returns>Positions in the set, from 0; a position may occur several times, or not at all.</returns>
    int[] Order(int epoch);
}

/// <summary>The options of a sampler in a configuration.</summary>
[ComponentKind("sampler")]
public interface ISamplerOptions
{
    /// <summary>Whether epochs may be longer or shorter than the set is.</summary>
    bool TakesScale { get; }

    /// <summary>The length of an epoch as a multiple of the set's, where the options say so themselves; else null.</summary>
    double? Scale { get; }

    /// <summary>Makes the sampler.</summary>
    /// <param name="set">What it takes samples from.</param>
    /// <exception cref="SettingException">The options do not fit the set.</exception>
    ISampler Create(SampledSet set);
}

/// <summary>What a sampler takes samples from.</summary>
/// <param name="Labels">The class index of each sample, or <see cref="NoClass"/>. Where samples may have several classes,
/// that of the rarest one.</param>
/// <param name="ClassNames">By class index; null where the task has no classes.</param>
/// <param name="Seed">Of the order.</param>
/// <param name="Scale">The length of an epoch as a multiple of the set's, at least 0.</param>
public sealed record SampledSet(
    IReadOnlyList<int> Labels, IReadOnlyDictionary<int, string>? ClassNames, ulong Seed, double Scale = 1)
{
    /// <summary>The label of samples without a class.</summary>
    public const int NoClass = -1;

    /// <summary>What samples without a class are called.</summary>
    public const string NoClassName = "<unset>";

    /// <summary>How many samples there are.</summary>
    public int Count => Labels.Count;

    /// <summary>The length of an epoch: the number of samples times the scale, rounded; halves to even.</summary>
    public int ScaledCount => (int)Math.Round(Count * Scale, MidpointRounding.ToEven);

    /// <summary>The positions of the samples of each class that has any, by class index.</summary>
    public IReadOnlyList<(int Label, int[] Members)> ByClass() =>
    [
        .. Enumerable.Range(0, Count).GroupBy(position => Labels[position]).OrderBy(group => group.Key)
            .Select(group => (group.Key, group.ToArray())),
    ];

    /// <summary>The name of a class.</summary>
    /// <param name="label">Its index, or <see cref="NoClass"/>.</param>
    public string NameOf(int label) => ClassNames?.GetValueOrDefault(label) ?? NoClassName;
}
