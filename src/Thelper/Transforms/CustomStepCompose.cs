using System.Globalization;
using Thelper.Configuration;
using Thelper.Data;

namespace Thelper.Transforms;

/// <summary>The options of <see cref="CustomStepCompose"/>.</summary>
public sealed record CustomStepComposeOptions : ITransformOptions, IValidatedOptions
{
    /// <summary>
    /// The operations from an epoch on: epochs, counted from 0 and increasing, each with one stage or a list of them. An
    /// empty list leaves samples as they are.
    /// </summary>
    [NotEmpty]
    [AllowSingle]
    public required IReadOnlyDictionary<string, IReadOnlyList<TransformStageOptions>> Milestones { get; init; }

    /// <summary>Accepted for old files, from −1, and without effect: the loader knows the epoch, after a resumption too.</summary>
    [AtLeast(-1)]
    public int LastEpoch { get; init; } = -1;

    /// <inheritdoc/>
    public IEnumerable<OptionsProblem> Validate()
    {
        var before = -1;
        foreach (var key in Milestones.Keys)
        {
            if (Epoch(key) is not { } epoch)
            {
                yield return new(nameof(Milestones), $"must have epochs (whole numbers from 0) as keys, but has '{key}'.");
                yield break;
            }

            if (epoch <= before)
            {
                yield return new(nameof(Milestones), $"must have increasing epochs as keys, but {epoch} stands after {before}.");
                yield break;
            }

            before = epoch;
        }
    }

    /// <inheritdoc/>
    public ITransform Create() => new CustomStepCompose(
        [.. Milestones.Select(milestone => (Epoch(milestone.Key)!.Value, milestone.Value))]);

    private static int? Epoch(string key) =>
        int.TryParse(key, NumberStyles.None, CultureInfo.InvariantCulture, out var epoch) ? epoch : null;
}

/// <summary>Applies the operations of the last milestone whose epoch has come; before the first, none.</summary>
public sealed class CustomStepCompose : IInvertible
{
    private readonly (int Epoch, Compose Operations)[] _milestones;

    /// <summary>Makes the operation.</summary>
    /// <param name="milestones">The epochs, counted from 0 and increasing, with the operations from then on.</param>
    public CustomStepCompose(IReadOnlyList<(int Epoch, IReadOnlyList<TransformStageOptions> Stages)> milestones) =>
        _milestones = [.. milestones.Select(milestone => (milestone.Epoch, new Compose(milestone.Stages)))];

    /// <inheritdoc/>
    public void Apply(SampleEntries entries, CounterRandom random) => At(random.Epoch)?.Apply(entries, random);

    /// <inheritdoc/>
    public void Invert(SampleEntries entries, CounterRandom random) => At(random.Epoch)?.Invert(entries, random);

    private Compose? At(uint epoch) => _milestones.LastOrDefault(milestone => milestone.Epoch <= epoch).Operations;
}
