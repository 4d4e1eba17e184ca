using Thelper.Torch;

namespace Thelper.Data;

/// <summary>
/// The memory of a batch while loader threads fill it. The first sample that arrives fixes shapes and types; each writes
/// into its own slot, so the threads do not wait for one another.
/// </summary>
internal sealed class BatchAssembly(int size)
{
    private readonly Lock _lock = new();
    private volatile OrderedDictionary<string, Column>? _columns;

    /// <summary>Writes one sample's values into the batch.</summary>
    /// <param name="slot">From 0 to the size of the batch − 1.</param>
    /// <param name="sample">Stays the caller's.</param>
    /// <exception cref="InvalidDataException">The sample does not fit the others.</exception>
    public void Write(int slot, Sample sample)
    {
        var columns = _columns ?? Start(sample);
        if (columns.Count != sample.Keys.Count)
        {
            throw new InvalidDataException(
                $"it has the entries {string.Join(", ", sample.Keys)}, but other samples have {string.Join(", ", columns.Keys)}");
        }

        foreach (var key in sample.Keys)
        {
            if (!columns.TryGetValue(key, out var column))
            {
                throw new InvalidDataException($"it has an entry '{key}', which other samples do not have");
            }

            column.Write(slot, sample[key], key);
        }
    }

    public Batch Finish()
    {
        var values = new OrderedDictionary<string, object>();
        foreach (var (key, column) in _columns!)
        {
            values.Add(key, column.Values);
        }

        return new Batch(values, size);
    }

    public void Abandon()
    {
        foreach (var column in _columns?.Values ?? Enumerable.Empty<Column>())
        {
            (column.Values as IDisposable)?.Dispose();
        }
    }

    private OrderedDictionary<string, Column> Start(Sample sample)
    {
        lock (_lock)
        {
            if (_columns is { } started)
            {
                return started;
            }

            var columns = new OrderedDictionary<string, Column>();
            foreach (var key in sample.Keys)
            {
                columns.Add(key, Column.For(sample[key], size));
            }

            return _columns = columns;
        }
    }

    private abstract class Column
    {
        public abstract object Values { get; }

        public static Column For(object? value, int size) => value switch
        {
            SampleImage image => new ImageColumn(image, size),
            long => new NumberColumn<long>(size),
            double => new NumberColumn<double>(size),
            _ => new ObjectColumn(size),
        };

        public abstract void Write(int slot, object? value, string key);
    }

    private sealed unsafe class ImageColumn : Column
    {
        private readonly Tensor _tensor;
        private readonly long[] _shape;
        private readonly long _length;
        private readonly nint _memory;

        public ImageColumn(SampleImage first, int size)
        {
            _shape = [first.Channels, first.Height, first.Width];
            _length = _shape[0] * _shape[1] * _shape[2];
            _tensor = Operators.Empty([size, .. _shape], ScalarType.Float32);

            // The tensor lives as long as this column, so its memory stays where it is.
            fixed (float* memory = _tensor.AsSpan<float>())
            {
                _memory = (nint)memory;
            }
        }

        public override object Values => _tensor;

        public override void Write(int slot, object? value, string key)
        {
            if (value is not SampleImage image || !_shape.AsSpan().SequenceEqual([image.Channels, image.Height, image.Width]))
            {
                var received = value is SampleImage other ? Size(other.Channels, other.Height, other.Width) : "no image";
                throw new InvalidDataException(
                    $"its entry '{key}' is {received}, but the batch began with {Size(_shape[0], _shape[1], _shape[2])}; "
                    + "the transforms must give all samples one size and number of channels");
            }

            image.WriteTo(new Span<float>((float*)_memory + (slot * _length), (int)_length));
        }

        private static string Size(long channels, long height, long width) =>
            $"{channels} channels of {width}x{height} pixels";
    }

    private sealed class NumberColumn<T>(int size) : Column
        where T : unmanaged
    {
        private readonly Tensor _tensor = Operators.Empty([size], ScalarTypes.Of<T>());

        public override object Values => _tensor;

        public override void Write(int slot, object? value, string key) => _tensor.AsSpan<T>()[slot] = value is T number
            ? number
            : throw new InvalidDataException($"its entry '{key}' is no number, but that of other samples is");
    }

    private sealed class ObjectColumn(int size) : Column
    {
        private readonly object?[] _values = new object?[size];

        public override object Values => _values;

        public override void Write(int slot, object? value, string key) => _values[slot] = value is null or string
            ? value
            : throw new InvalidDataException($"its entry '{key}' is no text, but that of other samples is");
    }
}
