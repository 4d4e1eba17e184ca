using System.ComponentModel.DataAnnotations;
using Thelper.Configuration;
using Thelper.Tasks;

namespace Thelper.Data.Collation;

/// <summary>The options of <see cref="RandomCollation"/>.</summary>
public sealed record RandomCollationOptions : ICollationOptions, IValidatedOptions
{
    /// <summary>What to choose from.</summary>
    [NotEmpty]
    public required IReadOnlyList<ICollationOptions> Collations { get; init; }

    /// <summary>How probable each is, as parts of their sum; alike by default.</summary>
    [Alias("p")]
    [Range(0.0, double.MaxValue)]
    public IReadOnlyList<double>? Probabilities { get; init; }

    bool ICollationOptions.RefusesUnknownKinds => Collations.All(collation => collation.RefusesUnknownKinds);

    bool ICollationOptions.MixesClasses => Collations.Any(collation => collation.MixesClasses);

    /// <inheritdoc/>
    public IEnumerable<OptionsProblem> Validate()
    {
        if (Probabilities is { } given && (given.Count != Collations.Count || given.Sum() <= 0))
        {
            yield return new(nameof(Probabilities),
                $"must have one number for each of the {Collations.Count} collations, not all 0, but is [{string.Join(", ", given)}].");
        }
    }

    /// <inheritdoc/>
    public ICollation Create(LearningTask task) => new RandomCollation(
        [.. Collations.Select(collation => collation.Create(task))], Probabilities ?? [.. Collations.Select(_ => 1.0)]);
}

/// <summary>Changes each batch by one of several operations.</summary>
/// <param name="collations">What to choose from; null leaves the batch as it is.</param>
/// <param name="weights">How probable each is, as parts of their sum.</param>
public sealed class RandomCollation(IReadOnlyList<ICollation?> collations, IReadOnlyList<double> weights) : ICollation
{
    /// <inheritdoc/>
    public Batch Collate(Batch batch, CounterRandom random)
    {
        var index = Choose(ref random);
        return collations[index]?.Collate(batch, random.Fork((uint)index)) ?? batch;
    }

    private int Choose(ref CounterRandom random)
    {
        var left = random.NextDouble() * weights.Sum();
        var index = 0;
        for (var i = 0; i < weights.Count; i++)
        {
            // The last with any weight is taken where rounding would go past the end.
            index = weights[i] > 0 ? i : index;
            left -= weights[i];
            if (left < 0)
            {
                break;
            }
        }

        return index;
    }
}
