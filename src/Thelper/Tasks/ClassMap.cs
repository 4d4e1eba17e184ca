namespace Thelper.Tasks;

/// <summary>
/// Class names with their indices, in the order of the indices. Indices are 0 or more and occur once; they may have gaps,
/// as those of a label map may that was made for other classes.
/// </summary>
public sealed class ClassMap
{
    private readonly Dictionary<string, int> _indices;
    private readonly Dictionary<int, string> _names;

    /// <summary>Numbers the classes from 0.</summary>
    /// <param name="names">In the order of their indices; a name that occurs twice is told apart by its position,
    /// as in <c>crane#0</c> and <c>crane#2</c>.</param>
    /// <exception cref="ArgumentException">There is no class, a name is empty, or a name as told apart is taken.</exception>
    public ClassMap(IReadOnlyList<string> names)
        : this(Numbered(names))
    {
    }

    /// <summary>Takes indices as they are.</summary>
    /// <param name="indices">Names with indices.</param>
    /// <exception cref="ArgumentException">There is no class, a name is empty or occurs twice, an index is below 0 or occurs
    /// twice.</exception>
    public ClassMap(IEnumerable<KeyValuePair<string, int>> indices)
    {
        var pairs = indices.OrderBy(pair => pair.Value).ToArray();
        if (Problem(pairs) is { } problem)
        {
            throw new ArgumentException(problem);
        }

        Names = [.. pairs.Select(pair => pair.Key)];
        _indices = pairs.ToDictionary();
        _names = pairs.ToDictionary(pair => pair.Value, pair => pair.Key);
        Indices = new OrderedDictionary<string, int>(pairs);
    }

    /// <summary>The classes in the order of their indices.</summary>
    public IReadOnlyList<string> Names { get; }

    /// <summary>Names with their indices, in the order of the indices.</summary>
    public IReadOnlyDictionary<string, int> Indices { get; }

    /// <summary>How many classes there are.</summary>
    public int Count => Names.Count;

    /// <summary>The highest index and one: how many scores a model has to give for each sample, pixel or box.</summary>
    public int OutputCount => _indices.Values.Max() + 1;

    /// <summary>Whether the indices are 0 to one below the number of classes.</summary>
    public bool IsContiguous => OutputCount == Count;

    /// <summary>The index of a class, or null where there is no class of that name.</summary>
    /// <param name="name">Upper and lower case count.</param>
    public int? IndexOf(string name) => _indices.TryGetValue(name, out var index) ? index : null;

    /// <summary>The class of an index, or null where no class has it.</summary>
    /// <param name="index">Any number.</param>
    public string? NameOf(int index) => _names.GetValueOrDefault(index);

    /// <summary>Whether the same names have the same indices.</summary>
    /// <param name="other">The classes to compare with.</param>
    public bool IsSameAs(ClassMap other) => Indices.SequenceEqual(other.Indices);

    /// <summary>The index that each class of this map has in a map with all its classes, by the index it has here.</summary>
    /// <param name="merged">Such as the classes of the task that several data sets make together.</param>
    /// <exception cref="ArgumentException">A class is missing there.</exception>
    public IReadOnlyDictionary<int, int> TranslationTo(ClassMap merged) => Indices.ToDictionary(
        pair => pair.Value,
        pair => merged.IndexOf(pair.Key) ?? throw new ArgumentException($"The class '{pair.Key}' is missing.", nameof(merged)));

    /// <summary>
    /// The classes of both. Those of this map keep their indices; a new class keeps its index where that is free, else it
    /// gets the lowest free one, so that indices without gaps stay without gaps.
    /// </summary>
    /// <param name="other">The classes to add.</param>
    /// <param name="taken">Indices that no class may get, such as the don't-care value.</param>
    public ClassMap MergedWith(ClassMap other, params int?[] taken)
    {
        var merged = Indices.ToDictionary();
        var used = merged.Values.Concat(taken.OfType<int>()).ToHashSet();
        var fresh = other.Indices.Where(pair => !merged.ContainsKey(pair.Key)).ToArray();
        var homeless = new List<string>();
        foreach (var (name, index) in fresh)
        {
            if (used.Add(index))
            {
                merged.Add(name, index);
            }
            else
            {
                homeless.Add(name);
            }
        }

        foreach (var name in homeless)
        {
            var free = Enumerable.Range(0, int.MaxValue).First(used.Add);
            merged.Add(name, free);
        }

        return new ClassMap(merged);
    }

    /// <summary>The classes but one; null where none is left.</summary>
    internal ClassMap? Without(string name) =>
        Count == 1 ? null : new ClassMap(Indices.Where(pair => pair.Key != name));

    /// <summary>What is wrong with names and indices, as a sentence; null where nothing is.</summary>
    internal static string? Problem(IReadOnlyCollection<KeyValuePair<string, int>> pairs) =>
        pairs.Count == 0 ? "There is no class, but a task needs at least one."
        : pairs.Any(pair => string.IsNullOrWhiteSpace(pair.Key)) ? "A class has no name."
        : pairs.Any(pair => pair.Value < 0)
            ? $"The class '{pairs.First(pair => pair.Value < 0).Key}' has the index {pairs.Min(pair => pair.Value)}, but indices start at 0."
        : pairs.GroupBy(pair => pair.Value).FirstOrDefault(group => group.Skip(1).Any()) is { } shared
            ? $"The classes {string.Join(" and ", shared.Select(pair => $"'{pair.Key}'"))} have the same index {shared.Key}."
        : pairs.GroupBy(pair => pair.Key).FirstOrDefault(group => group.Skip(1).Any()) is { } repeated
            ? $"The class '{repeated.Key}' has several indices: {string.Join(", ", repeated.Select(pair => pair.Value))}."
        : null;

    internal static IReadOnlyList<KeyValuePair<string, int>> Numbered(IReadOnlyList<string> names)
    {
        var repeated = names.GroupBy(name => name).Where(group => group.Skip(1).Any()).Select(group => group.Key).ToHashSet();
        return [.. names.Select((name, i) => KeyValuePair.Create(repeated.Contains(name) ? $"{name}#{i}" : name, i))];
    }
}
