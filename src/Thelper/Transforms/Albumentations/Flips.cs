using Thelper.Data;
using Thelper.Transforms.Geometries;

namespace Thelper.Transforms.Albumentations;

/// <summary>The options of an exchange of left and right; p is 0.5 by default.</summary>
public sealed record HorizontalFlipOptions() : GeometricAlbumentationOptions(0.5)
{
    internal override Geometry? Draw(int width, int height, ref CounterRandom random) =>
        new FlipGeometry(width, height, isHorizontal: true);
}

/// <summary>The options of an exchange of top and bottom; p is 0.5 by default.</summary>
public sealed record VerticalFlipOptions() : GeometricAlbumentationOptions(0.5)
{
    internal override Geometry? Draw(int width, int height, ref CounterRandom random) =>
        new FlipGeometry(width, height, isHorizontal: false);
}

/// <summary>The options of a flip to the side, upside down, or both, each equally likely; p is 0.5 by default.</summary>
public sealed record FlipOptions() : GeometricAlbumentationOptions(0.5)
{
    internal override Geometry? Draw(int width, int height, ref CounterRandom random) => random.NextInt32(3) switch
    {
        0 => new FlipGeometry(width, height, isHorizontal: true),
        1 => new FlipGeometry(width, height, isHorizontal: false),
        _ => new QuarterTurnGeometry(width, height, turns: 2),
    };
}

/// <summary>The options of an exchange of rows and columns; p is 0.5 by default.</summary>
public sealed record TransposeOptions() : GeometricAlbumentationOptions(0.5)
{
    internal override Geometry? Draw(int width, int height, ref CounterRandom random) => new TransposeGeometry(width, height);
}

/// <summary>The options of 0 to 3 quarter turns, each number equally likely; p is 0.5 by default.</summary>
public sealed record RandomRotate90Options() : GeometricAlbumentationOptions(0.5)
{
    internal override Geometry? Draw(int width, int height, ref CounterRandom random) =>
        random.NextInt32(4) is var turns and > 0 ? new QuarterTurnGeometry(width, height, turns) : null;
}

/// <summary>The options of an operation that changes nothing.</summary>
public sealed record NoOpOptions() : GeometricAlbumentationOptions(0.5)
{
    internal override Geometry? Draw(int width, int height, ref CounterRandom random) => null;
}
