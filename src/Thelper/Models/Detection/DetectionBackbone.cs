using Thelper.Models.Residual;
using Thelper.Torch;
using Thelper.Torch.Modules;

namespace Thelper.Models.Detection;

/// <summary>
/// A network of images with a feature pyramid on top; torchvision's <c>BackboneWithFPN</c>. B×3×H×W to feature maps of
/// <see cref="Channels"/> each, from the finest to the coarsest.
/// </summary>
public sealed class DetectionBackbone : Module<Tensor, IReadOnlyList<Tensor>>
{
    private readonly Module<Tensor, IReadOnlyDictionary<string, Tensor>> _body;
    private readonly FeaturePyramid _pyramid;

    /// <summary>Puts a pyramid on a network.</summary>
    /// <param name="body">Gives feature maps from the finest to the coarsest; owned by this module from now on.</param>
    /// <param name="bodyChannels">The channels of each of them.</param>
    /// <param name="coarser">What the pyramid adds.</param>
    public DetectionBackbone(
        Module<Tensor, IReadOnlyDictionary<string, Tensor>> body, IReadOnlyList<int> bodyChannels, CoarserMaps coarser)
    {
        _body = Register("body", body);
        _pyramid = Register("fpn", new FeaturePyramid(bodyChannels, Channels, coarser));
        (BodyMapCount, MapCount) = (bodyChannels.Count, bodyChannels.Count + (coarser == CoarserMaps.Pool ? 1 : 2));
    }

    /// <summary>The channels of each feature map, as in the paper.</summary>
    public static int Channels => 256;

    /// <summary>How many feature maps the network without the pyramid gives; these are the first ones.</summary>
    public int BodyMapCount { get; }

    /// <summary>How many feature maps there are.</summary>
    public int MapCount { get; }

    /// <summary>A residual network.</summary>
    /// <param name="layout">Its blocks and normalisation.</param>
    /// <param name="layers">Which of its layers 1 to 4 give feature maps, ascending.</param>
    /// <param name="coarser">What the pyramid adds.</param>
    public static DetectionBackbone OfResNet(ResNetLayout layout, IReadOnlyList<int> layers, CoarserMaps coarser) => new(
        new ResNetFeatures(layout, layers.ToDictionary(layer => $"layer{layer}", layer => $"{layer}")),
        [.. layers.Select(layout.Channels)],
        coarser);

    /// <inheritdoc/>
    public override IReadOnlyList<Tensor> Forward(Tensor input) => _pyramid.Forward([.. _body.Forward(input).Values]);
}
