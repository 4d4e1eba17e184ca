using Thelper.Torch;
using Thelper.Torch.Modules;

namespace Thelper.Models.SqueezeNets;

/// <summary>
/// A network of few weights (Iandola et al., "SqueezeNet: AlexNet-level accuracy with 50x fewer parameters and less than 0.5MB
/// model size", 2016), with torchvision's names of parameters and initial values. B×3×H×W to B×classes, or to B×target shape for
/// a regression.
/// </summary>
/// <remarks>
/// The scores of classes are the means of maps that are not negative. Those of a regression may be: there, the last ReLU is left
/// out.
/// </remarks>
public sealed class SqueezeNet : Module<Tensor, Tensor>, IEmbedding
{
    private const int Features = 512;
    private const double LastDeviation = 0.01;

    private readonly ImageNeeds _images;
    private readonly Sequential _features;
    private readonly Sequential _classifier;
    private readonly OutputSize _outputs;

    /// <summary>Makes the model.</summary>
    /// <param name="isNewer">True for version 1.1, which takes images from 17x17 pixels; false for 1.0, from 21x21.</param>
    /// <param name="outputs">The number of classes, or what a regression predicts.</param>
    /// <param name="dropout">The probability of dropping a feature before the last convolution while training; 0.5 by default.</param>
    /// <param name="hasNegatives">Whether outputs may be negative, as those of a regression; false by default.</param>
    public SqueezeNet(bool isNewer, OutputSize outputs, double dropout = 0.5, bool hasNegatives = false)
    {
        _outputs = outputs;
        _images = isNewer ? new("SqueezeNet 1.1", SmallestSide: 17) : new("SqueezeNet 1.0", SmallestSide: 21);
        _features = Register("features", new Sequential(isNewer ? NewerLayers() : FirstLayers()));
        var last = new Conv2d(Features, outputs.Count, new(1));
        _classifier = Register("classifier", new Sequential(
            new Dropout(dropout), last, hasNegatives ? new Identity() : new ReLU(inPlace: true), new AdaptiveAvgPool2d(1)));
        foreach (var convolution in NamedModules().Select(entry => entry.Module).OfType<Conv2d>())
        {
            Draw(convolution, isLast: convolution == last);
        }
    }

    /// <summary>The means of the maps that the last convolution sees; B×512.</summary>
    /// <param name="input">A batch as for the model's forward pass; stays the caller's.</param>
    /// <exception cref="ModelException">The images do not fit the model.</exception>
    public Tensor Embed(Tensor input)
    {
        _images.Require(input);
        using var scope = TensorScope.Open();
        return scope.Keep(_features.Forward(input).Mean([2, 3]));
    }

    /// <inheritdoc/>
    /// <exception cref="ModelException">The images do not fit the model.</exception>
    protected override Tensor Compute(Tensor input)
    {
        _images.Require(input);
        using var scope = TensorScope.Open();
        return scope.Keep(_outputs.Arrange(_classifier.Forward(_features.Forward(input)).Flatten(1)));
    }

    private static void Draw(Conv2d convolution, bool isLast)
    {
        if (isLast)
        {
            Initializers.Normal(convolution.Weight, LastDeviation);
        }
        else
        {
            Initializers.KaimingUniform(convolution.Weight, slope: 0);
        }

        InitialValues.SetZero(convolution.Bias);
    }

    private static IEnumerable<Module<Tensor, Tensor>> FirstLayers() =>
    [
        new Conv2d(3, 96, new(7) { Stride = 2 }), new ReLU(inPlace: true), Pool(),
        new FireModule(96, 16, 64), new FireModule(128, 16, 64), new FireModule(128, 32, 128), Pool(),
        new FireModule(256, 32, 128), new FireModule(256, 48, 192), new FireModule(384, 48, 192), new FireModule(384, 64, 256), Pool(),
        new FireModule(Features, 64, 256),
    ];

    private static IEnumerable<Module<Tensor, Tensor>> NewerLayers() =>
    [
        new Conv2d(3, 64, new(3) { Stride = 2 }), new ReLU(inPlace: true), Pool(),
        new FireModule(64, 16, 64), new FireModule(128, 16, 64), Pool(),
        new FireModule(128, 32, 128), new FireModule(256, 32, 128), Pool(),
        new FireModule(256, 48, 192), new FireModule(384, 48, 192), new FireModule(384, 64, 256), new FireModule(Features, 64, 256),
    ];

    private static MaxPool2d Pool() => new(3, stride: 2, ceiling: true);
}
