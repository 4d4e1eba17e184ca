using System.ComponentModel.DataAnnotations;
using Thelper.Data;
using Thelper.Transforms.Geometries;

namespace Thelper.Transforms;

/// <summary>The options of <see cref="RandomHorizontalFlip"/>.</summary>
public sealed record RandomHorizontalFlipOptions : ITransformOptions
{
    /// <summary>The probability of a flip, 0 to 1; 0.5 by default.</summary>
    [Range(0.0, 1.0)]
    public double P { get; init; } = 0.5;

    /// <inheritdoc/>
    public ITransform Create() => new RandomHorizontalFlip(P);
}

/// <summary>Exchanges left and right, now and then.</summary>
/// <param name="probability">Of a flip, 0 to 1.</param>
public sealed class RandomHorizontalFlip(double probability) : GeometricTransform
{
    /// <inheritdoc/>
    protected override Geometry? Draw(int width, int height, ref CounterRandom random) =>
        random.NextDouble() < probability ? new FlipGeometry(width, height, isHorizontal: true) : null;
}
