using System.Globalization;

namespace Thelper.Data;

/// <summary>
/// How the weight of a class follows from its share of the samples: it is the share's root of a degree. Degree 1 is the share
/// itself, infinity makes all classes equal.
/// </summary>
public readonly record struct ClassWeighting
{
    private const string RootWord = "root";

    private ClassWeighting(double degree) => Degree = degree;

    /// <summary>Above 0, or infinity.</summary>
    public double Degree { get; }

    internal static string Known => "uniform, linear, or root with a number above 0, such as root2";

    /// <summary>Reads <c>uniform</c>, <c>linear</c>, <c>root</c> (the same as linear), <c>root2</c>, <c>root2.5</c> and so on.</summary>
    /// <param name="text">The word.</param>
    /// <returns>Null where it is none of these.</returns>
    public static ClassWeighting? Parse(string text)
    {
        switch (text)
        {
            case "uniform":
                return new(double.PositiveInfinity);
            case "linear" or RootWord:
                return new(1);
        }

        return text.StartsWith(RootWord, StringComparison.Ordinal)
            && double.TryParse(text.AsSpan(RootWord.Length), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var degree)
            && degree > 0 && double.IsFinite(degree)
                ? new(degree)
                : null;
    }

    /// <summary>The word that <see cref="Parse"/> reads.</summary>
    public override string ToString() => Degree switch
    {
        double.PositiveInfinity => "uniform",
        1 => "linear",
        _ => string.Create(CultureInfo.InvariantCulture, $"{RootWord}{Degree:F15}").TrimEnd('0').TrimEnd('.'),
    };
}
