namespace Thelper.Tasks;

/// <summary>Tasks as plain data: what a checkpoint holds of them. Nothing in it is ever run as code.</summary>
public static class TaskData
{
    /// <summary>Makes the task that <see cref="LearningTask.ToPlainData"/> described.</summary>
    /// <param name="data">With a <c>type</c> and the task's own entries.</param>
    /// <exception cref="InvalidDataException">The type is unknown, or an entry is missing.</exception>
    public static LearningTask Read(IReadOnlyDictionary<string, object?> data) => data.GetValueOrDefault("type") switch
    {
        Classification.TypeName => Classification.FromPlainData(data),
        var other => throw new InvalidDataException(
            $"The saved task is of the type '{other}'; known is {Classification.TypeName}."),
    };

    internal static string Text(IReadOnlyDictionary<string, object?> data, string key) =>
        data.GetValueOrDefault(key) as string
        ?? throw new InvalidDataException($"The saved task has no text under '{key}'.");

    internal static IReadOnlyList<string> Texts(IReadOnlyDictionary<string, object?> data, string key) =>
        data.GetValueOrDefault(key) is IReadOnlyList<object?> items && items.All(item => item is string)
            ? [.. items.Cast<string>()]
            : throw new InvalidDataException($"The saved task has no list of texts under '{key}'.");

    internal static bool Equal(object? left, object? right) => (left, right) switch
    {
        (IReadOnlyDictionary<string, object?> a, IReadOnlyDictionary<string, object?> b) =>
            a.Count == b.Count && a.All(entry => b.TryGetValue(entry.Key, out var value) && Equal(entry.Value, value)),
        (IReadOnlyList<object?> a, IReadOnlyList<object?> b) =>
            a.Count == b.Count && a.Zip(b).All(pair => Equal(pair.First, pair.Second)),
        _ => Equals(left, right),
    };
}
