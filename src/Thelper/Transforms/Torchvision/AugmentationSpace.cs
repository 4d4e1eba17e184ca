namespace Thelper.Transforms.Torchvision;

/// <summary>What the learned and the random policies of augmentation choose from.</summary>
internal enum AugmentationKind
{
    Identity,
    ShearX,
    ShearY,
    TranslateX,
    TranslateY,
    Rotate,
    Brightness,
    Color,
    Contrast,
    Sharpness,
    Posterize,
    Solarize,
    AutoContrast,
    Equalize,
    Invert,
}

/// <summary>How strong the operations are: each magnitude is one of some bins from nothing to the strongest.</summary>
internal sealed record AugmentationSpace
{
    /// <summary>The operations of the random policies, in torchvision's order.</summary>
    public static IReadOnlyList<AugmentationKind> RandomKinds { get; } =
        [.. Enum.GetValues<AugmentationKind>().Where(kind => kind != AugmentationKind.Invert)];

    /// <summary>How many magnitudes there are, 2 or more.</summary>
    public required int Bins { get; init; }

    /// <summary>The largest tangent of a shear.</summary>
    public double Shear { get; init; } = 0.3;

    /// <summary>The largest shift as a share of the side.</summary>
    public double ShiftShare { get; init; } = 150.0 / 331.0;

    /// <summary>The largest shift in pixels, in place of <see cref="ShiftShare"/>.</summary>
    public double? ShiftPixels { get; init; }

    public double Degrees { get; init; } = 30;

    /// <summary>The largest distance of a factor from 1.</summary>
    public double Enhancement { get; init; } = 0.9;

    /// <summary>The bits that the weakest posterizing keeps.</summary>
    public int MostBits { get; init; } = 8;

    /// <summary>How many bits less the strongest one keeps.</summary>
    public int BitRange { get; init; } = 4;

    /// <summary>The magnitude for a side of the image.</summary>
    /// <param name="kind">The operation.</param>
    /// <param name="bin">From 0 to <see cref="Bins"/> - 1.</param>
    /// <param name="side">In pixels; for shifts.</param>
    public double MagnitudeOf(AugmentationKind kind, int bin, int side = 0)
    {
        var share = bin / (Bins - 1.0);
        return kind switch
        {
            AugmentationKind.ShearX or AugmentationKind.ShearY => Shear * share,
            AugmentationKind.TranslateX or AugmentationKind.TranslateY => (ShiftPixels ?? (ShiftShare * side)) * share,
            AugmentationKind.Rotate => Degrees * share,
            AugmentationKind.Posterize => MostBits - Math.Round(share * BitRange),
            AugmentationKind.Solarize => 255 * (1 - share),
            _ when IsSigned(kind) => Enhancement * share,
            _ => 0,
        };
    }

    /// <summary>Whether a magnitude may be turned into its negative.</summary>
    public static bool IsSigned(AugmentationKind kind) => kind is >= AugmentationKind.ShearX and <= AugmentationKind.Sharpness;

    public static bool HasMagnitude(AugmentationKind kind) => kind is >= AugmentationKind.ShearX and <= AugmentationKind.Solarize;
}
