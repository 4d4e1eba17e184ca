using Thelper.Torch;
using Thelper.Torch.Modules;

namespace Thelper.Models;

/// <summary>
/// The last layer of a network that classifies images, made to classify each place of a feature map by the same weights, after Long
/// et al., "Fully Convolutional Networks for Semantic Segmentation" (2014).
/// </summary>
/// <param name="last">A 1x1 convolution; owned by the model.</param>
/// <param name="isSegmenter">Whether pixels are classified.</param>
/// <param name="window">The side of the window in which features are averaged first; 0 averages nothing.</param>
internal sealed class PlaceScores(Conv2d last, bool isSegmenter, int window)
{
    /// <summary>The name of the convolution in its model.</summary>
    public const string Name = "finallayer";

    /// <summary>B×C×H'×W' to B×classes×H×W for a segmentation, else to B×classes, the means of all places.</summary>
    /// <param name="features">The feature map.</param>
    /// <param name="images">B×3×H×W, whose size a segmentation gets.</param>
    /// <exception cref="ModelException">The feature map is smaller than the window.</exception>
    public Tensor Of(Tensor features, Tensor images)
    {
        var scores = last.Forward(Averaged(features));
        return isSegmenter ? scores.ResizeMap(new(images.Size(2), images.Size(3))) : scores.Mean([2, 3]);
    }

    /// <summary>
    /// The weights of a network that classifies, those of its last layer as ones of the convolution if it has as many classes;
    /// otherwise that keeps its own.
    /// </summary>
    /// <param name="weights">By full name; stay the caller's.</param>
    /// <param name="linear">The name of the last layer.</param>
    public OrderedDictionary<string, Tensor> Converted(IReadOnlyDictionary<string, Tensor> weights, string linear)
    {
        var values = new OrderedDictionary<string, Tensor>(weights);
        var (weight, bias) = ($"{linear}.weight", $"{linear}.bias");
        if (weights.TryGetValue(weight, out var rows) && weights.TryGetValue(bias, out var offsets))
        {
            var fits = rows.Rank == 2 && rows.Size(0) == last.Weight.Size(0);
            values.Remove(weight);
            values.Remove(bias);
            values[$"{Name}.weight"] = fits ? rows.Reshape([rows.Size(0), rows.Size(1), 1, 1]) : last.Weight;
            values[$"{Name}.bias"] = fits ? offsets : last.Bias!;
        }

        return values;
    }

    private Tensor Averaged(Tensor features)
    {
        var (height, width) = (features.Size(2), features.Size(3));
        return window == 0 ? features
            : height >= window && width >= window ? Operators.AvgPool2d(features, [window, window], [1, 1])
            : throw new ModelException(
                $"The model averages windows of {window}x{window} (model.params.avgpool_size), but the feature map of the images is "
                + $"{height}x{width}. Make the images larger, or the windows smaller.");
    }
}
