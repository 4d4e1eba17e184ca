namespace Thelper.Models.Detection;

/// <summary>
/// Finds for each position of feature maps the true box that it learns: one whose centre is near, whose edges lie around it, and
/// whose size is that of the feature map; of several the smallest (Tian et al., "FCOS", 2019, sections 3.2 and 3.3).
/// </summary>
/// <param name="radius">How far the centre may be away, in pixels of the feature map.</param>
internal sealed class CentreMatcher(double radius)
{
    private const float LargestArea = 1e8f;

    // Sizes of objects are told by the farthest edge, in pixels of the feature map.
    private const float NearestEdge = 4;
    private const float FarthestEdge = 8;

    /// <summary>The index of a true box for each position, or -1.</summary>
    /// <param name="truths">M×4.</param>
    /// <param name="positions">N squares of the size of a pixel of their feature map.</param>
    /// <param name="counts">The positions of each feature map.</param>
    public int[] Match(ReadOnlySpan<float> truths, ReadOnlySpan<float> positions, IReadOnlyList<long> counts)
    {
        var matches = new int[positions.Length / 4];
        for (var i = 0; i < matches.Length; i++)
        {
            var place = new Place(positions.Slice(4 * i, 4));
            var nearest = i < counts[0] ? 0 : place.Size * NearestEdge;
            var farthest = i >= matches.Length - counts[^1] ? float.PositiveInfinity : place.Size * FarthestEdge;
            matches[i] = Smallest(truths, place, (nearest, farthest));
        }

        return matches;
    }

    private int Smallest(ReadOnlySpan<float> truths, Place place, (float Nearest, float Farthest) reach)
    {
        var (best, match) = (0f, -1);
        for (var i = 0; i < truths.Length; i += 4)
        {
            var box = truths.Slice(i, 4);
            var (near, far) = place.Edges(box);
            if (place.FromCentre(box) < (float)radius * place.Size && near > 0 && far > reach.Nearest && far < reach.Farthest)
            {
                // In torchvision's order of operations, which decides between areas that are nearly equal.
                var rank = LargestArea - ((box[2] - box[0]) * (box[3] - box[1]));
                (best, match) = rank > best ? (rank, i / 4) : (best, match);
            }
        }

        return match;
    }

    private readonly struct Place(ReadOnlySpan<float> square)
    {
        private readonly float _x = (square[0] + square[2]) / 2;
        private readonly float _y = (square[1] + square[3]) / 2;

        public float Size { get; } = square[2] - square[0];

        public float FromCentre(ReadOnlySpan<float> box) =>
            Math.Max(Math.Abs(_x - ((box[0] + box[2]) / 2)), Math.Abs(_y - ((box[1] + box[3]) / 2)));

        /// <summary>The distances of the nearest and the farthest edge; below 0 outside of the box.</summary>
        public (float Near, float Far) Edges(ReadOnlySpan<float> box)
        {
            var (left, top, right, bottom) = (_x - box[0], _y - box[1], box[2] - _x, box[3] - _y);
            return (Math.Min(Math.Min(left, right), Math.Min(top, bottom)), Math.Max(Math.Max(left, right), Math.Max(top, bottom)));
        }
    }
}
