using System.ComponentModel.DataAnnotations;
using Thelper.Data;
using Thelper.Transforms.Geometries;
using Thelper.Vision;

namespace Thelper.Transforms.Augmentor;

/// <summary>
/// The options of a small turn, after which the largest part without border and with the image's aspect ratio is enlarged to
/// the size of the image.
/// </summary>
public sealed record RotateOptions : AugmentorMoveOptions
{
    /// <summary>The largest angle anticlockwise in degrees, 0 to 25.</summary>
    [Range(0.0, 25.0)]
    public required double MaxLeftRotation { get; init; }

    /// <summary>The largest angle clockwise in degrees, 0 to 25.</summary>
    [Range(0.0, 25.0)]
    public required double MaxRightRotation { get; init; }

    internal override Border Border => new(BorderMode.Replicate);

    internal override Geometry? Draw(int width, int height, ref CounterRandom random)
    {
        var angle = Turns.Angle(MaxLeftRotation, MaxRightRotation, ref random);
        var (sine, cosine) = Math.SinCos(Math.Abs(angle) * Math.PI / 180);
        var scale = Math.Max(cosine + (sine * height / width), cosine + (sine * width / height));
        var map = AffineMatrix.Sequence(AffineMatrix.Rotation(angle), AffineMatrix.Scaling(scale, scale));
        return new AffineGeometry(AffineMatrix.AroundMiddle(width, height, map), width, height);
    }
}

/// <summary>The options of a turn with black corners.</summary>
public sealed record RotateWithoutCropOptions : AugmentorMoveOptions
{
    /// <summary>The largest angle anticlockwise in degrees, 0 to 180.</summary>
    [Range(0.0, 180.0)]
    public required double MaxLeftRotation { get; init; }

    /// <summary>The largest angle clockwise in degrees, 0 to 180.</summary>
    [Range(0.0, 180.0)]
    public required double MaxRightRotation { get; init; }

    /// <summary>Whether the result is as large as the turned image; false by default: as large as the image.</summary>
    public bool Expand { get; init; }

    internal override Geometry? Draw(int width, int height, ref CounterRandom random)
    {
        var turn = AffineMatrix.Rotation(Turns.Angle(MaxLeftRotation, MaxRightRotation, ref random));
        var map = AffineMatrix.AroundMiddle(width, height, turn);
        return Expand ? Albumentations.AffineOptions.Fitted(map, width, height) : new AffineGeometry(map, width, height);
    }
}

/// <summary>The options of a quarter turn anticlockwise.</summary>
public sealed record Rotate90Options : AugmentorMoveOptions
{
    internal override Geometry? Draw(int width, int height, ref CounterRandom random) =>
        new QuarterTurnGeometry(width, height, 1);
}

/// <summary>The options of half a turn.</summary>
public sealed record Rotate180Options : AugmentorMoveOptions
{
    internal override Geometry? Draw(int width, int height, ref CounterRandom random) =>
        new QuarterTurnGeometry(width, height, 2);
}

/// <summary>The options of three quarter turns anticlockwise.</summary>
public sealed record Rotate270Options : AugmentorMoveOptions
{
    internal override Geometry? Draw(int width, int height, ref CounterRandom random) =>
        new QuarterTurnGeometry(width, height, 3);
}

/// <summary>The options of one, two or three quarter turns, each equally likely.</summary>
public sealed record RotateRandom90Options : AugmentorMoveOptions
{
    internal override Geometry? Draw(int width, int height, ref CounterRandom random) =>
        new QuarterTurnGeometry(width, height, 1 + random.NextInt32(3));
}

/// <summary>The options of an exchange of left and right.</summary>
public sealed record FlipLeftRightOptions : AugmentorMoveOptions
{
    internal override Geometry? Draw(int width, int height, ref CounterRandom random) =>
        new FlipGeometry(width, height, isHorizontal: true);
}

/// <summary>The options of an exchange of top and bottom.</summary>
public sealed record FlipTopBottomOptions : AugmentorMoveOptions
{
    internal override Geometry? Draw(int width, int height, ref CounterRandom random) =>
        new FlipGeometry(width, height, isHorizontal: false);
}

/// <summary>The options of a flip to the side or upside down, both equally likely.</summary>
public sealed record FlipRandomOptions : AugmentorMoveOptions
{
    internal override Geometry? Draw(int width, int height, ref CounterRandom random) =>
        new FlipGeometry(width, height, isHorizontal: random.NextInt32(2) == 0);
}

/// <summary>Angles.</summary>
internal static class Turns
{
    /// <summary>To either side with the same chance; anticlockwise above 0.</summary>
    public static double Angle(double left, double right, ref CounterRandom random) =>
        random.NextInt32(2) == 0 ? random.NextDouble(0, left) : -random.NextDouble(0, right);
}
