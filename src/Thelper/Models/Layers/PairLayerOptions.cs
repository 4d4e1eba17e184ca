using Thelper.Configuration;
using Thelper.Torch.Modules;

namespace Thelper.Models.Layers;

/// <summary>The options of <c>torch.nn.Bilinear</c>.</summary>
public sealed record BilinearLayerOptions : LayerOptions
{
    /// <summary>The size of the first input's last dimension.</summary>
    [AtLeast(1)]
    [ConfigKey("in1_features")]
    public required int FirstFeatures { get; init; }

    /// <summary>The size of the second input's last dimension.</summary>
    [AtLeast(1)]
    [ConfigKey("in2_features")]
    public required int SecondFeatures { get; init; }

    /// <summary>The size of the output's last dimension.</summary>
    [AtLeast(1)]
    public required int OutFeatures { get; init; }

    /// <summary>Whether a learned value is added to each output; true by default.</summary>
    public bool Bias { get; init; } = true;

    /// <inheritdoc/>
    public override Module Create() => new Bilinear(FirstFeatures, SecondFeatures, OutFeatures, Bias);
}

/// <summary>The options of <c>torch.nn.CosineSimilarity</c>.</summary>
public sealed record CosineSimilarityLayerOptions : LayerOptions
{
    /// <summary>The dimension of what is compared; 1 by default.</summary>
    public int Dim { get; init; } = 1;

    /// <summary>The least product of the lengths; 1e-8 by default.</summary>
    [AtLeast(0)]
    public double Eps { get; init; } = 1e-8;

    /// <inheritdoc/>
    public override Module Create() => new CosineSimilarity(Dim, Eps);
}

/// <summary>The options of <c>torch.nn.PairwiseDistance</c>.</summary>
public sealed record PairwiseDistanceLayerOptions : LayerOptions
{
    /// <summary>Which norm the distance is; 2 by default.</summary>
    public double P { get; init; } = 2;

    /// <summary>What is added to each difference; 1e-6 by default.</summary>
    public double Eps { get; init; } = 1e-6;

    /// <summary>Whether the last dimension stays, with the size 1; false by default.</summary>
    public bool Keepdim { get; init; }

    /// <inheritdoc/>
    public override Module Create() => new PairwiseDistance(P, Eps, Keepdim);
}
