using Thelper.Data;
using Thelper.Tasks;

namespace Thelper.Metrics;

/// <summary>The boxes found of one class, with the objects that there are to find.</summary>
internal interface IJudgedBoxes : IStateful
{
    /// <summary>Whether there was neither a box nor an object.</summary>
    bool IsEmpty { get; }

    /// <summary>Judges the boxes of an image.</summary>
    /// <param name="found">Those of this class.</param>
    /// <param name="truth">The true ones of this class.</param>
    /// <exception cref="DataException">A predicted box has no confidence.</exception>
    void Add(IReadOnlyList<BoundingBox> found, IReadOnlyList<BoundingBox> truth);

    /// <summary>Forgets all.</summary>
    void Reset();
}

/// <summary>The boxes found of all classes but the background.</summary>
/// <param name="task">Has the classes.</param>
/// <param name="make">Makes what holds those of a class.</param>
internal sealed class BoxesByClass<T>(Detection task, Func<T> make) : IStateful
    where T : IJudgedBoxes
{
    private readonly OrderedDictionary<int, T> _classes = new(
        task.ClassIndices.Values.Where(index => index != task.Background).Select(index => KeyValuePair.Create(index, make())));

    /// <summary>Class indices with their boxes, in the order of the indices.</summary>
    public IReadOnlyDictionary<int, T> All => _classes;

    /// <summary>Whether there was neither a box nor an object.</summary>
    public bool IsEmpty => _classes.Values.All(boxes => boxes.IsEmpty);

    /// <summary>Class names with their boxes.</summary>
    /// <param name="names">The names to write.</param>
    public IReadOnlyList<(string Name, T Boxes)> Named(ClassMap names) =>
        [.. _classes.Select(pair => (names.NameOf(pair.Key)!, pair.Value))];

    /// <summary>Judges the boxes of a batch.</summary>
    /// <param name="boxes">Does nothing where their truth is not known.</param>
    /// <exception cref="DataException">A predicted box has no confidence.</exception>
    public void Add(BoxBatch boxes)
    {
        foreach (var (found, truth) in boxes.Predicted.Zip(boxes.Truth ?? []))
        {
            var (own, real) = (found.ToLookup(box => box.ClassIndex), truth.ToLookup(box => box.ClassIndex));
            foreach (var index in own.Concat(real).Select(group => group.Key).Distinct())
            {
                if (_classes.TryGetValue(index, out var judged))
                {
                    judged.Add([.. own[index]], [.. real[index]]);
                }
            }
        }
    }

    public void Reset()
    {
        foreach (var boxes in _classes.Values)
        {
            boxes.Reset();
        }
    }

    /// <inheritdoc/>
    public OrderedDictionary<string, object?> SaveState() =>
        new(_classes.Select(pair => KeyValuePair.Create<string, object?>(task.NameOf(pair.Key)!, pair.Value.SaveState())));

    /// <inheritdoc/>
    public void LoadState(IReadOnlyDictionary<string, object?> state)
    {
        foreach (var (index, boxes) in _classes)
        {
            boxes.LoadState((IReadOnlyDictionary<string, object?>)state[task.NameOf(index)!]!);
        }
    }
}
