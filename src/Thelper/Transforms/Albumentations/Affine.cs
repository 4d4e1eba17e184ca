using System.ComponentModel.DataAnnotations;
using Thelper.Configuration;
using Thelper.Data;
using Thelper.Transforms.Geometries;
using Thelper.Vision;

namespace Thelper.Transforms.Albumentations;

/// <summary>
/// The options of an affine map around the middle; p is 0.5 by default. Without scale, translate_percent, translate_px,
/// rotate and shear, these are [0.9, 1.1], [-0.1, 0.1], none, [-15, 15] and [-10, 10].
/// </summary>
public sealed record AffineOptions() : InterpolatedOptions(0.5), IValidatedOptions
{
    private static readonly AffineOptions Defaults = new()
    {
        Scale = [0.9, 1.1],
        TranslatePercent = [-0.1, 0.1],
        Rotate = [-15, 15],
        Shear = [-10, 10],
    };

    /// <summary>The size, 1 for no change: a number, or [least, largest], drawn for width and height apart; above 0.</summary>
    [AllowSingle]
    [Positive]
    public IReadOnlyList<double>? Scale { get; init; }

    /// <summary>The shift in widths and heights: a number, or [least, largest], drawn for both directions apart.</summary>
    [AllowSingle]
    public IReadOnlyList<double>? TranslatePercent { get; init; }

    /// <summary>The shift in pixels: a number, or [least, largest], drawn for both directions apart.</summary>
    [AllowSingle]
    public IReadOnlyList<int>? TranslatePx { get; init; }

    /// <summary>The angle in degrees, clockwise: a number, or [least, largest].</summary>
    [AllowSingle]
    public IReadOnlyList<double>? Rotate { get; init; }

    /// <summary>
    /// The angles in degrees by which axes are tilted: a number for the x axis, or [least, largest] for both apart.
    /// </summary>
    [AllowSingle]
    public IReadOnlyList<double>? Shear { get; init; }

    /// <summary>The value outside an image with a constant border, one number or one for each channel; 0 by default.</summary>
    [AllowSingle]
    [NotEmpty]
    public IReadOnlyList<double> Cval { get; init; } = [0];

    /// <summary>The class outside a label map with a constant border; 0 by default.</summary>
    [Range(0, ushort.MaxValue)]
    public int CvalMask { get; init; }

    /// <summary>What lies outside, by word or by OpenCV's number; constant (0) by default.</summary>
    public OpenCvBorder Mode { get; init; } = OpenCvBorder.Constant;

    /// <summary>Whether the result is as large as the moved image; false by default: as large as the image before.</summary>
    public bool FitOutput { get; init; }

    /// <summary>Whether width and height get the same scale; false by default.</summary>
    public bool KeepRatio { get; init; }

    internal override Border ImageBorder => Mode.With(Cval);

    internal override Border LabelBorder => Mode.With(CvalMask);

    private bool IsUntold => (Scale ?? TranslatePercent ?? Rotate ?? Shear) is null && TranslatePx is null;

    /// <inheritdoc/>
    public IEnumerable<OptionsProblem> Validate()
    {
        foreach (var problem in (IEnumerable<OptionsProblem>)[
            .. Limits.Problems(nameof(Scale), Scale), .. Limits.Problems(nameof(TranslatePercent), TranslatePercent),
            .. Limits.Problems(nameof(TranslatePx), TranslatePx), .. Limits.Problems(nameof(Rotate), Rotate),
            .. Limits.Problems(nameof(Shear), Shear)])
        {
            yield return problem;
        }

        if (TranslatePercent is not null && TranslatePx is not null)
        {
            yield return new(nameof(TranslatePx), "cannot be used with translate_percent; keep one of them.");
        }

        if (Shear is not null && Shear.Any(angle => Math.Abs(angle) >= 90))
        {
            yield return new(nameof(Shear), $"must lie between -90 and 90 degrees, but is [{string.Join(", ", Shear)}].");
        }
    }

    internal override Geometry? Draw(int width, int height, ref CounterRandom random)
    {
        var map = AffineMatrix.AroundMiddle(
            width, height, (IsUntold ? Defaults with { KeepRatio = KeepRatio } : this).Map(width, height, ref random));
        return FitOutput ? Fitted(map, width, height) : new AffineGeometry(map, width, height);
    }

    /// <summary>A map whose result is as large as the moved image.</summary>
    internal static AffineGeometry Fitted(double[] map, int width, int height)
    {
        var around = new AffineGeometry(map, width, height).Apply(new Tasks.Extent(0, 0, width, height));
        var moved = AffineMatrix.Sequence(map, AffineMatrix.Translation(-around.Left, -around.Top));
        return new AffineGeometry(
            moved, Math.Max((int)Math.Round(around.Width), 1), Math.Max((int)Math.Round(around.Height), 1));
    }

    private double[] Map(int width, int height, ref CounterRandom random)
    {
        var scaleX = Scale is null ? 1 : Limits.Fixed(Scale, ref random);
        var scaleY = KeepRatio || Scale is null ? scaleX : Limits.Fixed(Scale, ref random);
        var (x, y) = Translation(width, height, ref random);
        var angle = Rotate is null ? 0 : Limits.Fixed(Rotate, ref random);
        var shearX = (Shear is null ? 0 : Limits.Fixed(Shear, ref random)) * Math.PI / 180;
        var shearY = (Shear is not { Count: 2 } ? 0 : Limits.Fixed(Shear, ref random)) * Math.PI / 180;
        return AffineMatrix.Sequence(
            [Math.Cos(shearY), 0, 0, Math.Sin(shearY), 1, 0],
            AffineMatrix.Scaling(scaleX, scaleY),
            [1, -Math.Sin(shearX), 0, 0, Math.Cos(shearX), 0],
            AffineMatrix.Rotation(-angle),
            AffineMatrix.Translation(x, y));
    }

    private (double X, double Y) Translation(int width, int height, ref CounterRandom random) =>
        TranslatePx is not null
            ? (Limits.Integer(TranslatePx, TranslatePx[0], ref random), Limits.Integer(TranslatePx, TranslatePx[0], ref random))
        : TranslatePercent is not null
            ? (Limits.Fixed(TranslatePercent, ref random) * width, Limits.Fixed(TranslatePercent, ref random) * height)
        : (0, 0);
}
