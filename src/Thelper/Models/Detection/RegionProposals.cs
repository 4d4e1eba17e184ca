using Thelper.Torch;
using Thelper.Torch.Modules;

namespace Thelper.Models.Detection;

/// <summary>
/// Finds boxes that may hold an object of any class (Ren et al., "Faster R-CNN", 2015); torchvision's
/// <c>RegionProposalNetwork</c>.
/// </summary>
internal sealed class RegionProposals : Module
{
    private const float SmallestSide = 1e-3f;
    private const double SmoothL1Width = 1.0 / 9;
    private const long Sum = 2;
    private readonly AnchorGenerator _anchors;
    private readonly FasterRcnnOptions _options;
    private readonly BoxMatcher _matcher;
    private readonly BalancedSampler _sampler;
    private readonly BoxCoder _coder = new(BoxWeights.One);
    private readonly RegionProposalHead _head;

    public RegionProposals(AnchorGenerator anchors, FasterRcnnOptions options)
    {
        (_anchors, _options) = (anchors, options);
        _matcher = new(options.RpnFgIouThresh, options.RpnBgIouThresh, allowLowQuality: true);
        _sampler = new(options.RpnBatchSizePerImage, options.RpnPositiveFraction);
        _head = Register("head", new RegionProposalHead(DetectionBackbone.Channels, anchors.CountAt(0)));
    }

    /// <summary>Proposes boxes.</summary>
    /// <param name="batch">The images.</param>
    /// <param name="features">Their feature maps.</param>
    /// <param name="truths">In pixels of the batch; null where no losses are wanted.</param>
    /// <returns>For each image its boxes on the CPU, N×4 and without gradients; and the losses.</returns>
    public (IReadOnlyList<Tensor> Boxes, (Tensor Objectness, Tensor Boxes)? Losses) Forward(
        ScaledBatch batch, IReadOnlyList<Tensor> features, IReadOnlyList<TrueObjects>? truths)
    {
        var predictions = _head.Forward(features);
        var anchors = _anchors.Boxes(batch.Size, [.. features.Select(map => new Size2d(map.Size(2), map.Size(3)))]);
        var proposals = Propose(predictions, anchors, batch.Sizes);
        return (proposals, truths is null ? null : Losses(predictions, anchors, truths));
    }

    private List<Tensor> Propose(AnchorPredictions predictions, Tensor anchors, IReadOnlyList<Size2d> sizes)
    {
        using var mode = GradMode.Disable();
        var (boxes, scores, levels) = Promising(predictions, anchors);
        var found = new List<Tensor>();
        for (var image = 0; image < sizes.Count; image++)
        {
            var candidates = new FoundBoxes();
            for (var i = 0; i < levels.Length; i++)
            {
                var box = boxes.AsSpan(4 * ((image * levels.Length) + i), 4);
                var score = scores[(image * levels.Length) + i];
                BoxEdges.Clip(box, sizes[image]);
                if (BoxEdges.AreApart(box, SmallestSide) && score >= (float)_options.RpnScoreThresh)
                {
                    candidates.Add(box, score, levels[i]);
                }
            }

            var most = IsTraining ? _options.RpnPostNmsTopNTrain : _options.RpnPostNmsTopNTest;
            found.Add(candidates.Best(_options.RpnNmsThresh, most, Device.Cpu).Boxes);
        }

        return found;
    }

    /// <summary>The boxes of the highest scores of each feature map, image by image; the map of each is the same for all images.</summary>
    private (float[] Boxes, float[] Scores, int[] Levels) Promising(AnchorPredictions predictions, Tensor anchors)
    {
        using var scope = TensorScope.Open();
        var (images, count) = (predictions.Scores.Size(0), predictions.Scores.Size(1));
        var most = IsTraining ? _options.RpnPreNmsTopNTrain : _options.RpnPreNmsTopNTest;
        var (chosen, levels) = (new List<Tensor>(), new List<int>());
        var start = 0L;
        foreach (var length in predictions.Counts)
        {
            var (_, indices) = predictions.Scores.Select(2, 0).Slice(1, start, start + length).Topk(Math.Min(most, length), 1);
            chosen.Add(indices.Add(start));
            levels.AddRange(Enumerable.Repeat(chosen.Count - 1, (int)Math.Min(most, length)));
            start += length;
        }

        var inImage = Operators.Cat(chosen, 1);
        var device = inImage.Device;
        var inBatch = inImage.Add(Operators.Arange(images, ScalarType.Int64, device).Mul(count).Unsqueeze(1)).Flatten();
        var codes = predictions.Codes.Reshape([-1, 1, 4]).IndexSelect(0, inBatch);
        var boxes = _coder.Decode(codes, anchors.To(device).IndexSelect(0, inImage.Flatten()));
        var scores = predictions.Scores.Flatten().IndexSelect(0, inBatch).Sigmoid();
        return (boxes.ToArray<float>(), scores.ToArray<float>(), [.. levels]);
    }

    private (Tensor Objectness, Tensor Boxes) Losses(
        AnchorPredictions predictions, Tensor anchors, IReadOnlyList<TrueObjects> truths)
    {
        var device = predictions.Scores.Device;
        var (matched, positive, negative) = Sample(anchors, truths);
        var wanted = matched.Encode(_coder).To(device);
        long[] sampled = [.. positive, .. negative];
        var labels = Operators.Zeros([sampled.Length]);
        labels.AsSpan<float>()[..positive.Count].Fill(1);
        var boxes = predictions.Codes.Reshape([-1, 4]).IndexSelect(0, Tensors.From<long>([.. positive]).To(device))
            .SmoothL1Loss(wanted, Sum, SmoothL1Width).Div(sampled.Length);
        var objectness = predictions.Scores.Flatten().IndexSelect(0, Tensors.From<long>(sampled).To(device))
            .BinaryCrossEntropyWithLogits(labels.To(device));
        return (objectness, boxes);
    }

    /// <summary>The anchors that take part in the losses; indices count through the anchors of all images.</summary>
    private (MatchedBoxes Matched, List<long> Positive, List<long> Negative) Sample(Tensor anchors, IReadOnlyList<TrueObjects> truths)
    {
        var (matched, positive, negative) = (new MatchedBoxes(), new List<long>(), new List<long>());
        var edges = anchors.AsSpan<float>();
        var columns = new BoxColumns(edges);
        for (var image = 0; image < truths.Count; image++)
        {
            var matches = _matcher.Match(truths[image].Boxes, columns);
            var first = (long)image * columns.Count;
            var sample = _sampler.Sample(Array.ConvertAll(matches, match => match >= 0 ? 1L : match == BoxMatcher.Background ? 0 : -1));
            positive.AddRange(sample.Positive.Select(i => first + i));
            negative.AddRange(sample.Negative.Select(i => first + i));
            foreach (var i in sample.Positive)
            {
                matched.Add(truths[image].Boxes.AsSpan(4 * matches[i], 4), edges.Slice(4 * i, 4));
            }
        }

        return (matched, positive, negative);
    }
}
