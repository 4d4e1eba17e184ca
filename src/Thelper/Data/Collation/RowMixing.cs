using System.Buffers;
using System.Numerics;

namespace Thelper.Data.Collation;

/// <summary>A row as it was before it changed, in memory that is used again: as objects, rows of images would be large ones.</summary>
internal readonly ref struct RowCopy
{
    private readonly float[] _memory;

    public RowCopy(ReadOnlySpan<float> values)
    {
        _memory = ArrayPool<float>.Shared.Rent(values.Length);
        values.CopyTo(_memory);
        Values = _memory.AsSpan(0, values.Length);
    }

    public ReadOnlySpan<float> Values { get; }

    public void Dispose() => ArrayPool<float>.Shared.Return(_memory);
}

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
        using var last = new RowCopy(values[^length..]);
        var (own, other) = ((float)share, (float)(1 - share));
        for (var i = rows - 1; i > 0; i--)
        {
            Blend(values.Slice(i * length, length), own, values.Slice((i - 1) * length, length), other);
        }

        Blend(values[..length], own, last.Values, other);
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
