namespace Thelper.Models.VisionTransformers;

/// <summary>How a vision transformer is built: table 1 of its paper.</summary>
/// <param name="Patch">The side of a patch, in pixels.</param>
/// <param name="Layers">Of the encoder.</param>
/// <param name="Heads">Of each attention.</param>
/// <param name="Hidden">The features of a patch.</param>
/// <param name="Wide">The features within a layer.</param>
internal sealed record VisionTransformerLayout(int Patch, int Layers, int Heads, int Hidden, int Wide)
{
    /// <summary>torchvision's networks by its names.</summary>
    public static IReadOnlyDictionary<string, VisionTransformerLayout> Named { get; } = new Dictionary<string, VisionTransformerLayout>
    {
        ["vit_b_16"] = new(16, 12, 12, 768, 3072),
        ["vit_b_32"] = new(32, 12, 12, 768, 3072),
        ["vit_l_16"] = new(16, 24, 16, 1024, 4096),
        ["vit_l_32"] = new(32, 24, 16, 1024, 4096),
        ["vit_h_14"] = new(14, 32, 16, 1280, 5120),
    };

    /// <summary>The height and width of images; a multiple of <see cref="Patch"/>.</summary>
    public int Side { get; init; }

    /// <summary>The probability of dropping a feature while training; 0 by default.</summary>
    public double Dropout { get; init; }

    /// <summary>The probability of dropping the weight of a patch while training; 0 by default.</summary>
    public double AttentionDropout { get; init; }

    /// <summary>The features of a hidden layer before the last; null for none.</summary>
    public int? Representation { get; init; }

    /// <summary>The patches of an image.</summary>
    public int Patches => Side / Patch * (Side / Patch);
}
