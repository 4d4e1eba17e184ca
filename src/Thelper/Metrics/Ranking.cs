namespace Thelper.Metrics;

/// <summary>Something that a model is more or less sure of.</summary>
internal interface IRanked
{
    /// <summary>How sure it is.</summary>
    double Confidence { get; }
}

/// <summary>
/// Boxes from the surest down; of equal confidences the one that was added first comes first. What was ranked once keeps its
/// order, so that a look between batches costs little.
/// </summary>
internal sealed class Ranking<T>
    where T : struct, IRanked
{
    private readonly List<T> _unranked = [];
    private T[] _ranked = [];

    /// <summary>How many there are.</summary>
    public int Count => _ranked.Length + _unranked.Count;

    public void Add(T box) => _unranked.Add(box);

    /// <summary>Replaces all.</summary>
    /// <param name="ranked">From the surest down.</param>
    public void Load(T[] ranked)
    {
        _unranked.Clear();
        _ranked = ranked;
    }

    /// <summary>All of them, ranked.</summary>
    public T[] All()
    {
        if (_unranked.Count > 0)
        {
            _ranked = Merge(_ranked, [.. _unranked.OrderByDescending(box => box.Confidence)]);
            _unranked.Clear();
        }

        return _ranked;
    }

    private static T[] Merge(T[] first, T[] second)
    {
        if (first.Length == 0)
        {
            return second;
        }

        var merged = new T[first.Length + second.Length];
        var (i, j) = (0, 0);
        for (var next = 0; next < merged.Length; next++)
        {
            var isFirst = j == second.Length || (i < first.Length && first[i].Confidence.CompareTo(second[j].Confidence) >= 0);
            merged[next] = isFirst ? first[i++] : second[j++];
        }

        return merged;
    }
}
