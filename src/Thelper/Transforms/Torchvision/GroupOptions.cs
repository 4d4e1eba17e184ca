using System.ComponentModel.DataAnnotations;
using Thelper.Configuration;
using Thelper.Data;

namespace Thelper.Transforms.Torchvision;

/// <summary>The options of torchvision's Compose: operations one after another.</summary>
public sealed record ComposeOptions : ITransformOptions
{
    /// <summary>Each with all that a stage of a configuration can have.</summary>
    public required IReadOnlyList<TransformStageOptions> Transforms { get; init; }

    /// <inheritdoc/>
    public ITransform Create() => new TransformGroup(Transforms);
}

/// <summary>The options of torchvision's RandomApply: all operations, or none.</summary>
public sealed record RandomApplyOptions : ITransformOptions
{
    /// <summary>Each with all that a stage of a configuration can have.</summary>
    [NotEmpty]
    public required IReadOnlyList<TransformStageOptions> Transforms { get; init; }

    /// <summary>The probability that they are applied, 0 to 1; 0.5 by default.</summary>
    [Range(0.0, 1.0)]
    public double P { get; init; } = 0.5;

    /// <inheritdoc/>
    public ITransform Create() => new RandomApply(new TransformGroup(Transforms), P);
}

/// <summary>The options of torchvision's RandomChoice: one of the operations.</summary>
public sealed record RandomChoiceOptions : ITransformOptions, IValidatedOptions
{
    /// <summary>Each with all that a stage of a configuration can have.</summary>
    [NotEmpty]
    public required IReadOnlyList<TransformStageOptions> Transforms { get; init; }

    /// <summary>How often each is chosen, one weight of 0 or above per operation, in any unit; by default equally
    /// often.</summary>
    [AtLeast(0)]
    public IReadOnlyList<double>? P { get; init; }

    /// <inheritdoc/>
    public IEnumerable<OptionsProblem> Validate()
    {
        if (P is not null && P.Count != Transforms.Count)
        {
            yield return new(nameof(P), $"has {P.Count} weights, but there are {Transforms.Count} transforms.");
        }
        else if (P is not null && !(P.Sum() is > 0 and < double.PositiveInfinity))
        {
            yield return new(nameof(P), "must have a weight above 0, and none that is infinite.");
        }
    }

    /// <inheritdoc/>
    public ITransform Create() => new RandomChoice(
        [.. Transforms.Select(stage => new TransformGroup([stage]))], P ?? [.. Enumerable.Repeat(1.0, Transforms.Count)]);
}

/// <summary>The options of torchvision's RandomOrder: all operations, in any order.</summary>
public sealed record RandomOrderOptions : ITransformOptions
{
    /// <summary>Each with all that a stage of a configuration can have.</summary>
    [NotEmpty]
    public required IReadOnlyList<TransformStageOptions> Transforms { get; init; }

    /// <inheritdoc/>
    public ITransform Create() => new RandomOrder([.. Transforms.Select(stage => new TransformGroup([stage]))]);
}

internal sealed class RandomApply(TransformGroup group, double probability) : ITransform
{
    public void Apply(SampleEntries entries, CounterRandom random)
    {
        if (random.NextDouble() < probability)
        {
            group.Apply(entries, random);
        }
    }
}

internal sealed class RandomChoice(IReadOnlyList<TransformGroup> groups, IReadOnlyList<double> weights) : ITransform
{
    public void Apply(SampleEntries entries, CounterRandom random)
    {
        var place = random.NextDouble(0, weights.Sum());
        var chosen = 0;
        while (chosen < weights.Count - 1 && place >= weights[chosen])
        {
            place -= weights[chosen++];
        }

        groups[chosen].Apply(entries, random);
    }
}

internal sealed class RandomOrder(IReadOnlyList<TransformGroup> groups) : ITransform
{
    public void Apply(SampleEntries entries, CounterRandom random)
    {
        int[] order = [.. Enumerable.Range(0, groups.Count)];
        random.Shuffle<int>(order);
        foreach (var index in order)
        {
            groups[index].Apply(entries, random.Fork((uint)index));
        }
    }
}
