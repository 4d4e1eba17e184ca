using System.Runtime.InteropServices;
using Thelper.Torch;

namespace Thelper.Data;

/// <summary>Numbers of a sample that are no image, such as the columns of a table's row.</summary>
public sealed class SampleArray
{
    private readonly byte[] _data;

    private SampleArray(ScalarType scalarType, long[] shape, byte[] data) => (ScalarType, Shape, _data) = (scalarType, shape, data);

    /// <summary>The type of the numbers.</summary>
    public ScalarType ScalarType { get; }

    /// <summary>The sizes of the dimensions; empty for a single number.</summary>
    public IReadOnlyList<long> Shape { get; }

    /// <summary>The memory of the numbers, the last dimension running fastest.</summary>
    public ReadOnlySpan<byte> Bytes => _data;

    /// <summary>Copies numbers.</summary>
    /// <typeparam name="T">A type that tensors have.</typeparam>
    /// <param name="values">The last dimension running fastest.</param>
    /// <param name="shape">Sizes whose product is the number of values.</param>
    /// <exception cref="ArgumentException">The shape holds another number of values.</exception>
    public static SampleArray From<T>(ReadOnlySpan<T> values, params long[] shape)
        where T : unmanaged
    {
        if (shape.Aggregate(1L, (product, size) => product * size) != values.Length)
        {
            throw new ArgumentException($"{values.Length} values do not fill the shape [{string.Join(", ", shape)}].", nameof(shape));
        }

        return new SampleArray(ScalarTypes.Of<T>(), shape, MemoryMarshal.AsBytes(values).ToArray());
    }

    /// <summary>The numbers, the last dimension running fastest.</summary>
    /// <typeparam name="T">The type that belongs to <see cref="ScalarType"/>.</typeparam>
    /// <exception cref="InvalidOperationException">The numbers are of another type.</exception>
    public Span<T> AsSpan<T>()
        where T : unmanaged => ScalarTypes.Of<T>() == ScalarType
        ? MemoryMarshal.Cast<byte, T>(_data.AsSpan())
        : throw new InvalidOperationException($"The numbers are {ScalarType}, not {ScalarTypes.Of<T>()}.");

    /// <summary>How many numbers there are.</summary>
    public long ElementCount => Shape.Aggregate(1L, (product, size) => product * size);

    /// <summary>The numbers of a vector at other places of one that is as long or longer, with zeros between them.</summary>
    /// <param name="length">Of the new vector.</param>
    /// <param name="placeOf">The new place of an old one, each its own.</param>
    internal SampleArray Spread(int length, Func<int, int> placeOf)
    {
        var (count, spread) = ((int)Shape[0], new SampleArray(ScalarType, [length], new byte[_data.Length / (int)Shape[0] * length]));
        var size = _data.Length / count;
        for (var i = 0; i < count; i++)
        {
            _data.AsSpan(i * size, size).CopyTo(spread._data.AsSpan(placeOf(i) * size));
        }

        return spread;
    }

    /// <summary>An independent copy.</summary>
    public SampleArray Clone() => new(ScalarType, [.. Shape], [.. _data]);

    /// <summary>A copy with the dimensions in another order.</summary>
    /// <param name="axes">For each new dimension the old one; each once.</param>
    public SampleArray Transposed(params IReadOnlyList<int> axes)
    {
        long[] shape = [.. axes.Select(axis => Shape[axis])];
        var strides = new long[Shape.Count];
        var stride = (long)ScalarType.Size();
        for (var i = Shape.Count - 1; i >= 0; i--)
        {
            (strides[i], stride) = (stride, stride * Shape[i]);
        }

        var data = new byte[_data.Length];
        var size = ScalarType.Size();
        for (long i = 0; i < data.Length; i += size)
        {
            var (rest, from) = (i / size, 0L);
            for (var axis = shape.Length - 1; axis >= 0; axis--)
            {
                from += rest % shape[axis] * strides[axes[axis]];
                rest /= shape[axis];
            }

            _data.AsSpan((int)from, size).CopyTo(data.AsSpan((int)i));
        }

        return new SampleArray(ScalarType, shape, data);
    }

    /// <summary>A copy of another shape, the numbers in the same order.</summary>
    /// <param name="shape">Of as many numbers.</param>
    /// <exception cref="ArgumentException">The shape holds another number of values.</exception>
    public SampleArray Reshaped(params long[] shape) =>
        shape.Aggregate((long)ScalarType.Size(), (product, size) => product * size) == _data.Length
            ? new SampleArray(ScalarType, shape, [.. _data])
            : throw new ArgumentException($"The values do not fill the shape [{string.Join(", ", shape)}].", nameof(shape));

    /// <summary>A copy in which the last dimension runs backwards.</summary>
    public SampleArray LastDimensionReversed()
    {
        var size = ScalarType.Size();
        var row = (int)Shape[^1] * size;
        var data = new byte[_data.Length];
        for (var i = 0; i < data.Length; i += size)
        {
            _data.AsSpan(i, size).CopyTo(data.AsSpan(i - (i % row) + row - size - (i % row)));
        }

        return new SampleArray(ScalarType, [.. Shape], data);
    }

    /// <summary>The numbers as single-precision ones, mapped one by one; the channel is the place in the last dimension.</summary>
    /// <param name="map">What becomes of each.</param>
    /// <exception cref="InvalidDataException">The map is for another number of channels.</exception>
    public SampleArray Mapped(PixelMap map)
    {
        var channels = Shape.Count > 0 ? (int)Shape[^1] : 1;
        if (map.Channels is { } expected && expected != channels)
        {
            throw new InvalidDataException(
                $"the array has {channels} values in its last dimension, but the normalisation has {expected}");
        }

        var values = ToSingles();
        for (var i = 0; i < values.Length; i++)
        {
            values[i] = map.Apply(i % channels, values[i]);
        }

        return From<float>(values, [.. Shape]);
    }

    private float[] ToSingles() => ScalarType switch
    {
        ScalarType.Float32 => AsSpan<float>().ToArray(),
        ScalarType.Float64 => [.. Array.ConvertAll(AsSpan<double>().ToArray(), value => (float)value)],
        ScalarType.Int64 => [.. Array.ConvertAll(AsSpan<long>().ToArray(), value => (float)value)],
        ScalarType.Int32 => [.. Array.ConvertAll(AsSpan<int>().ToArray(), value => (float)value)],
        ScalarType.UInt8 => [.. Array.ConvertAll(AsSpan<byte>().ToArray(), value => (float)value)],
        _ => throw new InvalidDataException($"an array of {ScalarType} cannot be normalised; arrays of floating-point numbers and integers can"),
    };
}
