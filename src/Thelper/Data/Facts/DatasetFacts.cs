using Thelper.Tasks;

namespace Thelper.Data.Facts;

/// <summary>What can be told of a data set without decoding its images.</summary>
public sealed record DatasetFacts
{
    /// <summary>How many samples there are.</summary>
    public required int Count { get; init; }

    /// <summary>How many samples each class has, in the order of the task's indices; a sample counts once for each of its
    /// classes. Empty where the task has no classes.</summary>
    public required IReadOnlyList<(string Class, int Samples)> Classes { get; init; }

    /// <summary>Samples without any class; all of them where the task has no classes.</summary>
    public required int Unlabelled { get; init; }

    /// <summary>The sizes that images have, with how many samples have each, most frequent first; then by width and height.</summary>
    public required IReadOnlyList<(ImageShape Shape, int Samples)> Shapes { get; init; }

    /// <summary>Samples whose size cannot be told without decoding, or not at all.</summary>
    public required int UnknownShapes { get; init; }

    /// <summary>The widths in pixels; null where no size is known.</summary>
    public SizeRange? Widths { get; init; }

    /// <summary>The heights in pixels; null where no size is known.</summary>
    public SizeRange? Heights { get; init; }

    /// <summary>The numbers of channels, with how many samples have each, fewest channels first.</summary>
    public IReadOnlyList<(int Channels, int Samples)> Channels =>
    [
        .. Shapes.GroupBy(entry => entry.Shape.Channels).OrderBy(group => group.Key)
            .Select(group => (group.Key, group.Sum(entry => entry.Samples))),
    ];

    /// <summary>Asks a data set, several samples at a time.</summary>
    /// <param name="dataset">The data set.</param>
    public static DatasetFacts Of(IDataset dataset)
    {
        var shapes = new ImageShape?[dataset.Count];
        Parallel.For(0, shapes.Length, index => shapes[index] = ShapeOf(dataset, index));
        ImageShape[] known = [.. shapes.OfType<ImageShape>()];
        var labels = Enumerable.Range(0, dataset.Count).Select(dataset.ClassesOf).ToArray();
        return new DatasetFacts
        {
            Count = dataset.Count,
            Classes = CountClasses(dataset.Task, labels),
            Unlabelled = labels.Count(classes => classes.Count == 0),
            Shapes =
            [
                .. known.CountBy(shape => shape).OrderByDescending(entry => entry.Value)
                    .ThenBy(entry => entry.Key.Width).ThenBy(entry => entry.Key.Height).ThenBy(entry => entry.Key.Channels)
                    .Select(entry => (entry.Key, entry.Value)),
            ],
            UnknownShapes = dataset.Count - known.Length,
            Widths = SizeRange.Of(known.Select(shape => shape.Width)),
            Heights = SizeRange.Of(known.Select(shape => shape.Height)),
        };
    }

    private static (string Class, int Samples)[] CountClasses(LearningTask task, IReadOnlyList<int>[] labels)
    {
        var counts = labels.SelectMany(classes => classes.Distinct()).CountBy(index => index).ToDictionary();
        return task is IClassTask { Classes.Indices: var indices }
            ? [.. indices.Select(pair => (pair.Key, counts.GetValueOrDefault(pair.Value)))]
            : [];
    }

    private static ImageShape? ShapeOf(IDataset dataset, int index)
    {
        try
        {
            return dataset.ShapeOf(index);
        }
        catch (DataException)
        {
            // Which files are damaged is told where they are loaded.
            return null;
        }
    }
}

/// <summary>The spread of a size.</summary>
/// <param name="Least">The smallest.</param>
/// <param name="Median">The middle one; of two middle ones the smaller.</param>
/// <param name="Greatest">The largest.</param>
public readonly record struct SizeRange(int Least, int Median, int Greatest)
{
    internal static SizeRange? Of(IEnumerable<int> sizes)
    {
        int[] sorted = [.. sizes.Order()];
        return sorted.Length == 0 ? null : new(sorted[0], sorted[(sorted.Length - 1) / 2], sorted[^1]);
    }
}
