using Thelper.Torch;
using Thelper.Torch.Modules;

namespace Thelper.Models.Detection;

/// <summary>Says what proposed boxes hold, and moves them onto it (Girshick, "Fast R-CNN", 2015); torchvision's <c>RoIHeads</c>.</summary>
internal sealed class RegionClassifier : Module
{
    private const float SmallestSide = 1e-2f;
    private const double SmoothL1Width = 1.0 / 9;
    private const long Sum = 2;

    // Along each axis, for each value of the features of a box.
    private const int Samples = 2;
    private readonly FasterRcnnOptions _options;
    private readonly int _pooledMaps;
    private readonly RegionPooling _pooling;
    private readonly BoxCoder _coder;
    private readonly RegionSampler _sampler;
    private readonly BoxHead _head;
    private readonly BoxPredictor _predictor;

    public RegionClassifier(int pooledMaps, FasterRcnnOptions options, int labelCount)
    {
        (_options, _pooledMaps) = (options, pooledMaps);
        _pooling = new(options.PoolSize, Samples);
        _coder = new(new(options.BboxRegWeights[0], options.BboxRegWeights[1], options.BboxRegWeights[2], options.BboxRegWeights[3]));
        _sampler = new(options);
        var inputs = DetectionBackbone.Channels * options.PoolSize * options.PoolSize;
        _head = Register("box_head", new BoxHead(inputs, options.HeadSize));
        _predictor = Register("box_predictor", new BoxPredictor(options.HeadSize, labelCount));
    }

    /// <summary>Classification and box loss of a sample of the proposals and the true boxes.</summary>
    /// <param name="batch">The images.</param>
    /// <param name="features">Their feature maps.</param>
    /// <param name="proposals">For each image N×4, on the CPU.</param>
    /// <param name="truths">In pixels of the batch.</param>
    public (Tensor Classes, Tensor Boxes) Losses(
        ScaledBatch batch, IReadOnlyList<Tensor> features, IReadOnlyList<Tensor> proposals, IReadOnlyList<TrueObjects> truths)
    {
        var sample = _sampler.Sample(proposals, truths);
        var (scores, codes) = Predict(batch, features, sample.Boxes);
        var count = sample.Labels.Count;
        if (count == 0)
        {
            // Not a mean of nothing: the loss is 0, and leads back to the weights.
            return (scores.Sum().Mul(0.0), codes.Sum().Mul(0.0));
        }

        var device = scores.Device;
        var classes = scores.CrossEntropyLoss(Tensors.From<long>([.. sample.Labels]).To(device));
        var rows = Enumerable.Range(0, count).Where(i => sample.Labels[i] > 0).Select(i => (i * scores.Size(1)) + sample.Labels[i]);
        var boxes = codes.Reshape([-1, 4]).IndexSelect(0, Tensors.From<long>([.. rows]).To(device))
            .SmoothL1Loss(sample.Matched.Encode(_coder).To(device), Sum, SmoothL1Width).Div(count);
        return (classes, boxes);
    }

    /// <summary>What is in the images, in their own pixels.</summary>
    /// <inheritdoc cref="Losses"/>
    public IReadOnlyList<Detections> Detect(ScaledBatch batch, IReadOnlyList<Tensor> features, IReadOnlyList<Tensor> proposals)
    {
        using var mode = GradMode.Disable();
        var (probabilities, boxes, labels) = Classify(batch, features, proposals);
        var detections = new List<Detections>();
        var first = 0;
        for (var image = 0; image < proposals.Count; image++)
        {
            var found = new FoundBoxes();
            var end = first + ((int)proposals[image].Size(0) * labels);
            for (var i = first; i < end; i++)
            {
                if (i % labels > 0 && probabilities[i] > (float)_options.BoxScoreThresh)
                {
                    AddWhereLarge(found, boxes.AsSpan(4 * i, 4), batch.Sizes[image], (probabilities[i], i % labels));
                }
            }

            detections.Add(batch.ToOriginal(image, found.Best(_options.BoxNmsThresh, _options.BoxDetectionsPerImg, features[0].Device)));
            first = end;
        }

        return detections;
    }

    private static void AddWhereLarge(FoundBoxes found, Span<float> box, Size2d size, (float Score, int Label) what)
    {
        BoxEdges.Clip(box, size);
        if (BoxEdges.AreApart(box, SmallestSide))
        {
            found.Add(box, what.Score, what.Label);
        }
    }

    private (float[] Probabilities, float[] Boxes, int Labels) Classify(
        ScaledBatch batch, IReadOnlyList<Tensor> features, IReadOnlyList<Tensor> proposals)
    {
        using var scope = TensorScope.Open();
        var (scores, codes) = Predict(batch, features, proposals);
        var boxes = _coder.Decode(codes, Operators.Cat(proposals).To(codes.Device));
        return (scores.Softmax(-1).ToArray<float>(), boxes.ToArray<float>(), (int)scores.Size(1));
    }

    private (Tensor Scores, Tensor Codes) Predict(ScaledBatch batch, IReadOnlyList<Tensor> features, IReadOnlyList<Tensor> boxes) =>
        _predictor.Forward(_head.Forward(_pooling.Forward([.. features.Take(_pooledMaps)], batch.Size, boxes)));
}
