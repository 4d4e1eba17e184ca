using System.Runtime.InteropServices;
using Thelper.Torch;

namespace Thelper.Models.Detection;

/// <summary>
/// The losses of <see cref="Fcos"/>: the focal loss of all scores, how little the boxes of matched positions overlap the true ones,
/// and the cross-entropy of how near these positions are to the centre; sums divided by the number of matched positions of the batch.
/// </summary>
/// <param name="options">Says which positions match.</param>
internal sealed class FcosLoss(FcosOptions options)
{
    private const long Sum = 2;
    private readonly CentreMatcher _matcher = new(options.CenterSamplingRadius);

    /// <summary>Compares predictions with the truth.</summary>
    /// <param name="predictions">Of all positions of all images.</param>
    /// <param name="anchors">N×4 on the CPU: the positions.</param>
    /// <param name="truths">In pixels of the batch.</param>
    public IReadOnlyList<(string Name, Tensor Value)> Forward(
        AnchorPredictions predictions, Tensor anchors, IReadOnlyList<TrueObjects> truths)
    {
        using var scope = TensorScope.Open();
        var matches = new Matches();
        for (var image = 0; image < truths.Count; image++)
        {
            Add(matches, image, truths[image], (anchors, predictions.Counts));
        }

        var divisor = Math.Max(1, matches.Rows.Count);
        return
        [
            ("classification", scope.Keep(Classes(predictions.Scores, matches).Div(divisor))),
            ("bbox_regression", scope.Keep(Boxes(predictions.Codes, anchors, matches).Div(divisor))),
            ("bbox_ctrness", scope.Keep(Centres(predictions.Centredness!, matches).Div(divisor))),
        ];
    }

    private static Tensor Classes(Tensor scores, Matches matches)
    {
        var labels = scores.Size(2);
        var (signs, weights) = (Operators.Ones(scores.Shape), Operators.Full(scores.Shape, FocalSum.RestWeight));
        for (var i = 0; i < matches.Rows.Count; i++)
        {
            var place = (int)((matches.Rows[i] * labels) + matches.Labels[i]);
            (signs.AsSpan<float>()[place], weights.AsSpan<float>()[place]) = (-1, FocalSum.ObjectWeight);
        }

        return FocalSum.Of(scores.Mul(signs.To(scores.Device)), weights.To(scores.Device));
    }

    private static Tensor Boxes(Tensor codes, Tensor anchors, Matches matches)
    {
        var rows = matches.RowsOn(codes.Device);
        long[] places = [.. matches.Rows.Select(row => row % anchors.Size(0))];
        var references = anchors.IndexSelect(0, Tensors.From<long>(places)).To(codes.Device);
        var wanted = Tensors.From<float>(CollectionsMarshal.AsSpan(matches.Truths), matches.Rows.Count, 4).To(codes.Device);
        return GeneralizedOverlap.Loss(EdgeDistances.Decode(codes.Reshape([-1, 4]).IndexSelect(0, rows), references), wanted);
    }

    private static Tensor Centres(Tensor centredness, Matches matches) => centredness.Flatten()
        .IndexSelect(0, matches.RowsOn(centredness.Device))
        .BinaryCrossEntropyWithLogits(Tensors.From<float>([.. matches.Centredness]).To(centredness.Device), reduction: Sum);

    private void Add(Matches matches, int image, TrueObjects truth, (Tensor Squares, IReadOnlyList<long> Counts) positions)
    {
        var squares = positions.Squares.AsSpan<float>();
        var found = _matcher.Match(truth.Boxes, squares, positions.Counts);
        for (var i = 0; i < found.Length; i++)
        {
            if (found[i] >= 0)
            {
                var box = truth.Boxes.AsSpan(4 * found[i], 4);
                matches.Rows.Add(((long)image * found.Length) + i);
                matches.Labels.Add(truth.Labels[found[i]]);
                matches.Truths.AddRange(box);
                matches.Centredness.Add(EdgeDistances.Centredness(box, squares.Slice(4 * i, 4)));
            }
        }
    }

    /// <summary>Positions that match a true box, through all images, with what they should say.</summary>
    private sealed class Matches
    {
        public List<long> Rows { get; } = [];

        public List<long> Labels { get; } = [];

        public List<float> Truths { get; } = [];

        public List<float> Centredness { get; } = [];

        public Tensor RowsOn(Device device) => Tensors.From<long>(CollectionsMarshal.AsSpan(Rows)).To(device);
    }
}
