using System.Globalization;
using Thelper.Models.FlexibleResNets;
using Thelper.Torch;
using Thelper.Torch.Modules;

namespace Thelper.Models.AutoEncoders;

/// <summary>
/// Scores for each pixel from the outputs of an encoder's stages, in the manner of a U-Net (Ronneberger et al., 2015): from the
/// last stage to the first, the map is resized bilinearly to the size of the stage before, laid beside it, and convolved twice
/// to half the channels.
/// </summary>
internal sealed class SkipDecoder : Module
{
    private readonly List<Sequential> _blocks = [];
    private readonly Conv2d _scores;

    public SkipDecoder(AutoEncoderSkipResNetOptions options, int classes)
    {
        var last = options.Blocks.Count - 1;
        var channels = options.Channels(last);
        for (var layer = last - 1; layer >= -1; layer--)
        {
            var skipped = layer < 0 ? ResidualEncoderOptions.StemChannels : options.Channels(layer);
            Add(channels + skipped, channels / 2, options);
            channels /= 2;
        }

        Add(channels, channels / 2, options);
        _scores = Register("scores", new Conv2d(channels / 2, classes, new(1)));
    }

    /// <param name="stages">The outputs of the stem and of each layer.</param>
    /// <param name="size">The height and width of the images.</param>
    public Tensor Score(IReadOnlyList<Tensor> stages, Size2d size)
    {
        var value = stages[^1];
        foreach (var (block, skipped) in _blocks.Zip(stages.Reverse().Skip(1)))
        {
            value = block.Forward(Operators.Cat([value.ResizeMap(new(skipped.Size(2), skipped.Size(3))), skipped], 1));
        }

        return _scores.Forward(_blocks[^1].Forward(value.ResizeMap(size)));
    }

    private static IEnumerable<Module<Tensor, Tensor>> Block(int channels, int width, AutoEncoderSkipResNetOptions options)
    {
        for (var i = 0; i < 2; i++)
        {
            yield return new Conv2d(i == 0 ? channels : width, width, new(3) { Padding = 1, Bias = false });
            yield return new BatchNorm2d(width);
            yield return new LeakyReLU();
        }

        if (options.DecoderDropout)
        {
            yield return new Dropout2d(options.DropoutProb);
        }
    }

    private void Add(int channels, int width, AutoEncoderSkipResNetOptions options) => _blocks.Add(Register(
        $"block{(_blocks.Count + 1).ToString(CultureInfo.InvariantCulture)}", new Sequential(Block(channels, width, options))));
}
