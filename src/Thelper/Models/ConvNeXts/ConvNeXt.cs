using Thelper.Torch;
using Thelper.Torch.Modules;

namespace Thelper.Models.ConvNeXts;

/// <summary>
/// A convolutional network with the habits of transformers (Liu et al., "A ConvNet for the 2020s", 2022), with torchvision's names of
/// parameters and initial values. B×3×H×W to B×classes, or to B×target shape for a regression; H and W are at least 32.
/// </summary>
public sealed class ConvNeXt : ImageModel
{
    private const int SmallestSide = 32;
    private const int Patch = 4;
    private const double Deviation = 0.02;

    private readonly Sequential _features;
    private readonly AdaptiveAvgPool2d _pool = new(1);
    private readonly PixelNorm _norm;
    private readonly Linear _classifier;

    internal ConvNeXt(ConvNeXtLayout layout, OutputSize outputs)
        : base(outputs, new("ConvNeXt", SmallestSide))
    {
        _features = Register("features", new Sequential(Layers(layout)));
        (_norm, _classifier) = (new PixelNorm(layout.Features), new Linear(layout.Features, outputs.Count));
        Register("classifier", new Sequential(_norm, new Flatten(), _classifier));
        Draw();
    }

    private protected override Tensor Describe(Tensor input) => _norm.Forward(_pool.Forward(_features.Forward(input))).Flatten(1);

    private protected override Tensor Score(Tensor features) => _classifier.Forward(features);

    private static IEnumerable<Module<Tensor, Tensor>> Layers(ConvNeXtLayout layout)
    {
        yield return new Sequential(new Conv2d(3, layout.Width, new(Patch) { Stride = Patch }), new PixelNorm(layout.Width));
        var last = layout.Blocks.Sum() - 1;
        var number = 0;
        for (var stage = 0; stage < layout.Blocks.Count; stage++)
        {
            var channels = layout.Channels(stage);
            var blocks = new ConvNeXtBlock[layout.Blocks[stage]];
            for (var i = 0; i < blocks.Length; i++, number++)
            {
                blocks[i] = new ConvNeXtBlock(channels, layout.LayerScale, layout.StochasticDepth * number / last);
            }

            yield return new Sequential(blocks);
            if (stage < layout.Blocks.Count - 1)
            {
                yield return new Sequential(new PixelNorm(channels), new Conv2d(channels, layout.Channels(stage + 1), new(2) { Stride = 2 }));
            }
        }
    }

    private void Draw()
    {
        foreach (var (_, module) in NamedModules())
        {
            if (module is Conv2d convolution)
            {
                Initializers.TruncatedNormal(convolution.Weight, deviation: Deviation);
                InitialValues.SetZero(convolution.Bias);
            }
            else if (module is Linear linear)
            {
                Initializers.TruncatedNormal(linear.Weight, deviation: Deviation);
                InitialValues.SetZero(linear.Bias);
            }
        }
    }
}
