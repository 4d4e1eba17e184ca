using System.Collections;
using System.Globalization;

namespace Thelper.Tasks;

/// <summary>A setting in which two tasks differ.</summary>
/// <param name="What">The setting's key, or what it is.</param>
/// <param name="Here">What the first task has, as people read it.</param>
/// <param name="There">What the other one has.</param>
internal sealed record TaskDifference(string What, string Here, string There)
{
    public override string ToString() => $"{What} is {Here} here, but {There} there";

    public static IEnumerable<TaskDifference> Of(string what, object? here, object? there)
    {
        var (a, b) = (Shown(here), Shown(there));
        return a == b ? [] : [new TaskDifference(what, a, b)];
    }

    private static string Shown(object? value) => value switch
    {
        null => "none",
        bool flag => flag ? "true" : "false",
        string text => $"'{text}'",
        IEnumerable items => $"[{string.Join(", ", items.Cast<object>().Select(Plain))}]",
        _ => Plain(value),
    };

    private static string Plain(object value) => Convert.ToString(value, CultureInfo.InvariantCulture)!;
}
