using Thelper.Tasks;

namespace Thelper.Metrics;

/// <summary>The judged boxes of a whole set, or of its last batches.</summary>
/// <param name="task">Has the classes.</param>
/// <param name="threshold">The overlap from which a box counts as found.</param>
/// <param name="batches">How many batches count, those whose truth is not known among them; null for all.</param>
internal sealed class BoxWindow(Detection task, double threshold, int? batches) : IStateful
{
    private const string BatchesKey = "batches";
    private readonly Queue<BoxesByClass<RankedBoxes>> _batches = new();
    private BoxesByClass<RankedBoxes>? _sum;

    /// <summary>The boxes that count.</summary>
    public BoxesByClass<RankedBoxes> Classes => _sum ??= Sum();

    /// <summary>Judges the boxes of a batch.</summary>
    /// <param name="boxes">A batch whose truth is not known takes a place in the window, but adds nothing.</param>
    public void Add(BoxBatch boxes) => (batches is null ? Classes : Next()).Add(boxes);

    public void Reset()
    {
        _batches.Clear();
        _sum = null;
    }

    /// <inheritdoc/>
    public OrderedDictionary<string, object?> SaveState() => batches is null
        ? Classes.SaveState()
        : new() { [BatchesKey] = _batches.Select(batch => (object?)batch.SaveState()).ToList() };

    /// <inheritdoc/>
    public void LoadState(IReadOnlyDictionary<string, object?> state)
    {
        Reset();
        if (batches is null)
        {
            Classes.LoadState(state);
            return;
        }

        foreach (var batch in (IReadOnlyList<object?>)state[BatchesKey]!)
        {
            Next().LoadState((IReadOnlyDictionary<string, object?>)batch!);
        }
    }

    /// <summary>A place for one batch more.</summary>
    private BoxesByClass<RankedBoxes> Next()
    {
        if (_batches.Count == batches)
        {
            _batches.Dequeue();
        }

        var next = NoBoxes();
        _batches.Enqueue(next);
        _sum = null;
        return next;
    }

    private BoxesByClass<RankedBoxes> Sum()
    {
        var sum = NoBoxes();
        foreach (var (index, boxes) in sum.All)
        {
            foreach (var batch in _batches)
            {
                boxes.Add(batch.All[index]);
            }
        }

        return sum;
    }

    private BoxesByClass<RankedBoxes> NoBoxes() => new(task, () => new RankedBoxes(threshold));
}
