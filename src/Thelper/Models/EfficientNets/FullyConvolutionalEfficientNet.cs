using Thelper.Torch;
using Thelper.Torch.Modules;

namespace Thelper.Models.EfficientNets;

/// <summary>
/// An EfficientNet that was trained to classify images, made to classify each place of a feature map by the same weights. B×3×H×W to
/// B×classes×H×W for a segmentation, where scores are resized from the feature map to the images; to B×classes for a classification,
/// the means of all places.
/// </summary>
public sealed class FullyConvolutionalEfficientNet : Module<Tensor, Tensor>, IEmbedding
{
    private readonly Sequential _features;
    private readonly PlaceScores _scores;

    internal FullyConvolutionalEfficientNet(EfficientNetLayout layout, int classes, bool isSegmenter, int window)
    {
        _features = Register("features", EfficientNetFeatures.Create(layout, EfficientNetLayout.StochasticDepth));
        _scores = new(Register(PlaceScores.Name, new Conv2d(layout.Features, classes, new(1))), isSegmenter, window);
        EfficientNetFeatures.Draw(this);
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
        LoadStateDictionary(_scores.Converted(weights, "classifier.1"));
    }

    /// <inheritdoc/>
    public Tensor Embed(Tensor input)
    {
        using var scope = TensorScope.Open();
        return scope.Keep(_features.Forward(input).Mean([2, 3]));
    }

    /// <inheritdoc/>
    /// <exception cref="ModelException">The images do not fit the model.</exception>
    protected override Tensor Compute(Tensor input)
    {
        using var scope = TensorScope.Open();
        return scope.Keep(_scores.Of(_features.Forward(input), input));
    }
}
