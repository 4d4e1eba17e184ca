using Thelper.Torch;

namespace Thelper.Metrics;

/// <summary>A few numbers that batches add to; whole ones are exact up to 2⁵³.</summary>
/// <param name="count">How many.</param>
internal sealed class Sums(int count) : ITally<Sums>
{
    private readonly double[] _values = new double[count];

    /// <summary>The numbers, which may be changed.</summary>
    public Span<double> Values => _values;

    public ref double this[int index] => ref _values[index];

    /// <inheritdoc/>
    public void Add(Sums other)
    {
        for (var i = 0; i < _values.Length; i++)
        {
            _values[i] += other._values[i];
        }
    }

    /// <inheritdoc/>
    public void Clear() => Array.Clear(_values);

    /// <inheritdoc/>
    public OrderedDictionary<string, object?> SaveState() => new() { ["values"] = Tensors.From<double>(_values) };

    /// <inheritdoc/>
    public void LoadState(IReadOnlyDictionary<string, object?> state) =>
        ((Tensor)state["values"]!).ToArray<double>().CopyTo(_values, 0);
}
