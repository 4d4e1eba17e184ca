using Thelper.Configuration;
using Thelper.Data;
using Thelper.Transforms.Geometries;
using Thelper.Vision;

namespace Thelper.Transforms.Torchvision;

/// <summary>Sizes as torchvision writes them: one number, or height and width.</summary>
internal static class SizeForm
{
    public static IEnumerable<OptionsProblem> Check(string property, IReadOnlyList<int> size)
    {
        if (size is not ([> 0] or [> 0, > 0]))
        {
            yield return new(property, $"must be one number or [height, width], above 0, but is [{string.Join(", ", size)}].");
        }
    }

    public static (int Width, int Height) Of(IReadOnlyList<int> size) => (size[^1], size[0]);
}

/// <summary>Ranges of numbers as torchvision writes them.</summary>
internal static class RangeForm
{
    /// <summary>Angles: one number above or equal to 0 stands for the range from its negative to itself.</summary>
    public static IEnumerable<OptionsProblem> CheckAngles(string property, IReadOnlyList<double> angles)
    {
        if (!(angles is [>= 0] || (angles is [_, _] && angles[0] <= angles[1])))
        {
            yield return new(
                property, $"must be one number of 0 or above, or [least, largest], but is [{string.Join(", ", angles)}].");
        }
    }

    public static (double Low, double High) Around0(IReadOnlyList<double> range) =>
        range.Count == 1 ? (-range[0], range[0]) : (range[0], range[1]);

    public static double Next(this ref CounterRandom random, (double Low, double High) range) =>
        random.NextDouble(range.Low, range.High);
}

/// <summary>What is put where an image has no pixels: one number, or one per channel, in the units that the image
/// has.</summary>
internal static class FillForm
{
    public static Border ToBorder(IReadOnlyList<double>? fill) => fill switch
    {
        null or [] => default,
        [var value] => new Border(BorderMode.Constant, value),
        _ => Border.Constant(fill),
    };
}

/// <summary>What torchvision calls padding: one number, [left and right, top and bottom], or [left, top, right,
/// bottom].</summary>
internal static class PaddingForm
{
    public static IEnumerable<OptionsProblem> Check(string property, IReadOnlyList<int>? padding)
    {
        if (padding is not null && (padding.Count is not (1 or 2 or 4) || padding.Any(pixels => pixels < 0)))
        {
            yield return new(
                property,
                "must be one number, [left and right, top and bottom] or [left, top, right, bottom], none below 0, "
                + $"but is [{string.Join(", ", padding)}].");
        }
    }

    public static Margins Of(IReadOnlyList<int>? padding) => padding switch
    {
        null => default,
        [var all] => new(all, all, all, all),
        [var x, var y] => new(x, y, x, y),
        _ => new(padding[0], padding[1], padding[2], padding[3]),
    };
}

/// <summary>What comes around a padded image.</summary>
public enum PaddingMode
{
    /// <summary>The fill.</summary>
    Constant,

    /// <summary>The nearest pixel.</summary>
    Edge,

    /// <summary>A mirror that does not repeat the last pixel.</summary>
    Reflect,

    /// <summary>A mirror that repeats the last pixel.</summary>
    Symmetric,
}

/// <summary>The image operators' names for the modes.</summary>
internal static class PaddingModes
{
    public static Border ToBorder(this PaddingMode mode, IReadOnlyList<double>? fill) => mode switch
    {
        PaddingMode.Edge => new Border(BorderMode.Replicate),
        PaddingMode.Reflect => new Border(BorderMode.Reflect101),
        PaddingMode.Symmetric => new Border(BorderMode.Reflect),
        _ => FillForm.ToBorder(fill),
    };
}
