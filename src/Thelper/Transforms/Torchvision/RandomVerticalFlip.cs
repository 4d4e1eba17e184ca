using System.ComponentModel.DataAnnotations;
using Thelper.Data;
using Thelper.Transforms.Geometries;

namespace Thelper.Transforms.Torchvision;

/// <summary>The options of torchvision's RandomVerticalFlip.</summary>
public sealed record RandomVerticalFlipOptions : ITransformOptions
{
    /// <summary>The probability of a flip, 0 to 1; 0.5 by default.</summary>
    [Range(0.0, 1.0)]
    public double P { get; init; } = 0.5;

    /// <inheritdoc/>
    public ITransform Create() => new RandomVerticalFlip(P);
}

internal sealed class RandomVerticalFlip(double probability) : GeometricTransform
{
    protected override Geometry? Draw(int width, int height, ref CounterRandom random) =>
        random.NextDouble() < probability ? new FlipGeometry(width, height, isHorizontal: false) : null;
}
