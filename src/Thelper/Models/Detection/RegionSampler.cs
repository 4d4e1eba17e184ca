using Thelper.Torch;

namespace Thelper.Models.Detection;

/// <summary>Chooses the boxes that the second stage learns from, among the proposals and the true boxes.</summary>
/// <param name="options">Thresholds and numbers.</param>
internal sealed class RegionSampler(FasterRcnnOptions options)
{
    private readonly BoxMatcher _matcher = new(options.BoxFgIouThresh, options.BoxBgIouThresh, allowLowQuality: false);
    private readonly BalancedSampler _sampler = new(options.BoxBatchSizePerImage, options.BoxPositiveFraction);

    /// <summary>Draws from each image.</summary>
    /// <param name="proposals">For each image N×4, on the CPU.</param>
    /// <param name="truths">In pixels of the batch.</param>
    public SampledRegions Sample(IReadOnlyList<Tensor> proposals, IReadOnlyList<TrueObjects> truths)
    {
        var sample = new SampledRegions([], [], new MatchedBoxes());
        for (var image = 0; image < truths.Count; image++)
        {
            var truth = truths[image];
            float[] candidates = [.. proposals[image].AsSpan<float>(), .. truth.Boxes];
            var matches = _matcher.Match(truth.Boxes, new BoxColumns(candidates));
            var labels = Array.ConvertAll(matches, match => match >= 0 ? truth.Labels[match] : match == BoxMatcher.Background ? 0 : -1);
            var (positive, negative) = _sampler.Sample(labels);
            int[] chosen = [.. positive.Concat(negative).Order()];
            var boxes = BoxEdges.Take(candidates, chosen);
            sample.Boxes.Add(Tensors.From<float>(boxes, chosen.Length, 4));
            sample.Labels.AddRange(chosen.Select(i => labels[i]));
            foreach (var i in positive)
            {
                sample.Matched.Add(truth.Boxes.AsSpan(4 * matches[i], 4), candidates.AsSpan(4 * i, 4));
            }
        }

        return sample;
    }
}

/// <summary>Boxes to learn from.</summary>
/// <param name="Boxes">For each image N×4, on the CPU.</param>
/// <param name="Labels">Of the boxes of all images; 0 is the background.</param>
/// <param name="Matched">Those that are not background, in their order, with what they should become.</param>
internal sealed record SampledRegions(List<Tensor> Boxes, List<long> Labels, MatchedBoxes Matched);
