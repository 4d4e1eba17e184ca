using Thelper.Models.FlexibleResNets;
using Thelper.Torch;
using Thelper.Torch.Modules;

namespace Thelper.Models.AutoEncoders;

/// <summary>
/// A residual network that classifies images, or predicts numbers, and draws them again from its feature map. B×C×H×W, of any
/// size that the encoder takes, to scores, and to a reconstruction B×C×H×W.
/// </summary>
/// <remarks>
/// A hyperbolic tangent limits the reconstruction to -1 to 1, so the images should be normalised to that range. See
/// <see cref="ImageDecoder"/> for sizes that are no multiples of the encoder's reduction, which is 32 by default.
/// </remarks>
public sealed class AutoEncoderResNet : ResidualEncoder<AutoEncoderOutput>
{
    private readonly OutputSize _outputs;
    private readonly Linear _classifier;
    private readonly ImageDecoder _decoder;

    /// <summary>Makes the model.</summary>
    /// <param name="options">Its blocks and the rest.</param>
    /// <param name="outputs">The number of classes, or what a regression predicts.</param>
    public AutoEncoderResNet(AutoEncoderResNetOptions options, OutputSize outputs)
        : base(options, options.FlexibleInputRes)
    {
        _outputs = outputs;
        _classifier = Register("fc", new Linear(Features, outputs.Count));
        _decoder = Register("decoder", new ImageDecoder(Features, options));
        InitializeEncoder();
    }

    /// <inheritdoc/>
    /// <exception cref="ModelException">The images do not fit the model.</exception>
    protected override AutoEncoderOutput Compute(Tensor input)
    {
        var features = Encode(input);
        return new(_outputs.Arrange(_classifier.Forward(Pooled(features))), _decoder.Draw(features, input));
    }
}
