using System.ComponentModel.DataAnnotations;
using Thelper.Configuration;

namespace Thelper.Data;

/// <summary>One entry of a list of transforms.</summary>
public sealed record TransformStageOptions
{
    /// <summary>The operation.</summary>
    [Inline]
    public required ITransformOptions Operation { get; init; }

    /// <summary>The entries of a sample that it changes; by default all images, label maps, boxes and arrays.</summary>
    [AllowSingle]
    [Alias("target_keys", "key", "keys")]
    public IReadOnlyList<string>? TargetKey { get; init; }

    /// <summary>
    /// Whether all entries, and all elements of lists, share one random decision; true by default. False: each entry, or the
    /// elements at each place of the lists, have their own.
    /// </summary>
    public bool LinkedFate { get; init; } = true;

    /// <summary>The probability that the operation is applied at all, 0 to 1; 1 by default.</summary>
    [Range(0.0, 1.0)]
    public double Probability { get; init; } = 1;
}

/// <summary>Transforms that only one of the three sets gets.</summary>
public sealed record AugmentOptions
{
    /// <summary>True: after the transforms of all sets; false, the default: before them.</summary>
    public bool Append { get; init; }

    /// <summary>In the order of their application.</summary>
    public IReadOnlyList<TransformStageOptions> Transforms { get; init; } = [];
}
