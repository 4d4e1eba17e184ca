using System.ComponentModel.DataAnnotations;
using Thelper.Configuration;
using Thelper.Torch.Modules;

namespace Thelper.Models.Layers;

/// <summary>
/// The options of <c>torch.nn.Dropout</c>, <c>Dropout1d</c> to <c>3d</c>, <c>AlphaDropout</c> and <c>FeatureAlphaDropout</c>.
/// </summary>
public sealed record DropoutLayerOptions : LayerOptions
{
    /// <summary>Which layer.</summary>
    [ComponentName]
    public string Layer { get; init; } = "";

    /// <summary>The probability of being dropped; 0.5 by default.</summary>
    [Range(0.0, 1.0)]
    public double P { get; init; } = 0.5;

    /// <summary>Accepted without effect.</summary>
    public bool Inplace { get; init; }

    /// <inheritdoc/>
    public override Module Create() => Short(Layer) switch
    {
        nameof(Dropout) => new Dropout(P),
        nameof(Dropout1d) => new Dropout1d(P),
        nameof(Dropout2d) => new Dropout2d(P),
        nameof(Dropout3d) => new Dropout3d(P),
        var name => new AlphaDropout(P, wholeChannels: name == "FeatureAlphaDropout"),
    };
}
