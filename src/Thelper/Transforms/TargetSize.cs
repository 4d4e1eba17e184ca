using System.Globalization;
using Thelper.Configuration;

namespace Thelper.Transforms;

/// <summary>A width and a height: in pixels, or as shares of those of an image.</summary>
/// <param name="Width">Above 0.</param>
/// <param name="Height">Above 0.</param>
/// <param name="IsShare">True where 1.0 is all of the image; false where the numbers are whole pixels.</param>
public readonly record struct TargetSize(double Width, double Height, bool IsShare)
{
    internal const string Allowed =
        "must be a number above 0 or [width, height]: whole numbers for pixels, or numbers with a point for shares of the image";

    /// <summary>The size for one image, at least 1 × 1; shares are rounded, halves to even.</summary>
    /// <param name="width">Of the image, in pixels.</param>
    /// <param name="height">Of the image, in pixels.</param>
    public (int Width, int Height) Of(int width, int height) => IsShare
        ? (Math.Max(1, (int)Math.Round(Width * width)), Math.Max(1, (int)Math.Round(Height * height)))
        : ((int)Width, (int)Height);

    /// <summary>The size that a setting holds; null where it holds none.</summary>
    /// <param name="nodes">One number for both sides, or the width and the height; the first decides what they are.</param>
    internal static TargetSize? Read(IReadOnlyList<ConfigNode> nodes) =>
        nodes.Count is 1 or 2 && NumberRange.Read(nodes) is { } numbers && numbers.Values.All(value => value is > 0 and <= int.MaxValue)
            ? new TargetSize(numbers.Values[0], numbers.Values[^1], numbers.AreShares)
            : null;
}

/// <summary>Numbers of a setting for which it matters whether they were written with a point.</summary>
/// <param name="Values">As they were written.</param>
/// <param name="AreShares">Whether the first had a point.</param>
internal sealed record NumberRange(IReadOnlyList<double> Values, bool AreShares)
{
    /// <summary>Whether these are two numbers above 0, the least first.</summary>
    public bool IsProper => Values is [> 0, _] && Values[0] <= Values[1] && double.IsFinite(Values[1]);

    /// <summary>Null where one is no number, or has a point while the first has none.</summary>
    public static NumberRange? Read(IReadOnlyList<ConfigNode> nodes)
    {
        object?[] values = [.. nodes.Select(node => node is ConfigScalar { IsNull: false } scalar
            ? scalar.TakesAnyType ? CoreSchema.Resolve(scalar.Text).Value : scalar.Value
            : null)];
        var areShares = values.Length > 0 && values[0] is double;
        return values.All(value => value is long || (value is double && areShares))
            ? new NumberRange([.. values.Select(value => Convert.ToDouble(value, CultureInfo.InvariantCulture))], areShares)
            : null;
    }

    /// <summary>How values stand in a file.</summary>
    public static string Describe(ConfigNode node) => node switch
    {
        ConfigScalar scalar => scalar.Text,
        ConfigSequence list => Describe(list.Items),
        _ => node.Describe(),
    };

    /// <summary>How a list of values stands in a file.</summary>
    public static string Describe(IReadOnlyList<ConfigNode> nodes) => $"[{string.Join(", ", nodes.Select(Describe))}]";
}
