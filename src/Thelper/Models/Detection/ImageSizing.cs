using Thelper.Torch;
using Thelper.Torch.Modules;

namespace Thelper.Models.Detection;

/// <summary>How large images become before they go into a backbone.</summary>
internal interface IImageSizing
{
    /// <summary>What height and width of a batch are multiples of.</summary>
    long Multiple { get; }

    /// <summary>The size that an image is resized to.</summary>
    /// <param name="image">Its own size.</param>
    /// <param name="training">Whether the model trains.</param>
    Size2d SizeFor(Size2d image, bool training);
}

/// <summary>The same size for every image.</summary>
/// <param name="size">Height and width.</param>
internal sealed class FixedSizing(Size2d size) : IImageSizing
{
    public long Multiple => 1;

    public Size2d SizeFor(Size2d image, bool training) => size;
}

/// <summary>A length for the shorter side, unless the longer one would become too long; the aspect ratio stays.</summary>
/// <param name="lengths">One of these for each image while training, the last one in use.</param>
/// <param name="longest">What the longer side must not exceed.</param>
internal sealed class ShorterSideSizing(IReadOnlyList<int> lengths, int longest) : IImageSizing
{
    // The coarsest feature map of a backbone has a pixel for so many of the image.
    public long Multiple => 32;

    public Size2d SizeFor(Size2d image, bool training)
    {
        float wanted = training ? Draw() : lengths[^1];
        double scale = Math.Min(
            wanted / Math.Min(image.Height, image.Width), (float)longest / Math.Max(image.Height, image.Width));
        return new(Math.Max(1, (long)(image.Height * scale)), Math.Max(1, (long)(image.Width * scale)));
    }

    // Drawn even where there is no choice, because torchvision does so, and what is drawn afterwards depends on it.
    private int Draw()
    {
        using var drawn = Operators.Empty([1]).UniformInPlace(0, lengths.Count);
        return lengths[(int)drawn.ToDouble()];
    }
}
