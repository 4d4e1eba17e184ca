using System.Runtime.InteropServices;
using Thelper.Torch;

namespace Thelper.Metrics;

/// <summary>
/// The scores of samples that are positive or negative; 5 bytes for each, and 8 more where samples have weights. A score that is
/// NaN is wrong: the lowest of all for a positive sample, the highest for a negative one.
/// </summary>
internal sealed class ScoreList : ITally<ScoreList>
{
    private readonly List<float> _scores = [];
    private readonly List<bool> _positives = [];

    // Empty where all samples count 1.
    private readonly List<double> _weights = [];

    public int Count => _scores.Count;

    public ReadOnlySpan<float> Scores => CollectionsMarshal.AsSpan(_scores);

    public ReadOnlySpan<bool> Positives => CollectionsMarshal.AsSpan(_positives);

    /// <summary>What a sample counts.</summary>
    public double WeightOf(int index) => _weights.Count == 0 ? 1 : _weights[index];

    /// <summary>Adds a sample. Either all samples have weights, or none has.</summary>
    public void Add(double score, bool isPositive, double? weight = null)
    {
        _scores.Add((float)score);
        _positives.Add(isPositive);
        if (weight is { } value)
        {
            _weights.Add(value);
        }
    }

    /// <inheritdoc/>
    public void Add(ScoreList other)
    {
        _scores.AddRange(other._scores);
        _positives.AddRange(other._positives);
        _weights.AddRange(other._weights);
    }

    /// <inheritdoc/>
    public void Clear()
    {
        _scores.Clear();
        _positives.Clear();
        _weights.Clear();
    }

    /// <inheritdoc/>
    public OrderedDictionary<string, object?> SaveState() => new()
    {
        ["scores"] = Tensors.From(Scores),
        ["positives"] = Tensors.From(Positives),
        ["weights"] = Tensors.From<double>(CollectionsMarshal.AsSpan(_weights)),
    };

    /// <inheritdoc/>
    public void LoadState(IReadOnlyDictionary<string, object?> state)
    {
        Clear();
        _scores.AddRange(((Tensor)state["scores"]!).ToArray<float>());
        _positives.AddRange(((Tensor)state["positives"]!).ToArray<bool>());
        _weights.AddRange(((Tensor)state["weights"]!).ToArray<double>());
    }
}
