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

    /// <summary>The same of what is learned from; null before the first part.</summary>
    public Tensor? Objective { get; private set; }

    /// <summary>Adds a part.</summary>
    /// <param name="name">To tell it by.</param>
    /// <param name="mean">Over the samples, one element.</param>
    /// <param name="factor">In the sum.</param>
    /// <param name="learned">What is learned from, where it is another one than the mean.</param>
    public void Add(string name, Tensor mean, double factor = 1, Tensor? learned = null)
    {
        _parts.Add((name, mean));
        var isOne = learned is null && ReferenceEquals(Objective, Sum);
        Sum = Plus(Sum, mean, factor);
        Objective = isOne ? Sum : Plus(Objective, learned ?? mean, factor);
    }

    private static Tensor Plus(Tensor? sum, Tensor value, double factor)
    {
        var weighted = factor == 1 ? value : value.Mul(factor);
        return sum is null ? weighted : sum.Add(weighted);
    }
}
