using Thelper.Torch;
using Thelper.Torch.Modules;

namespace Thelper.Models.Detection;

/// <summary>
/// Says of each anchor how much it looks like an object, and how to move it: a 3x3 and two 1x1 convolutions that all feature
/// maps share; torchvision's <c>RPNHead</c>.
/// </summary>
internal sealed class RegionProposalHead : Module<IReadOnlyList<Tensor>, AnchorPredictions>
{
    private readonly Sequential _convolution;
    private readonly Conv2d _objectness;
    private readonly Conv2d _boxes;

    /// <summary>Makes the layers.</summary>
    /// <param name="channels">Of the feature maps.</param>
    /// <param name="anchors">At each position.</param>
    public RegionProposalHead(int channels, int anchors)
    {
        var first = HeadConvolutions.Plain(channels, channels, 3);
        _convolution = Register("conv", new Sequential(new Sequential(first, new ReLU(inPlace: true))));
        _objectness = Register("cls_logits", HeadConvolutions.Plain(channels, anchors, 1));
        _boxes = Register("bbox_pred", HeadConvolutions.Plain(channels, anchors * 4, 1));
        HeadConvolutions.DrawNormal(first, _objectness, _boxes);
    }

    protected override AnchorPredictions Compute(IReadOnlyList<Tensor> input)
    {
        Tensor[] shared = [.. input.Select(_convolution.Forward)];
        return AnchorPredictions.Of([.. shared.Select(_objectness.Forward)], [.. shared.Select(_boxes.Forward)], 1);
    }
}

/// <summary>What a head says of all anchors, in the order of the anchors.</summary>
/// <param name="Scores">B×N×classes, as logits.</param>
/// <param name="Codes">B×N×4: how to move the anchors.</param>
/// <param name="Counts">The number of anchors of each feature map; they sum to N.</param>
internal sealed record AnchorPredictions(Tensor Scores, Tensor Codes, IReadOnlyList<long> Counts)
{
    /// <summary>B×N×1: how near the anchors are to the centres of what they hold, as logits; null where the head does not say.</summary>
    public Tensor? Centredness { get; init; }

    /// <summary>Brings the outputs of convolutions into the order of the anchors.</summary>
    /// <param name="scores">B×(anchors·classes)×H×W for each feature map.</param>
    /// <param name="codes">B×(anchors·4)×H×W for each feature map.</param>
    /// <param name="classes">Scores of an anchor.</param>
    public static AnchorPredictions Of(IReadOnlyList<Tensor> scores, IReadOnlyList<Tensor> codes, long classes)
    {
        Tensor[] rows = [.. codes.Select(map => Rows(map, 4))];
        return new(
            Operators.Cat([.. scores.Select(map => Rows(map, classes))], 1),
            Operators.Cat(rows, 1),
            [.. rows.Select(map => map.Size(1))]);
    }

    /// <summary>B×(anchors·values)×H×W to B×N×values.</summary>
    public static Tensor Rows(Tensor map, long values)
    {
        var shape = map.Shape;
        return map.Reshape([shape[0], -1, values, shape[2], shape[3]]).Permute([0, 3, 4, 1, 2]).Reshape([shape[0], -1, values]);
    }
}
