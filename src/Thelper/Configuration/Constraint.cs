using System.Collections;
using System.ComponentModel.DataAnnotations;
using System.Globalization;

namespace Thelper.Configuration;

/// <summary>Checks the declared range and length of a value.</summary>
internal static class Constraint
{
    /// <summary>The sentence about a value that is out of bounds, or null for one that is not.</summary>
    public static string? Violation(ValueShape shape, object value, ConfigNode received) =>
        shape.Range is { } range && !Holds(range, value)
            ? $"must be {Text(range)}, but is {((ConfigScalar)received).Text}."
        : shape.Length is { } length && !Holds(length, Count(value)) ? Text(length, shape.Kind, Count(value))
        : null;

    // Written so that NaN is out of every range.
    private static bool Holds(RangeAttribute range, object value)
    {
        var number = Number(value);
        return (range.MinimumIsExclusive ? number > Number(range.Minimum) : number >= Number(range.Minimum))
            && (range.MaximumIsExclusive ? number < Number(range.Maximum) : number <= Number(range.Maximum));
    }

    private static bool Holds(LengthAttribute length, int count) =>
        count >= length.MinimumLength && count <= length.MaximumLength;

    private static string Text(RangeAttribute range)
    {
        var lower = $"{(range.MinimumIsExclusive ? "greater than" : "at least")} {Invariant(range.Minimum)}";
        var upper = $"{(range.MaximumIsExclusive ? "less than" : "at most")} {Invariant(range.Maximum)}";
        return Number(range.Maximum) >= double.MaxValue ? lower
            : Number(range.Minimum) <= double.MinValue ? upper
            : $"{lower} and {upper}";
    }

    private static string Text(LengthAttribute length, ValueKind kind, int count)
    {
        var unit = kind switch
        {
            ValueKind.Text => "characters",
            ValueKind.Dictionary => "keys",
            _ => "items",
        };
        return length switch
        {
            { MinimumLength: 1, MaximumLength: int.MaxValue } => "must not be empty.",
            { MaximumLength: int.MaxValue } => $"must have at least {length.MinimumLength} {unit}, but has {count}.",
            _ when length.MinimumLength == length.MaximumLength =>
                $"must have {length.MinimumLength} {unit}, but has {count}.",
            _ => $"must have {length.MinimumLength} to {length.MaximumLength} {unit}, but has {count}.",
        };
    }

    private static int Count(object value) => value is string text ? text.Length : ((ICollection)value).Count;

    private static double Number(object value) => Convert.ToDouble(value, CultureInfo.InvariantCulture);

    private static string Invariant(object value) => Convert.ToString(value, CultureInfo.InvariantCulture)!;
}
