using Thelper.Configuration;

namespace Thelper.Data.Samplers;

/// <summary>The options of <see cref="FixedWeightSubsetSampler"/>.</summary>
public sealed record FixedWeightSubsetSamplerOptions : ISamplerOptions
{
    /// <summary>
    /// How often an epoch has the samples of each class, by class name: 1 is once each, 0.5 half of them, 2 twice each.
    /// Every class with samples needs one, and so do samples without a class, as <c>&lt;unset&gt;</c>.
    /// </summary>
    [NotEmpty]
    [AtLeast(0)]
    public required IReadOnlyDictionary<string, double> Weights { get; init; }

    bool ISamplerOptions.TakesScale => false;

    double? ISamplerOptions.Scale => null;

    /// <inheritdoc/>
    public ISampler Create(SampledSet set)
    {
        string[] known = [.. set.ClassNames?.Values ?? [], SampledSet.NoClassName];
        if (Weights.Keys.FirstOrDefault(name => !known.Contains(name)) is { } unknown)
        {
            throw Refusal($"has an entry '{unknown}', but the classes are {string.Join(", ", known)}.");
        }

        var classes = set.ByClass();
        foreach (var (label, members) in classes)
        {
            var name = set.NameOf(label);
            var weight = Weights.TryGetValue(name, out var given) ? given
                : throw Refusal($"has no entry for '{name}', of which the set has {members.Length} samples; give one, 0 to leave them out.");
            if (weight * members.Length > Array.MaxLength)
            {
                throw Refusal($"gives '{name}' the weight {weight:G}, which is more than an epoch can have.");
            }
        }

        return new FixedWeightSubsetSampler(set, label => Weights[set.NameOf(label)]);

        SettingException Refusal(string sentence) => new(this, nameof(Weights), sentence);
    }
}

/// <summary>The samples of each class so often as its weight says. All in a random order.</summary>
public sealed class FixedWeightSubsetSampler : ISampler
{
    private readonly (int Label, int[] Members, int Count)[] _classes;
    private readonly ulong _seed;

    /// <summary>Finds how many of each class an epoch has: the weight times the class's size, rounded; halves to even.</summary>
    /// <param name="set">With classes.</param>
    /// <param name="weightOf">The weight of a class by its index, at least 0.</param>
    public FixedWeightSubsetSampler(SampledSet set, Func<int, double> weightOf)
    {
        _seed = set.Seed;
        _classes =
        [
            .. from entry in set.ByClass()
               let count = (int)Math.Round(weightOf(entry.Label) * entry.Members.Length, MidpointRounding.ToEven)
               select (entry.Label, entry.Members, count),
        ];
    }

    /// <inheritdoc/>
    public int Count => _classes.Sum(entry => entry.Count);

    /// <inheritdoc/>
    public int[] Order(int epoch) =>
        Permutations.Draw(_classes, new CounterRandom(_seed, (uint)epoch, 0, RandomPurpose.WeightedOrder));
}
