using System.Runtime.InteropServices;
using Thelper.Torch;

namespace Thelper.Models.Detection;

/// <summary>Boxes of one image with scores and groups, of which some are kept in the end.</summary>
internal sealed class FoundBoxes
{
    private readonly List<float> _edges = [];
    private readonly List<float> _scores = [];
    private readonly List<long> _groups = [];

    /// <summary>Adds a box.</summary>
    /// <param name="box">Four edges.</param>
    /// <param name="score">How sure the model is.</param>
    /// <param name="group">Its label, or whatever else keeps it from dropping others.</param>
    public void Add(ReadOnlySpan<float> box, float score, long group)
    {
        _edges.AddRange(box);
        _scores.Add(score);
        _groups.Add(group);
    }

    /// <summary>Drops boxes that cover the same object, and leaves the best of the others.</summary>
    /// <param name="threshold">The overlap above which a box is dropped.</param>
    /// <param name="most">How many may be left.</param>
    /// <param name="device">Where the tensors shall be.</param>
    public Detections Best(double threshold, int most, Device device)
    {
        var edges = CollectionsMarshal.AsSpan(_edges);
        var kept = NonMaximumSuppression.KeepInGroups(
            edges, CollectionsMarshal.AsSpan(_scores), CollectionsMarshal.AsSpan(_groups), threshold);
        kept = kept[..Math.Min(most, kept.Length)];
        return new(
            Tensors.From<float>(BoxEdges.Take(edges, kept), kept.Length, 4).To(device),
            Tensors.From<long>(Array.ConvertAll(kept, i => _groups[i])).To(device),
            Tensors.From<float>(Array.ConvertAll(kept, i => _scores[i])).To(device));
    }
}
