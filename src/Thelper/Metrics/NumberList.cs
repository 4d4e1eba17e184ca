using System.Runtime.InteropServices;
using Thelper.Data;
using Thelper.Torch;

namespace Thelper.Metrics;

/// <summary>Predicted and true numbers, all of them.</summary>
internal sealed class NumberList : ITally<NumberList>
{
    private readonly List<double> _targets = [];
    private readonly List<double> _predictions = [];

    /// <summary>How many numbers next to each other belong to a sample: 1 where samples are more than a list of numbers.</summary>
    public int Width { get; private set; } = 1;

    public IReadOnlyList<double> Targets => _targets;

    public IReadOnlyList<double> Predictions => _predictions;

    /// <exception cref="DataException">Predictions and truth have different shapes.</exception>
    public void Add(Iteration iteration)
    {
        var (predicted, truth) = NumberPairs.Of(iteration);
        _targets.AddRange(truth);
        _predictions.AddRange(predicted);
        Width = iteration.Target! is { Rank: 2 } lists ? (int)lists.Size(1) : 1;
    }

    /// <inheritdoc/>
    public void Add(NumberList other)
    {
        _targets.AddRange(other._targets);
        _predictions.AddRange(other._predictions);
        Width = other._targets.Count > 0 ? other.Width : Width;
    }

    /// <inheritdoc/>
    public void Clear()
    {
        _targets.Clear();
        _predictions.Clear();
    }

    /// <inheritdoc/>
    public OrderedDictionary<string, object?> SaveState() => new()
    {
        ["targets"] = Tensors.From<double>(CollectionsMarshal.AsSpan(_targets)),
        ["predictions"] = Tensors.From<double>(CollectionsMarshal.AsSpan(_predictions)),
        ["width"] = (long)Width,
    };

    /// <inheritdoc/>
    public void LoadState(IReadOnlyDictionary<string, object?> state)
    {
        Clear();
        _targets.AddRange(((Tensor)state["targets"]!).ToArray<double>());
        _predictions.AddRange(((Tensor)state["predictions"]!).ToArray<double>());
        Width = (int)(long)state["width"]!;
    }
}
