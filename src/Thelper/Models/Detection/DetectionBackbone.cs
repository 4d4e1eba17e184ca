using Thelper.Torch;
using Thelper.Torch.Modules;

namespace Thelper.Models.Detection;

/// <summary>
/// A network of images with a feature pyramid on top; torchvision's <c>BackboneWithFPN</c>. B×3×H×W to feature maps of
/// <see cref="Channels"/> each, from the finest to the coarsest.
/// </summary>
public sealed class DetectionBackbone : Module<Tensor, IReadOnlyList<Tensor>>
{
    private readonly BackboneBody _body;
    private readonly FeaturePyramid _pyramid;

    /// <summary>Puts a pyramid on a network.</summary>
    /// <param name="body">The network, owned by this module from now on.</param>
    /// <param name="coarser">What the pyramid adds.</param>
    public DetectionBackbone(BackboneBody body, CoarserMaps coarser)
    {
        _body = body;
        Register("body", body.Network);
        _pyramid = Register("fpn", new FeaturePyramid(body.Channels, Channels, coarser));
        MapCount = BodyMapCount + (coarser == CoarserMaps.Pool ? 1 : 2);
    }

    /// <summary>The channels of each feature map, as in the paper.</summary>
    public static int Channels => 256;

    /// <summary>How many feature maps the network without the pyramid gives; these are the first ones.</summary>
    public int BodyMapCount => _body.Channels.Count;

    /// <summary>How many feature maps there are.</summary>
    public int MapCount { get; }

    /// <summary>How many parts of the network can be trained or not.</summary>
    public int PartCount => _body.Parts.Count;

    /// <inheritdoc/>
    protected override IReadOnlyList<Tensor> Compute(Tensor input) => _pyramid.Forward([.. _body.Network.Forward(input).Values]);

    /// <summary>Lets only the last parts of the network be trained; the pyramid is trained in any case.</summary>
    /// <param name="count">0 to <see cref="PartCount"/>.</param>
    public void TrainLastParts(int count)
    {
        foreach (var name in _body.Parts.SkipLast(count).SelectMany(part => part))
        {
            foreach (var parameter in _body.Network.Children[name].Parameters())
            {
                parameter.RequiresGradient = false;
            }
        }
    }
}

/// <summary>A network that gives feature maps.</summary>
/// <param name="Network">B×3×H×W to feature maps from the finest to the coarsest.</param>
/// <param name="Channels">The channels of each of them.</param>
/// <param name="Parts">The modules in it, from the first to the last, in groups that are trained together.</param>
public sealed record BackboneBody(
    Module<Tensor, IReadOnlyDictionary<string, Tensor>> Network,
    IReadOnlyList<int> Channels,
    IReadOnlyList<IReadOnlyList<string>> Parts);
