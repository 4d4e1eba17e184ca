using System.Numerics;

namespace Thelper.Data.Collation;

/// <summary>Blends the rows of a matrix.</summary>
internal static class RowMixing
{
    /// <summary>Makes each row its share of itself and the rest of the row before; the first takes it of the last.</summary>
    /// <param name="values">One row after another; changed in place.</param>
    /// <param name="rows">How many there are.</param>
    /// <param name="share">0 to 1.</param>
    public static void Blend(Span<float> values, int rows, double share)
    {
        var length = values.Length / rows;
        var last = values[^length..].ToArray();
        var (own, other) = ((float)share, (float)(1 - share));
        for (var i = rows - 1; i > 0; i--)
        {
            Blend(values.Slice(i * length, length), own, values.Slice((i - 1) * length, length), other);
        }

        Blend(values[..length], own, last, other);
    }

    private static void Blend(Span<float> target, float own, ReadOnlySpan<float> source, float other)
    {
        var i = 0;
        for (; i <= target.Length - Vector<float>.Count; i += Vector<float>.Count)
        {
            ((other * new Vector<float>(source[i..])) + (own * new Vector<float>(target[i..]))).CopyTo(target[i..]);
        }

        for (; i < target.Length; i++)
        {
            target[i] = (other * source[i]) + (own * target[i]);
        }
    }
}
