using Thelper.Models.FlexibleResNets;
using Thelper.Torch;

namespace Thelper.Models.AutoEncoders;

/// <summary>
/// A residual network that finds the class of each pixel, by a decoder with skip connections, and draws the images again.
/// B×C×H×W of any size to scores B×classes×H×W, and to a reconstruction B×C×H×W from -1 to 1; see
/// <see cref="AutoEncoderResNet"/>.
/// </summary>
public sealed class AutoEncoderSkipResNet : ResidualEncoder<AutoEncoderOutput>
{
    private readonly ImageDecoder _decoder;
    private readonly SkipDecoder _segmenter;

    /// <summary>Makes the model.</summary>
    /// <param name="options">Its blocks and the rest.</param>
    /// <param name="classes">Scores for each pixel.</param>
    public AutoEncoderSkipResNet(AutoEncoderSkipResNetOptions options, int classes)
        : base(options, isFlexible: true)
    {
        _decoder = Register("decoder", new ImageDecoder(Features, options));
        _segmenter = Register("segmenter", new SkipDecoder(options, classes));
        InitializeEncoder();
    }

    /// <inheritdoc/>
    /// <exception cref="ModelException">The images do not fit the model.</exception>
    protected override AutoEncoderOutput Compute(Tensor input)
    {
        var stages = EncodeStages(input);
        return new(_segmenter.Score(stages, new(input.Size(2), input.Size(3))), _decoder.Draw(stages[^1], input));
    }
}
