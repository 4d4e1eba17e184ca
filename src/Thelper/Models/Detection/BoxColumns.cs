using System.Numerics;

namespace Thelper.Models.Detection;

/// <summary>Boxes with their edges side by side, so that many are compared with one at once.</summary>
internal sealed class BoxColumns
{
    private const int Left = 0;
    private const int Top = 1;
    private const int Right = 2;
    private const int Bottom = 3;
    private const int Area = 4;
    private readonly float[][] _columns;

    /// <summary>Copies boxes.</summary>
    /// <param name="boxes">N×4: left, top, right, bottom.</param>
    public BoxColumns(ReadOnlySpan<float> boxes)
    {
        Count = boxes.Length / 4;
        var padded = Count + Vector<float>.Count;
        _columns = [new float[padded], new float[padded], new float[padded], new float[padded], new float[padded]];
        for (var i = 0; i < Count; i++)
        {
            var box = boxes.Slice(4 * i, 4);
            for (var edge = Left; edge <= Bottom; edge++)
            {
                _columns[edge][i] = box[edge];
            }

            _columns[Area][i] = (box[Right] - box[Left]) * (box[Bottom] - box[Top]);
        }
    }

    /// <summary>How many boxes there are.</summary>
    public int Count { get; }

    /// <summary>
    /// The overlap of one box with those here: the area of both divided by the area of either; NaN where neither has any. In
    /// the order of operations that torchvision has, so that equal overlaps are equal there too.
    /// </summary>
    /// <param name="box">Four edges.</param>
    /// <param name="first">The first box to compare with.</param>
    /// <param name="overlaps">For each box its overlap, from <paramref name="first"/> on; longer than <see cref="Count"/> by a
    /// vector, see <see cref="Buffer"/>.</param>
    public void Overlaps(ReadOnlySpan<float> box, int first, Span<float> overlaps)
    {
        var (left, top) = (new Vector<float>(box[Left]), new Vector<float>(box[Top]));
        var (right, bottom) = (new Vector<float>(box[Right]), new Vector<float>(box[Bottom]));
        var area = new Vector<float>((box[Right] - box[Left]) * (box[Bottom] - box[Top]));
        for (var i = first; i < Count; i += Vector<float>.Count)
        {
            var width = Vector.Min(At(Right, i), right) - Vector.Max(At(Left, i), left);
            var height = Vector.Min(At(Bottom, i), bottom) - Vector.Max(At(Top, i), top);
            var both = Vector.Max(width, Vector<float>.Zero) * Vector.Max(height, Vector<float>.Zero);
            (both / (area + At(Area, i) - both)).CopyTo(overlaps[i..]);
        }
    }

    /// <summary>Room for the overlaps with all boxes here.</summary>
    public float[] Buffer() => new float[_columns[Area].Length];

    private Vector<float> At(int column, int i) => new(_columns[column], i);
}
