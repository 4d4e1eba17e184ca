namespace Thelper.Models.DenseNets;

/// <summary>How a DenseNet is built: table 1 of its paper, with torchvision's names.</summary>
/// <param name="Layers">Of each of the four blocks.</param>
internal sealed record DenseNetLayout(IReadOnlyList<int> Layers)
{
    /// <summary>Channels of the stem; 64 by default.</summary>
    public int StemChannels { get; init; } = 64;

    /// <summary>Channels that each layer adds; 32 by default.</summary>
    public int GrowthRate { get; init; } = 32;

    /// <summary>The channels within a layer, for each that it adds; 4 by default.</summary>
    public int BottleneckFactor { get; init; } = 4;

    /// <summary>The probability that an element which a layer adds is dropped while training; 0 by default.</summary>
    public double DropRate { get; init; }

    /// <summary>The networks by their names.</summary>
    public static IReadOnlyDictionary<string, DenseNetLayout> Named { get; } = new OrderedDictionary<string, DenseNetLayout>
    {
        ["densenet121"] = new([6, 12, 24, 16]),
        ["densenet161"] = new([6, 12, 36, 24]) { StemChannels = 96, GrowthRate = 48 },
        ["densenet169"] = new([6, 12, 32, 32]),
        ["densenet201"] = new([6, 12, 48, 32]),
    };
}
