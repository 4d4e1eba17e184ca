namespace Thelper.Torch.Modules;

/// <summary>How values between those of a feature map are found.</summary>
public enum UpsampleMode
{
    /// <summary>The nearest one, rounding down.</summary>
    Nearest,

    /// <summary>A mean of the four around, weighted by their distance.</summary>
    Bilinear,
}

/// <summary>Resizing of feature maps, in which gradients flow; <c>torch.nn.functional.interpolate</c>.</summary>
public static class FeatureMapResizing
{
    /// <summary>B×C×H×W to B×C×height×width.</summary>
    /// <param name="map">Of a floating-point type.</param>
    /// <param name="size">The height and width wanted; at least 1. Nothing is smoothed where they are smaller.</param>
    /// <param name="mode">Bilinear by default.</param>
    /// <param name="alignCorners">
    /// Whether the centres of the corner pixels lie on each other; false, the default, lets their outer corners do so. For the
    /// bilinear mode only.
    /// </param>
    public static Tensor ResizeMap(
        this Tensor map, Size2d size, UpsampleMode mode = UpsampleMode.Bilinear, bool alignCorners = false) =>
        mode == UpsampleMode.Nearest
            ? map.UpsampleNearest2d([size.Height, size.Width])
            : map.UpsampleBilinear2d([size.Height, size.Width], alignCorners);
}

/// <summary>Enlarges B×C×H×W by a whole factor; <c>torch.nn.Upsample</c>.</summary>
/// <param name="factor">Height and width are multiplied by it; at least 1.</param>
/// <param name="mode">Nearest by default.</param>
/// <param name="alignCorners">As for <see cref="FeatureMapResizing.ResizeMap"/>.</param>
public sealed class Upsample(int factor, UpsampleMode mode = UpsampleMode.Nearest, bool alignCorners = false)
    : Module<Tensor, Tensor>
{
    /// <inheritdoc/>
    protected override Tensor Compute(Tensor input) =>
        input.ResizeMap(new(input.Size(2) * factor, input.Size(3) * factor), mode, alignCorners);
}
