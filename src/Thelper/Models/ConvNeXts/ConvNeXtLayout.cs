namespace Thelper.Models.ConvNeXts;

/// <summary>How a ConvNeXt is built.</summary>
/// <param name="Width">The channels of the first stage; each further one has twice as many as the one before.</param>
/// <param name="Blocks">Of each of the four stages.</param>
/// <param name="StochasticDepth">The probability of leaving out the last block for a sample.</param>
internal sealed record ConvNeXtLayout(int Width, IReadOnlyList<int> Blocks, double StochasticDepth)
{
    /// <summary>torchvision's networks by its names.</summary>
    public static IReadOnlyDictionary<string, ConvNeXtLayout> Named { get; } = new Dictionary<string, ConvNeXtLayout>
    {
        ["convnext_tiny"] = new(96, [3, 3, 9, 3], 0.1),
        ["convnext_small"] = new(96, [3, 3, 27, 3], 0.4),
        ["convnext_base"] = new(128, [3, 3, 27, 3], 0.5),
        ["convnext_large"] = new(192, [3, 3, 27, 3], 0.5),
    };

    /// <summary>What each residual branch is multiplied by at first; 1e-6 by default.</summary>
    public double LayerScale { get; init; } = 1e-6;

    /// <summary>What describes an image.</summary>
    public int Features => Channels(Blocks.Count - 1);

    /// <summary>The channels of a stage.</summary>
    /// <param name="stage">From 0.</param>
    public int Channels(int stage) => Width << stage;
}
