using System.Globalization;
using Thelper.Vision;

namespace Thelper.Tasks;

/// <summary>Tasks as plain data: what a checkpoint holds of them. Nothing in it is ever run as code.</summary>
public static class TaskData
{
    private static readonly OrderedDictionary<string, Func<TaskEntries, LearningTask>> Readers = new()
    {
        [GenericTask.TypeName] = GenericTask.FromPlainData,
        [Classification.TypeName] = Classification.FromPlainData,
        [Segmentation.TypeName] = Segmentation.FromPlainData,
        [Detection.TypeName] = Detection.FromPlainData,
        [Regression.TypeName] = Regression.FromPlainData,
        [SuperResolution.TypeName] = SuperResolution.FromPlainData,
    };

    /// <summary>Makes the task that <see cref="LearningTask.ToPlainData"/> described.</summary>
    /// <param name="data">With a <c>type</c> and the task's own entries.</param>
    /// <exception cref="InvalidDataException">The type is unknown, or an entry is missing or wrong.</exception>
    public static LearningTask Read(IReadOnlyDictionary<string, object?> data)
    {
        if (data.GetValueOrDefault("type") is not string type || !Readers.TryGetValue(type, out var read))
        {
            throw new InvalidDataException(
                $"The saved task is of the type '{data.GetValueOrDefault("type")}'; known are {string.Join(", ", Readers.Keys)}.");
        }

        try
        {
            return read(new TaskEntries(data));
        }
        catch (ArgumentException exception)
        {
            throw new InvalidDataException($"The saved task contradicts itself: {exception.Message}", exception);
        }
    }

    internal static OrderedDictionary<string, object?> Of(string type, LearningTask task, string truthEntry) => new()
    {
        ["type"] = type,
        ["input_key"] = task.InputKey,
        [truthEntry] = task.GroundTruthKey,
        ["meta_keys"] = task.MetaKeys.Cast<object?>().ToList(),
    };

    internal static string Counted(int classes) => classes == 1 ? "1 class" : $"{classes} classes";

    internal static object? Plain(int? number) => number is { } value ? (long)value : null;

    internal static object? Plain(IReadOnlyList<int>? numbers) => numbers?.Select(number => (object?)(long)number).ToList();

    internal static object? Plain(IReadOnlyList<double>? numbers) => numbers?.Cast<object?>().ToList();

    internal static object Plain(ClassMap classes) => new OrderedDictionary<string, object?>(
        classes.Indices.Select(pair => KeyValuePair.Create(pair.Key, (object?)(long)pair.Value)));

    internal static object Plain(IReadOnlyDictionary<int, Colour> colours) => new OrderedDictionary<string, object?>(
        colours.Select(pair => KeyValuePair.Create(
            pair.Key.ToString(CultureInfo.InvariantCulture),
            (object?)new List<object?> { (long)pair.Value.R, (long)pair.Value.G, (long)pair.Value.B })));

    internal static bool Equal(object? left, object? right) => (left, right) switch
    {
        (IReadOnlyDictionary<string, object?> a, IReadOnlyDictionary<string, object?> b) =>
            a.Count == b.Count && a.All(entry => b.TryGetValue(entry.Key, out var value) && Equal(entry.Value, value)),
        (IReadOnlyList<object?> a, IReadOnlyList<object?> b) =>
            a.Count == b.Count && a.Zip(b).All(pair => Equal(pair.First, pair.Second)),
        _ => Equals(left, right),
    };
}
