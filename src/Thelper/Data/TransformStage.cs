using Thelper.Configuration;

namespace Thelper.Data;

/// <summary>One entry of a list of transforms.</summary>
public sealed record TransformStageOptions
{
    /// <summary>The operation.</summary>
    [Inline]
    public required ITransformOptions Operation { get; init; }

    /// <summary>The entries of a sample that it changes; all images by default.</summary>
    [AllowSingle]
    [Alias("target_keys", "key", "keys")]
    public IReadOnlyList<string>? TargetKey { get; init; }
}

/// <summary>Transforms that only one of the three sets gets.</summary>
public sealed record AugmentOptions
{
    /// <summary>True: after the transforms of all sets; false, the default: before them.</summary>
    public bool Append { get; init; }

    /// <summary>In the order of their application.</summary>
    public IReadOnlyList<TransformStageOptions> Transforms { get; init; } = [];
}

/// <summary>The transforms of one set, in order.</summary>
/// <param name="stages">In the order of their application.</param>
/// <param name="seed">Of the random numbers that they get.</param>
internal sealed class TransformPipeline(IEnumerable<TransformStageOptions> stages, ulong seed)
{
    private readonly (ITransform Operation, IReadOnlyList<string>? Keys)[] _stages =
        [.. stages.Select(stage => (stage.Operation.Create(), stage.TargetKey))];

    public void Apply(Sample sample, int epoch, int index)
    {
        for (var i = 0; i < _stages.Length; i++)
        {
            var (operation, keys) = _stages[i];
            foreach (var image in Targets(sample, keys))
            {
                operation.Apply(image, new CounterRandom(seed, (uint)epoch, (uint)index, (uint)i));
            }
        }
    }

    private static IEnumerable<SampleImage> Targets(Sample sample, IReadOnlyList<string>? keys) =>
        (keys ?? sample.Keys).Select(key => Target(sample, key, isNamed: keys is not null)).OfType<SampleImage>();

    private static SampleImage? Target(Sample sample, string key, bool isNamed)
    {
        if (!sample.Has(key))
        {
            throw new DataException(
                $"A transform has the target_key '{key}', but samples have the keys {string.Join(", ", sample.Keys)}.");
        }

        return sample[key] as SampleImage ?? (isNamed
            ? throw new DataException($"A transform has the target_key '{key}', but that entry of the sample is no image.")
            : null);
    }
}
