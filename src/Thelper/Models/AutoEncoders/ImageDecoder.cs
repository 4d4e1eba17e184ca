using Thelper.Models.Coordinates;
using Thelper.Torch;
using Thelper.Torch.Modules;

namespace Thelper.Models.AutoEncoders;

/// <summary>
/// Draws an image from a feature map by transposed convolutions, each of which doubles height and width and halves the channels.
/// B×features×H×W to B×C×size, with values from -1 to 1.
/// </summary>
/// <remarks>What is more than the size wanted is cut off at the bottom and the right; what is less is filled with zeros.</remarks>
internal sealed class ImageDecoder : Module<Tensor, Tensor>
{
    private readonly Sequential _layers;

    public ImageDecoder(int features, AutoEncoderOptions options)
    {
        List<Module<Tensor, Tensor>> layers =
        [
            new CoordConv2d(features, features, new(1), options.Coordinates),
            new BatchNorm2d(features),
            new LeakyReLU(),
        ];
        foreach (var pad in options.Pads)
        {
            var halved = Math.Max(1, features / 2);
            layers.Add(new ConvTranspose2d(features, halved, new(3) { Stride = 2, Padding = 1, OutputPadding = pad }));
            layers.Add(new BatchNorm2d(halved));
            layers.Add(new LeakyReLU());
            features = halved;
        }

        layers.Add(new CoordConv2d(features, options.InputChannels, new(3) { Padding = 1 }, options.Coordinates));
        layers.Add(new Tanh());
        _layers = Register("layers", new Sequential(layers));
    }

    protected override Tensor Compute(Tensor input) => _layers.Forward(input);

    /// <summary>Decodes to the size of an image.</summary>
    public Tensor Draw(Tensor features, Tensor image)
    {
        var drawn = Forward(features);
        var (bottom, right) = (image.Size(2) - drawn.Size(2), image.Size(3) - drawn.Size(3));
        return bottom == 0 && right == 0 ? drawn : drawn.ConstantPadNd([0, right, 0, bottom]);
    }
}
