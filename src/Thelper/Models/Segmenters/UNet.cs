using Thelper.Models.Coordinates;
using Thelper.Torch;
using Thelper.Torch.Modules;

namespace Thelper.Models.Segmenters;

/// <summary>
/// A U-Net with batch normalisation and transposed convolutions, after Ronneberger et al., "U-Net: Convolutional Networks for
/// Biomedical Image Segmentation" (2015), with the names of parameters of the Python original. B×C×H×W to B×classes×H×W.
/// </summary>
/// <remarks>
/// Height and width are halved four times. Where they are no multiples of 16, zeros are added at the bottom and the right, and
/// their scores are taken away again; coordinates are those of the enlarged image.
/// </remarks>
public sealed class UNet : Module<Tensor, Tensor>
{
    internal const int Reduction = 1 << Levels;

    private const int Levels = 4;
    private readonly UNetOptions _options;
    private readonly MaxPool2d _pool;
    private readonly NoiseFilters? _noise;
    private readonly List<Sequential> _encoders = [];
    private readonly List<ConvTranspose2d> _enlargements = [];
    private readonly List<Module<Tensor, Tensor>> _decoders = [];
    private readonly Sequential _middle;

    /// <summary>Makes the model with PyTorch's initial values.</summary>
    /// <param name="options">Channels and kinds of layers.</param>
    /// <param name="classes">Scores for each pixel.</param>
    public UNet(UNetOptions options, int classes)
    {
        _options = options;
        _pool = Register("pool", new MaxPool2d(2));
        _noise = options.Srm ? Register("srm_conv", new NoiseFilters(options.InChannels)) : null;
        var channels = options.InChannels + (options.Srm ? NoiseFilters.Count : 0);
        for (var level = 1; level <= Levels; level++)
        {
            _encoders.Add(Register($"encoder_block{level}", Block(channels, Width(level))));
            channels = Width(level);
        }

        _middle = Register("mid_block", Block(channels, options.MidChannels));
        for (var level = Levels; level >= 1; level--)
        {
            var number = Levels + 1 - level;
            _enlargements.Add(Register(
                $"upsampling_block{number}", new ConvTranspose2d(Width(level + 1), Width(level), new(2) { Stride = 2 })));
            _decoders.Add(level == 1
                ? Register("final_block", Scores(Width(level + 1), Width(level), classes))
                : Register($"decoder_block{number}", Block(Width(level + 1), Width(level))));
        }
    }

    /// <inheritdoc/>
    /// <exception cref="ModelException">The images have another number of channels than the model was made for.</exception>
    protected override Tensor Compute(Tensor input)
    {
        RequireChannels(input);
        using var scope = TensorScope.Open();
        var value = Padded(_noise is null ? input : Operators.Cat([input, _noise.Forward(input)], 1));
        var skips = new Stack<Tensor>();
        foreach (var encoder in _encoders)
        {
            skips.Push(encoder.Forward(value));
            value = _pool.Forward(skips.Peek());
        }

        value = _middle.Forward(value);
        foreach (var (enlargement, decoder) in _enlargements.Zip(_decoders))
        {
            value = decoder.Forward(Operators.Cat([skips.Pop(), enlargement.Forward(value)], 1));
        }

        return scope.Keep(value.Slice(2, 0, input.Size(2)).Slice(3, 0, input.Size(3)));
    }

    private static Tensor Padded(Tensor value)
    {
        var (bottom, right) = (Missing(value.Size(2)), Missing(value.Size(3)));
        return bottom == 0 && right == 0 ? value : value.ConstantPadNd([0, right, 0, bottom]);
    }

    private static long Missing(long side) => (Reduction - (side % Reduction)) % Reduction;

    private static Sequential Scores(int channels, int width, int classes) => new(
        new Conv2d(channels, width, new(3) { Padding = 1 }),
        new ReLU(inPlace: true),
        new Conv2d(width, classes, new(1)));

    private Sequential Block(int channels, int width) => new(("layer", new Sequential(
        Convolution(channels, width),
        new BatchNorm2d(width),
        new ReLU(inPlace: true),
        Convolution(width, width),
        new BatchNorm2d(width),
        new ReLU(inPlace: true))));

    private Module<Tensor, Tensor> Convolution(int channels, int width)
    {
        var options = new ConvolutionOptions(3) { Padding = 1 };
        return _options.CoordConv ? new CoordConv2d(channels, width, options) : new Conv2d(channels, width, options);
    }

    /// <summary>The channels of a level; those of the one below the last are the middle's.</summary>
    private int Width(int level) => _options.MidChannels >> (Levels + 1 - level);

    private void RequireChannels(Tensor input)
    {
        var shape = input.Shape;
        if (shape.Length != 4 || shape[1] != _options.InChannels)
        {
            throw new ModelException(
                $"UNet was made for images of {_options.InChannels} channels (model.params.in_channels), but received a batch of "
                + $"the shape {string.Join("x", shape)}.");
        }
    }
}
