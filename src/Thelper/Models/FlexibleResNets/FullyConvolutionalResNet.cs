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
    private const string LinearName = "fc";
    private const string LastName = "finallayer";

    private readonly Conv2d _last;
    private readonly int _window;
    private readonly bool _isSegmenter;

    /// <summary>Makes the model with initial values.</summary>
    /// <param name="options">Those of the network that was trained.</param>
    /// <param name="classes">Scores for each place.</param>
    /// <param name="isSegmenter">Whether pixels are classified.</param>
    /// <param name="window">The side of the window in which features are averaged first; 0, the default, averages nothing.</param>
    public FullyConvolutionalResNet(FlexibleResNetOptions options, int classes, bool isSegmenter, int window = 0)
        : base(options, isFlexible: true)
    {
        (_isSegmenter, _window) = (isSegmenter, window);
        _last = Register(LastName, new Conv2d(Features, classes, new(1)));
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
        var values = new OrderedDictionary<string, Tensor>(weights);
        var (weight, bias) = ($"{LinearName}.weight", $"{LinearName}.bias");
        if (weights.TryGetValue(weight, out var rows) && weights.TryGetValue(bias, out var offsets))
        {
            var fits = rows.Rank == 2 && rows.Size(0) == _last.Weight.Size(0);
            values.Remove(weight);
            values.Remove(bias);
            values[$"{LastName}.weight"] = fits ? rows.Reshape([rows.Size(0), rows.Size(1), 1, 1]) : _last.Weight;
            values[$"{LastName}.bias"] = fits ? offsets : _last.Bias!;
        }

        LoadStateDictionary(values);
    }

    /// <inheritdoc/>
    /// <exception cref="ModelException">The images do not fit the model.</exception>
    protected override Tensor Compute(Tensor input)
    {
        using var scope = TensorScope.Open();
        var scores = _last.Forward(Averaged(Encode(input)));
        return scope.Keep(_isSegmenter ? scores.ResizeMap(new(input.Size(2), input.Size(3))) : scores.Mean([2, 3]));
    }

    private Tensor Averaged(Tensor features)
    {
        var (height, width) = (features.Size(2), features.Size(3));
        return _window == 0 ? features
            : height >= _window && width >= _window ? Operators.AvgPool2d(features, [_window, _window], [1, 1])
            : throw new ModelException(
                $"The model averages windows of {_window}x{_window} (model.params.avgpool_size), but the feature map of the images is "
                + $"{height}x{width}. Make the images larger, or the windows smaller.");
    }
}
