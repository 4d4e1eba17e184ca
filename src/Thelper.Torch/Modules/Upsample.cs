namespace Thelper.Torch.Modules;

/// <summary>How values between those of a feature map are found.</summary>
public enum UpsampleMode
{
    /// <summary>The nearest one, rounding down.</summary>
    Nearest,

    /// <summary>A mean of the two around along one dimension, weighted by their distance.</summary>
    Linear,

    /// <summary>A mean of the four around, weighted by their distance.</summary>
    Bilinear,

    /// <summary>Cubic functions through the sixteen around.</summary>
    Bicubic,

    /// <summary>A mean of the eight around, weighted by their distance.</summary>
    Trilinear,

    /// <summary>The nearest one; unlike <see cref="Nearest"/> by the centres of the values.</summary>
    NearestExact,
}

/// <summary>Resizing of feature maps, in which gradients flow; <c>torch.nn.functional.interpolate</c>.</summary>
public static class FeatureMapResizing
{
    /// <summary>B×C×H×W to B×C×height×width.</summary>
    /// <param name="map">Of a floating-point type.</param>
    /// <param name="size">The height and width wanted; at least 1. Nothing is smoothed where they are smaller.</param>
    /// <param name="mode">Bilinear by default; or nearest.</param>
    /// <param name="alignCorners">
    /// Whether the centres of the corner pixels lie on each other; false, the default, lets their outer corners do so. Not for
    /// the nearest ones.
    /// </param>
    public static Tensor ResizeMap(
        this Tensor map, Size2d size, UpsampleMode mode = UpsampleMode.Bilinear, bool alignCorners = false) =>
        new Interpolation(mode, alignCorners).Resize(map, [size.Height, size.Width], null);
}

/// <summary>Enlarges B×C×… along its last one, two or three dimensions; <c>torch.nn.Upsample</c>.</summary>
public sealed class Upsample : Module<Tensor, Tensor>
{
    private readonly Interpolation _interpolation;
    private readonly long[]? _size;
    private readonly double[]? _factors;

    /// <summary>Multiplies the size.</summary>
    /// <param name="factor">Each dimension is multiplied by it; above 0.</param>
    /// <param name="mode">Nearest by default.</param>
    /// <param name="alignCorners">As for <see cref="FeatureMapResizing.ResizeMap"/>.</param>
    public Upsample(double factor, UpsampleMode mode = UpsampleMode.Nearest, bool alignCorners = false)
        : this([factor], null, mode, alignCorners)
    {
    }

    private Upsample(double[]? factors, long[]? size, UpsampleMode mode, bool alignCorners)
    {
        _interpolation = new Interpolation(mode, alignCorners);
        (_factors, _size) = (factors, size);
    }

    /// <summary>Multiplies each dimension by a factor of its own.</summary>
    /// <param name="factors">One for each spatial dimension, or one for all; above 0.</param>
    /// <param name="mode">Nearest by default.</param>
    /// <param name="alignCorners">As for <see cref="FeatureMapResizing.ResizeMap"/>.</param>
    public static Upsample By(double[] factors, UpsampleMode mode = UpsampleMode.Nearest, bool alignCorners = false) =>
        new(factors, null, mode, alignCorners);

    /// <summary>Gives a size.</summary>
    /// <param name="size">One number for each spatial dimension, or one for all.</param>
    /// <param name="mode">Nearest by default.</param>
    /// <param name="alignCorners">As for <see cref="FeatureMapResizing.ResizeMap"/>.</param>
    public static Upsample To(long[] size, UpsampleMode mode = UpsampleMode.Nearest, bool alignCorners = false) =>
        new(null, size, mode, alignCorners);

    /// <inheritdoc/>
    protected override Tensor Compute(Tensor input)
    {
        var dimensions = input.Rank - 2;
        return _interpolation.Resize(input, Repeated(_size, dimensions), Repeated(_factors, dimensions));
    }

    private static T[]? Repeated<T>(T[]? numbers, int dimensions) =>
        numbers is [var single] ? [.. Enumerable.Repeat(single, dimensions)] : numbers;
}

/// <summary>The operators of one way to find values between others.</summary>
internal sealed class Interpolation(UpsampleMode mode, bool alignCorners)
{
    /// <summary>To a size, or by factors; the other is null.</summary>
    public Tensor Resize(Tensor input, long[]? size, double[]? factors) => (mode, input.Rank - 2) switch
    {
        (UpsampleMode.Nearest, 1) => Operators.UpsampleNearest1d(input, size, factors),
        (UpsampleMode.Nearest, 2) => Operators.UpsampleNearest2d(input, size, factors),
        (UpsampleMode.Nearest, 3) => Operators.UpsampleNearest3d(input, size, factors),
        (UpsampleMode.NearestExact, 1) => Operators.UpsampleNearestExact1d(input, size, factors),
        (UpsampleMode.NearestExact, 2) => Operators.UpsampleNearestExact2d(input, size, factors),
        (UpsampleMode.NearestExact, 3) => Operators.UpsampleNearestExact3d(input, size, factors),
        (UpsampleMode.Linear, 1) => Operators.UpsampleLinear1d(input, size, alignCorners, factors),
        (UpsampleMode.Bilinear, 2) => Operators.UpsampleBilinear2d(input, size, alignCorners, factors),
        (UpsampleMode.Bicubic, 2) => Operators.UpsampleBicubic2d(input, size, alignCorners, factors),
        (UpsampleMode.Trilinear, 3) => Operators.UpsampleTrilinear3d(input, size, alignCorners, factors),
        _ => throw new ArgumentException(
            $"The mode {mode} does not go with {input}: linear takes one dimension after batch and channels, bilinear and bicubic take "
            + "two, trilinear takes three, nearest one to three."),
    };
}
