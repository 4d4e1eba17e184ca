using Thelper.Torch;

namespace Thelper.Parity.Tests;

/// <summary>
/// The largest difference of what was compared: of tensors, the largest difference of two elements relative to the largest number of
/// the expected tensor; infinite where shapes, names, or places of infinities and not-a-numbers differ.
/// </summary>
internal sealed class Difference
{
    /// <summary>How large, and of what.</summary>
    public (double Size, string What) Largest { get; private set; } = (0, "nothing");

    public void Add(string what, Tensor expected, Tensor actual) => Note(
        what,
        expected.Shape.AsSpan().SequenceEqual(actual.Shape) ? Between(Numbers(expected), Numbers(actual)) : double.PositiveInfinity);

    public void Add(string what, double expected, double actual) => Note(what, Between([expected], [actual]));

    public void Add(string what, IReadOnlyList<Tensor> expected, IReadOnlyList<Tensor> actual)
    {
        if (expected.Count != actual.Count)
        {
            Note($"the number of {what}", double.PositiveInfinity);
            return;
        }

        for (var i = 0; i < expected.Count; i++)
        {
            Add($"{what} {i}", expected[i], actual[i]);
        }
    }

    public void Add(string what, IReadOnlyDictionary<string, Tensor> expected, IReadOnlyDictionary<string, Tensor> actual)
    {
        if (!expected.Keys.ToHashSet().SetEquals(actual.Keys))
        {
            Note($"the names of {what} ({string.Join(", ", expected.Keys.Except(actual.Keys).Concat(actual.Keys.Except(expected.Keys)))})", double.PositiveInfinity);
            return;
        }

        foreach (var (name, tensor) in expected)
        {
            Add($"{what} {name}", tensor, actual[name]);
        }
    }

    private static double[] Numbers(Tensor tensor) => tensor.ToArray<double>();

    private static double Between(double[] expected, double[] actual)
    {
        var scale = expected.Where(double.IsFinite).Select(Math.Abs).DefaultIfEmpty(0).Max();
        var size = expected.Zip(actual, (a, b) => a.Equals(b) ? 0 : double.IsFinite(a) && double.IsFinite(b) ? Math.Abs(a - b) : double.PositiveInfinity)
            .DefaultIfEmpty(0).Max();
        return size == 0 ? 0 : size / Math.Max(scale, double.Epsilon * (1L << 52));
    }

    private void Note(string what, double size)
    {
        if (size > Largest.Size)
        {
            Largest = (size, what);
        }
    }
}
