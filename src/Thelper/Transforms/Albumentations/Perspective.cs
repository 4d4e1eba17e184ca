using System.ComponentModel.DataAnnotations;
using Thelper.Configuration;
using Thelper.Data;
using Thelper.Transforms.Geometries;
using Thelper.Vision;

namespace Thelper.Transforms.Albumentations;

/// <summary>The options of a view from another point: four inner points become the corners; p is 0.5 by default.</summary>
public sealed record PerspectiveOptions() : InterpolatedOptions(0.5), IValidatedOptions
{
    private const double Middle = 0.5;

    /// <summary>
    /// How far the points lie from the corners, as the deviation of a normal distribution in widths and heights: x for
    /// [0, x], or [least, largest], 0 to 0.5; [0.05, 0.1] by default.
    /// </summary>
    [AllowSingle]
    [Range(0.0, 0.5)]
    public IReadOnlyList<double> Scale { get; init; } = [0.05, 0.1];

    /// <summary>
    /// Whether the result is as large as the image before, the default; else as large as the part that is shown.
    /// </summary>
    public bool KeepSize { get; init; } = true;

    /// <summary>What lies outside, by word or by OpenCV's number; constant (0) by default.</summary>
    public OpenCvBorder PadMode { get; init; } = OpenCvBorder.Constant;

    /// <summary>The value outside an image with a constant border, one number or one for each channel; 0 by default.</summary>
    [AllowSingle]
    [NotEmpty]
    public IReadOnlyList<double> PadVal { get; init; } = [0];

    /// <summary>The class outside a label map with a constant border; 0 by default.</summary>
    [Range(0, ushort.MaxValue)]
    public int MaskPadVal { get; init; }

    /// <summary>Only false, the default, is offered.</summary>
    public bool FitOutput { get; init; }

    internal override Border ImageBorder => PadMode.With(PadVal);

    internal override Border LabelBorder => PadMode.With(MaskPadVal);

    /// <inheritdoc/>
    public IEnumerable<OptionsProblem> Validate()
    {
        if (FitOutput)
        {
            yield return new(
                nameof(FitOutput), "is not offered here: the result shows what lies between the four points; leave it out.");
        }

        foreach (var problem in Limits.Problems(nameof(Scale), Scale))
        {
            yield return problem;
        }
    }

    internal override Geometry? Draw(int width, int height, ref CounterRandom random)
    {
        var deviation = Limits.From(Scale, 0, ref random);
        Span<double> far = stackalloc double[8];
        foreach (ref var value in far)
        {
            value = Math.Abs(deviation * random.NextNormal()) % Middle;
        }

        var (right, bottom) = (width - 1, height - 1);
        Span<(double X, double Y)> points =
        [
            (far[0] * right, far[1] * bottom), ((1 - far[2]) * right, far[3] * bottom),
            ((1 - far[4]) * right, (1 - far[5]) * bottom), (far[6] * right, (1 - far[7]) * bottom),
        ];
        var (columns, rows) = KeepSize ? (width, height) : Shown(points);
        return new PerspectiveGeometry(PerspectiveMatrix.ToRectangle(columns, rows, points), columns, rows);
    }

    private static (int Width, int Height) Shown(ReadOnlySpan<(double X, double Y)> points) => (
        Math.Max((int)Math.Max(Distance(points[0], points[1]), Distance(points[3], points[2])), 2),
        Math.Max((int)Math.Max(Distance(points[0], points[3]), Distance(points[1], points[2])), 2));

    private static double Distance((double X, double Y) a, (double X, double Y) b) => double.Hypot(a.X - b.X, a.Y - b.Y);
}
