using Thelper.Torch;
using Thelper.Torch.Modules;

namespace Thelper.Models.Detection;

/// <summary>
/// A detection model of one stage that says of each position of its feature maps how far away the edges of its object are (Tian et
/// al., "FCOS: Fully Convolutional One-Stage Object Detection", 2019). Parameters have torchvision's names.
/// </summary>
/// <remarks>As with torchvision, there is a score for the label 0, which is no class. It never becomes a detection here.</remarks>
internal sealed class Fcos : OneStageModel
{
    // The pixels of the image between two positions of each feature map.
    private static readonly double[] Strides = [8, 16, 32, 64, 128];

    private readonly FcosOptions _options;
    private readonly AnchorGenerator _positions = new([.. Strides.Select(stride => new[] { stride })], [.. Strides.Select(_ => new double[] { 1 })]);
    private readonly FcosLoss _loss;

    /// <summary>Makes the model with torchvision's initial values.</summary>
    /// <param name="backbone">Of five feature maps; owned by this module from now on.</param>
    /// <param name="options">Sizes, thresholds and numbers.</param>
    /// <param name="labelCount">Labels, the background's among them.</param>
    public Fcos(DetectionBackbone backbone, FcosOptions options, int labelCount)
        : base(backbone, new FcosHead(labelCount), options.Scaling, labelCount) =>
        (_options, _loss) = (options, new(options));

    private protected override Tensor AnchorsOf(Size2d images, IReadOnlyList<Size2d> maps) => _positions.Boxes(images, maps);

    private protected override IReadOnlyList<(string Name, Tensor Value)> LossesOf(
        AnchorPredictions predictions, Tensor anchors, IReadOnlyList<TrueObjects> truths) => _loss.Forward(predictions, anchors, truths);

    private protected override Detections Find(AnchorPredictions predictions, Tensor anchors, int image, Size2d size)
    {
        var candidates = Candidates(predictions, image);
        var boxes = Decode(predictions.Codes.Select(0, image), anchors, candidates);
        var found = new FoundBoxes();
        for (var i = 0; i < candidates.Count; i++)
        {
            var box = boxes.AsSpan(4 * i, 4);
            BoxEdges.Clip(box, size);
            found.Add(box, candidates[i].Score, candidates[i].Label);
        }

        return found.Best(_options.NmsThresh, _options.DetectionsPerImg, predictions.Scores.Device);
    }

    private static float[] Decode(Tensor codes, Tensor anchors, List<Candidate> candidates)
    {
        using var scope = TensorScope.Open();
        var rows = Tensors.From<long>([.. candidates.Select(candidate => (long)candidate.Anchor)]).To(codes.Device);
        return EdgeDistances.Decode(codes.IndexSelect(0, rows), anchors.To(codes.Device).IndexSelect(0, rows)).ToArray<float>();
    }

    /// <summary>A score is the geometric mean of how sure the class is and how near the position is to the centre.</summary>
    private List<Candidate> Candidates(AnchorPredictions predictions, int image)
    {
        using var scope = TensorScope.Open();
        var scores = predictions.Scores.Select(0, image).Sigmoid().Mul(predictions.Centredness!.Select(0, image).Sigmoid()).Sqrt();
        return new MapCandidates(_options.ScoreThresh, _options.TopkCandidates).Of(scores.ToArray<float>(), predictions.Counts, LabelCount);
    }
}
