using System.Globalization;
using Thelper.Torch;
using Thelper.Vision;

namespace Thelper.Tasks;

/// <summary>The entries of a saved task; whatever is not as it should be is refused with its key.</summary>
internal sealed class TaskEntries(IReadOnlyDictionary<string, object?> data)
{
    public string Text(string key) =>
        data.GetValueOrDefault(key) as string ?? throw Refusal($"has no text under '{key}'");

    public string? OptionalText(string key) =>
        data.GetValueOrDefault(key) is null ? null : Text(key);

    public IReadOnlyList<string> Texts(string key) =>
        data.GetValueOrDefault(key) is IReadOnlyList<object?> items && items.All(item => item is string)
            ? [.. items.Cast<string>()]
            : throw Refusal($"has no list of texts under '{key}'");

    /// <summary>False where the entry is missing, as in tasks saved before there was one.</summary>
    public bool Flag(string key) => data.GetValueOrDefault(key) switch
    {
        null => false,
        bool flag => flag,
        _ => throw Refusal($"has neither true nor false under '{key}'"),
    };

    public int? OptionalInteger(string key) => data.GetValueOrDefault(key) switch
    {
        null => null,
        long and (< int.MinValue or > int.MaxValue) => throw Refusal($"has a number out of range under '{key}'"),
        long number => (int)number,
        _ => throw Refusal($"has no integer under '{key}'"),
    };

    public ClassMap Classes(string key)
    {
        var pairs = Section(key).Select(pair => pair.Value is long index and >= 0 and <= int.MaxValue
            ? KeyValuePair.Create(pair.Key, (int)index)
            : throw Refusal($"has no index of the class '{pair.Key}' under '{key}'")).ToArray();
        return ClassMap.Problem(pairs) is { } problem ? throw Refusal($"has wrong classes under '{key}'. {problem}") : new ClassMap(pairs);
    }

    public IReadOnlyDictionary<int, Colour> Colours(string key) => Section(key).ToDictionary(
        pair => int.TryParse(pair.Key, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var index)
            ? index : throw Refusal($"has the key '{pair.Key}' under '{key}', which is no class index"),
        pair => pair.Value is IReadOnlyList<object?> and [long r and >= 0 and <= 255, long g and >= 0 and <= 255, long b and >= 0 and <= 255]
            ? new Colour((byte)r, (byte)g, (byte)b)
            : throw Refusal($"has no colour (three numbers from 0 to 255) for {pair.Key} under '{key}'"));

    public TargetForm Form() => new()
    {
        InputShape = List("input_shape", item => item is long size and > 0 and <= int.MaxValue ? (int?)size : null),
        TargetShape = List("target_shape", item => item is long size and > 0 and <= int.MaxValue ? (int?)size : null),
        TargetType = OptionalText("target_type") is { } name
            ? TargetTypes.Find(name) ?? throw Refusal($"has the unknown type '{name}' under 'target_type'") : null,
        TargetMin = List("target_min", Number),
        TargetMax = List("target_max", Number),
    };

    public static InvalidDataException Refusal(string reason) =>
        new($"The saved task {reason}{(reason.EndsWith('.') ? "" : ".")}");

    private static double? Number(object? item) => item switch
    {
        double number => number,
        long number => number,
        _ => null,
    };

    private IReadOnlyDictionary<string, object?> Section(string key) =>
        data.GetValueOrDefault(key) as IReadOnlyDictionary<string, object?> ?? throw Refusal($"has no section under '{key}'");

    private IReadOnlyList<T>? List<T>(string key, Func<object?, T?> read)
        where T : struct => data.GetValueOrDefault(key) switch
        {
            null => null,
            IReadOnlyList<object?> items => [.. items.Select(item => read(item) ?? throw Refusal($"has a wrong entry in the list '{key}'"))],
            _ => throw Refusal($"has no list under '{key}'"),
        };
}
