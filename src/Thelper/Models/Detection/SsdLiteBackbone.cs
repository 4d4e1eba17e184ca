using Thelper.Models.MobileNets;
using Thelper.Torch;
using Thelper.Torch.Modules;

namespace Thelper.Models.Detection;

/// <summary>
/// A MobileNetV3 and four more blocks, of which each halves height and width: B×3×H×W to six feature maps, from the finest to the
/// coarsest; torchvision's <c>SSDLiteFeatureExtractorMobileNet</c>.
/// </summary>
internal sealed class SsdLiteBackbone : Module<Tensor, IReadOnlyList<Tensor>>
{
    private static readonly int[] CoarserChannels = [512, 256, 256, 128];
    private readonly Sequential[] _blocks;
    private readonly Module<Tensor, Tensor>[] _parts;

    /// <summary>Makes the network.</summary>
    /// <param name="features">The MobileNet, whose parts are owned by this module from now on. It is cut in two within its last
    /// strided block, after the convolution that widens it.</param>
    /// <param name="normalisation">Makes the normalisation of so many channels in the other blocks.</param>
    public SsdLiteBackbone(MobileNetV3Features features, Func<int, Module<Tensor, Tensor>> normalisation)
    {
        var cut = features.Stages[^2];
        var modules = features.Parts.Select(part => part.Module).ToArray();
        (string Name, Module<Tensor, Tensor> Module)[] block =
            [.. modules[cut].Children["block"].Children.Select(child => (child.Key, (Module<Tensor, Tensor>)child.Value))];
        var first = new Sequential([.. modules[..cut], block[0].Module]);
        var second = new Sequential([new Sequential(block[1..]), .. modules[(cut + 1)..]]);
        Register("features", new Sequential(first, second));
        var coarser = new List<Sequential>();
        var channels = features.OutputChannels;
        foreach (var outputs in CoarserChannels)
        {
            coarser.Add(SsdLiteBlocks.Coarser(channels, outputs, normalisation));
            channels = outputs;
        }

        SsdLiteBlocks.Draw(Register("extra", new Sequential(coarser)));
        _blocks = [first, second, .. coarser];
        Channels = [WidenedChannels(block[0].Module), features.OutputChannels, .. CoarserChannels];
        (_parts, Stages) = (modules, features.Stages);
    }

    /// <summary>The channels of each feature map.</summary>
    public IReadOnlyList<int> Channels { get; }

    /// <summary>The first parts of the MobileNet's stages.</summary>
    public IReadOnlyList<int> Stages { get; }

    /// <inheritdoc/>
    protected override IReadOnlyList<Tensor> Compute(Tensor input)
    {
        var maps = new List<Tensor>();
        foreach (var block in _blocks)
        {
            input = block.Forward(input);
            maps.Add(input);
        }

        return maps;
    }

    /// <summary>Lets only the last stages of the MobileNet be trained.</summary>
    /// <param name="count">0 to the number of stages.</param>
    public void TrainLastStages(int count)
    {
        var trained = count == 0 ? _parts.Length : Stages[^count];
        foreach (var parameter in _parts.Take(trained).SelectMany(part => part.Parameters()))
        {
            parameter.RequiresGradient = false;
        }
    }

    private static int WidenedChannels(Module convolution) => (int)convolution.Parameters()[0].Size(0);
}
