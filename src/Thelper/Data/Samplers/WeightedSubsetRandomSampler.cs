using Thelper.Configuration;

namespace Thelper.Data.Samplers;

/// <summary>The options of <see cref="WeightedSubsetRandomSampler"/>.</summary>
public sealed record WeightedSubsetRandomSamplerOptions : ISamplerOptions, IValidatedOptions
{
    private const string ByChance = "random";

    /// <summary>
    /// How many samples of each class an epoch has: <c>uniform</c>, the default, as many of each; <c>linear</c>, as they
    /// are in the data; <c>root2</c>, <c>root3</c> and so on, by that root of the class's share, between the two;
    /// <c>random</c>, each draw by itself, all classes equally likely.
    /// </summary>
    public string Stype { get; init; } = "uniform";

    /// <summary>The length of an epoch as a multiple of the set's; by default that of the set's own scale.</summary>
    [AtLeast(0)]
    public double? Scale { get; init; }

    bool ISamplerOptions.TakesScale => true;

    /// <inheritdoc/>
    public IEnumerable<OptionsProblem> Validate() => Stype == ByChance || ClassWeighting.Parse(Stype) is not null
        ? []
        : [new(nameof(Stype), $"is '{Stype}', but it must be {ByChance}, {ClassWeighting.Known}.")];

    /// <inheritdoc/>
    public ISampler Create(SampledSet set)
    {
        if (set.ClassNames is null)
        {
            throw new SettingException(this, nameof(Stype), "is for samples with classes, but the task has none; use another sampler.");
        }

        if (set.Count > 0 && set.Labels.All(label => label == SampledSet.NoClass))
        {
            throw new SettingException(
                this, nameof(Stype), "is for samples with classes, but no sample has one that is known without loading it; use another sampler.");
        }

        return new WeightedSubsetRandomSampler(set, ClassWeighting.Parse(Stype));
    }
}

/// <summary>More samples of rare classes, and fewer of frequent ones, than the set has. All in a random order.</summary>
public sealed class WeightedSubsetRandomSampler : ISampler
{
    private readonly (int Label, int[] Members, int Count)[] _classes;
    private readonly bool _byChance;
    private readonly ulong _seed;

    /// <summary>Finds how many of each class an epoch has.</summary>
    /// <param name="set">With classes.</param>
    /// <param name="weighting">By what the numbers of the classes follow from their sizes; null draws each sample by itself,
    /// with replacement, all classes being equally likely.</param>
    public WeightedSubsetRandomSampler(SampledSet set, ClassWeighting? weighting)
    {
        (_seed, _byChance) = (set.Seed, weighting is null);
        Count = set.Count == 0 ? 0 : set.ScaledCount;
        var classes = set.ByClass();
        var counts = weighting is { } known ? Shares(classes, known) : new int[classes.Count];
        _classes = [.. classes.Select((entry, i) => (entry.Label, entry.Members, counts[i]))];
    }

    /// <inheritdoc/>
    public int Count { get; }

    /// <inheritdoc/>
    public int[] Order(int epoch)
    {
        var random = new CounterRandom(_seed, (uint)epoch, 0, RandomPurpose.WeightedOrder);
        if (!_byChance)
        {
            return Permutations.Draw(_classes, random);
        }

        var order = new int[Count];
        foreach (ref var position in order.AsSpan())
        {
            var members = _classes[random.NextInt32(_classes.Length)].Members;
            position = members[random.NextInt32(members.Length)];
        }

        return order;
    }

    /// <summary>Whole numbers that add up to the length of an epoch; what rounding leaves goes to the largest class.</summary>
    private int[] Shares(IReadOnlyList<(int Label, int[] Members)> classes, ClassWeighting weighting)
    {
        if (classes.Count == 0)
        {
            return [];
        }

        var options = new ClassWeightOptions { Stype = weighting.ToString() };
        var weights = ClassWeights.Compute([.. classes.Select(entry => (long)entry.Members.Length)], options);
        int[] counts = [.. weights.Select(weight => (int)(Count * weight))];
        var largest = Enumerable.Range(0, classes.Count).MaxBy(i => classes[i].Members.Length);
        counts[largest] += Count - counts.Sum();
        return counts;
    }
}
