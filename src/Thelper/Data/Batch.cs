using Thelper.Torch;

namespace Thelper.Data;

/// <summary>
/// Samples side by side: images are a float32 tensor B×C×H×W, label maps an int64 tensor B×H×W, arrays a tensor of their own
/// type B×shape, integers an int64 tensor of B, real numbers, or integers and real numbers together, a float64 tensor of B,
/// texts and lists of boxes a list of B, and what no sample knows is null. Where samples have lists, such as augmented copies,
/// there is a list of these, one for each place. Owns its tensors.
/// </summary>
public sealed class Batch : IDisposable
{
    private readonly OrderedDictionary<string, object?> _values;

    internal Batch(OrderedDictionary<string, object?> values, int size) => (_values, Size) = (values, size);

    /// <summary>Its number within the epoch, from 0; batches without samples count too.</summary>
    public int Index { get; internal set; }

    /// <summary>B: how many samples there are.</summary>
    public int Size { get; }

    /// <summary>The keys of the samples.</summary>
    public IReadOnlyList<string> Keys => _values.Keys;

    /// <summary>
    /// Bytes of the elements of all tensors; texts and boxes do not count, nor the memory of samples that were left out.
    /// </summary>
    public long Bytes => _values.Values.Sum(BytesOf);

    /// <summary>The values under a key, or null where the samples have none.</summary>
    /// <param name="key">The key.</param>
    public object? this[string key] => _values.GetValueOrDefault(key);

    /// <summary>The tensor under a key; it stays the batch's.</summary>
    /// <param name="key">The key.</param>
    /// <exception cref="DataException">The samples have no such entry, or it is no tensor.</exception>
    public Tensor Tensor(string key) => this[key] as Tensor ?? throw new DataException(
        $"The task needs the entry '{key}', but the samples' entries are {string.Join(", ", Keys)}.");

    /// <summary>Puts other values under a key; those of before are disposed.</summary>
    /// <param name="key">One of <see cref="Keys"/>.</param>
    /// <param name="values">The batch's from now on.</param>
    /// <exception cref="ArgumentException">There is no such key.</exception>
    public void Replace(string key, object? values)
    {
        if (!_values.TryGetValue(key, out var before))
        {
            throw new ArgumentException($"The batch has no entry '{key}'.", nameof(key));
        }

        if (!ReferenceEquals(before, values))
        {
            Dispose(before);
            _values[key] = values;
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (var value in _values.Values)
        {
            Dispose(value);
        }
    }

    private static long BytesOf(object? value) => value switch
    {
        Tensor tensor => tensor.ElementCount * tensor.ScalarType.Size(),
        object?[] places => places.Sum(BytesOf),
        _ => 0,
    };

    private static void Dispose(object? value)
    {
        if (value is object?[] places && value is not string[])
        {
            Array.ForEach(places, Dispose);
        }
        else
        {
            (value as IDisposable)?.Dispose();
        }
    }
}
