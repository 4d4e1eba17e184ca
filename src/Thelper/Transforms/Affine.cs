using System.Globalization;
using Thelper.Configuration;
using Thelper.Data;
using Thelper.Transforms.Geometries;
using Thelper.Vision;

namespace Thelper.Transforms;

/// <summary>The options of <see cref="Affine"/>.</summary>
public sealed record AffineOptions : ITransformOptions, IValidatedOptions
{
    /// <summary>
    /// Six numbers, flat or as two rows of three: (x, y) goes to (t0 x + t1 y + t2, t3 x + t4 y + t5), in pixels, where whole
    /// numbers are the centres of pixels.
    /// </summary>
    public required IReadOnlyList<ConfigNode> Transf { get; init; }

    /// <summary>Width and height of the result in pixels; by default those of the image.</summary>
    public IReadOnlyList<int>? OutSize { get; init; }

    /// <summary>How values between pixels are found; linear by default. Also OpenCV's constants.</summary>
    [Alias("interp", "interpolation")]
    public OpenCvInterpolation Flags { get; init; } = OpenCvInterpolation.Linear;

    /// <summary>What lies outside the image; one value by default. Also OpenCV's constants.</summary>
    [Alias("bordertype")]
    public OpenCvBorder BorderMode { get; init; } = OpenCvBorder.Constant;

    /// <summary>The value outside, one or one per channel; 0 by default. On label maps it counts where the stage has no image.</summary>
    [AllowSingle]
    [NotEmpty]
    [Alias("borderval", "border_value")]
    public IReadOnlyList<double> BorderVal { get; init; } = [0];

    /// <inheritdoc/>
    public IEnumerable<OptionsProblem> Validate()
    {
        if (Read() is not { } matrix)
        {
            yield return new(
                nameof(Transf), $"must be six finite numbers, or two lists of three, but is {NumberRange.Describe(Transf)}.");
        }
        else if ((matrix[0] * matrix[4]) - (matrix[1] * matrix[3]) == 0)
        {
            yield return new(
                nameof(Transf), $"must have an inverse, but {NumberRange.Describe(Transf)} takes the whole image to a line or a point.");
        }

        if (OutSize is not (null or [> 0, > 0]))
        {
            yield return new(nameof(OutSize), $"must be [width, height], both above 0, but is [{string.Join(", ", OutSize)}].");
        }
    }

    /// <inheritdoc/>
    public ITransform Create() => new Affine(
        Read()!, OutSize is null ? null : (OutSize[0], OutSize[1]), (Interpolation)Flags, BorderMode.With(BorderVal));

    private double[]? Read()
    {
        var nodes = Transf is [ConfigSequence first, ConfigSequence second] && first.Items.Count == second.Items.Count
            ? [.. first.Items, .. second.Items]
            : Transf;
        double[] numbers = [.. nodes.Select(node => (node as ConfigScalar)?.Value is long or double
            ? Convert.ToDouble(((ConfigScalar)node).Value, CultureInfo.InvariantCulture)
            : double.NaN)];
        return numbers.Length == 6 && numbers.All(double.IsFinite) ? numbers : null;
    }
}

/// <summary>Turns, scales, shears and shifts by a matrix.</summary>
/// <param name="matrix">2 × 3, row after row, with an inverse; see <see cref="AffineOptions.Transf"/>.</param>
/// <param name="size">Of the result, in pixels; null for that of the image.</param>
/// <param name="interpolation">How values between pixels are found.</param>
/// <param name="border">What lies outside.</param>
public sealed class Affine(double[] matrix, (int Width, int Height)? size, Interpolation interpolation, Border border)
    : BorderedTransform(interpolation, border), IInvertible
{
    private readonly Interpolation _interpolation = interpolation;
    private readonly Border _border = border;

    /// <inheritdoc/>
    public void Invert(SampleEntries entries, CounterRandom random)
    {
        if (size is not null)
        {
            throw new NotSupportedException("An affine transform with an out_size cannot be undone: the size before is not known.");
        }

        new Affine(Inverse(), null, _interpolation, _border).Apply(entries, random);
    }

    /// <inheritdoc/>
    protected override Geometry? Draw(int width, int height, ref CounterRandom random)
    {
        var (w, h) = size ?? (width, height);
        return new AffineGeometry(matrix, w, h);
    }

    private double[] Inverse()
    {
        var determinant = (matrix[0] * matrix[4]) - (matrix[1] * matrix[3]);
        var (a, b) = (matrix[4] / determinant, -matrix[1] / determinant);
        var (c, d) = (-matrix[3] / determinant, matrix[0] / determinant);
        return [a, b, -((a * matrix[2]) + (b * matrix[5])), c, d, -((c * matrix[2]) + (d * matrix[5]))];
    }
}
