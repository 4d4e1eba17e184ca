using Thelper.Torch;

namespace Thelper.Train;

/// <summary>The parts of a loss, each with its factor in the sum.</summary>
internal sealed class WeightedLosses
{
    private readonly List<(string Name, Tensor Value)> _parts = [];

    /// <summary>The parts as they are, without their factors.</summary>
    public IReadOnlyList<(string Name, Tensor Value)> Parts => _parts;

    /// <summary>The sum of the parts times their factors; null before the first part.</summary>
    public Tensor? Sum { get; private set; }

    /// <summary>Adds a part.</summary>
    /// <param name="name">To tell it by.</param>
    /// <param name="value">One element.</param>
    /// <param name="factor">In the sum.</param>
    public void Add(string name, Tensor value, double factor = 1)
    {
        _parts.Add((name, value));
        var weighted = factor == 1 ? value : value.Mul(factor);
        Sum = Sum is null ? weighted : Sum.Add(weighted);
    }
}
