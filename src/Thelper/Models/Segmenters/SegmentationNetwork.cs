using Thelper.Models.Residual;
using Thelper.Torch;
using Thelper.Torch.Modules;

namespace Thelper.Models.Segmenters;

/// <summary>
/// torchvision's segmentation networks on a residual network whose last two layers are dilated, with its names of parameters
/// and initial values. B×3×H×W of any size to scores: <see cref="Scores"/> and, where asked for, <see cref="AuxiliaryScores"/>,
/// each B×classes×H×W.
/// </summary>
public sealed class SegmentationNetwork : Module<Tensor, IReadOnlyDictionary<string, Tensor>>
{
    /// <summary>The key of the scores.</summary>
    public const string Scores = "out";

    /// <summary>
    /// The key of scores from <c>layer3</c>, which only help to train: torchvision's own training adds half their loss.
    /// </summary>
    public const string AuxiliaryScores = "aux";

    private readonly ResNetFeatures _backbone;
    private readonly Sequential _classifier;
    private readonly Sequential? _auxiliaryClassifier;

    /// <summary>Makes the model.</summary>
    /// <param name="layout">A network of bottlenecks; its strides from <c>layer3</c> on become dilations.</param>
    /// <param name="head">What gives the scores.</param>
    /// <param name="classes">Scores for each pixel.</param>
    /// <param name="auxiliary">Whether there are <see cref="AuxiliaryScores"/>; false by default.</param>
    public SegmentationNetwork(ResNetLayout layout, SegmentationHead head, int classes, bool auxiliary = false)
    {
        const int middle = ResNetLayout.Layers - 1;
        var outputs = new Dictionary<string, string> { [ResNetStages.NameOf(ResNetLayout.Layers)] = Scores };
        if (auxiliary)
        {
            outputs[ResNetStages.NameOf(middle)] = AuxiliaryScores;
        }

        _backbone = Register("backbone", new ResNetFeatures(
            layout with { ReplaceStrideWithDilation = [false, true, true] }, outputs));

        // Made first, as torchvision does, but registered last: so the initial values and the order of the names are its own.
        _auxiliaryClassifier = auxiliary ? SegmentationHeads.FullyConvolutional(layout.Channels(middle), classes) : null;
        _classifier = Register("classifier", SegmentationHeads.Create(head, layout.Channels(ResNetLayout.Layers), classes));
        if (_auxiliaryClassifier is not null)
        {
            Register("aux_classifier", _auxiliaryClassifier);
        }
    }

    /// <inheritdoc/>
    protected override IReadOnlyDictionary<string, Tensor> Compute(Tensor input)
    {
        using var scope = TensorScope.Open();
        var size = new Size2d(input.Size(2), input.Size(3));
        var features = _backbone.Forward(input);
        var scores = new OrderedDictionary<string, Tensor>
        {
            [Scores] = scope.Keep(_classifier.Forward(features[Scores]).ResizeMap(size)),
        };
        if (_auxiliaryClassifier is not null)
        {
            var map = _auxiliaryClassifier.Forward(features[AuxiliaryScores]);
            scores[AuxiliaryScores] = scope.Keep(map.ResizeMap(size));
        }

        return scores;
    }
}
