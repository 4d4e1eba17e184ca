using Thelper.Torch;
using Thelper.Torch.Modules;

namespace Thelper.Models.FlexibleResNets;

/// <summary>
/// A residual network that was trained to classify images, made to classify each place of a feature map by the same weights, after
/// Long et al., "Fully Convolutional Networks for Semantic Segmentation" (2014). B×C×H×W to B×classes×H×W for a segmentation,
/// where scores are resized from the feature map to the images; to B×classes for a classification, the means of all places.
/// </summary>
public sealed class FullyConvolutionalResNet : ResidualEncoder<Tensor>
{
    private readonly PlaceScores _scores;

    /// <summary>Makes the model with initial values.</summary>
    /// <param name="options">Those of the network that was trained.</param>
    /// <param name="classes">Scores for each place.</param>
    /// <param name="isSegmenter">Whether pixels are classified.</param>
    /// <param name="window">The side of the window in which features are averaged first; 0, the default, averages nothing.</param>
    public FullyConvolutionalResNet(FlexibleResNetOptions options, int classes, bool isSegmenter, int window = 0)
        : base(options, isFlexible: true)
    {
        _scores = new(Register(PlaceScores.Name, new Conv2d(Features, classes, new(1))), isSegmenter, window);
        InitializeEncoder();
    }

    /// <summary>
    /// Takes the weights of a network that classifies. Those of its last layer become a 1x1 convolution if it has as many classes;
    /// otherwise that keeps its initial values.
    /// </summary>
    /// <param name="weights">By full name; stay the caller's.</param>
    /// <exception cref="StateDictionaryException">They are of another network.</exception>
    public void LoadClassifier(IReadOnlyDictionary<string, Tensor> weights)
    {
        using var scope = TensorScope.Open();
        LoadStateDictionary(_scores.Converted(weights, "fc"));
    }

    /// <inheritdoc/>
    /// <exception cref="ModelException">The images do not fit the model.</exception>
    protected override Tensor Compute(Tensor input)
    {
        using var scope = TensorScope.Open();
        return scope.Keep(_scores.Of(Encode(input), input));
    }
}
