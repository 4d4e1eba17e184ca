using Thelper.Torch;
using Thelper.Torch.Modules;

namespace Thelper.Models.Detection;

/// <summary>
/// Brings images to a common range of values and size and puts them into one batch, filled up with zeros on the right and below;
/// torchvision's <c>GeneralizedRCNNTransform</c>.
/// </summary>
/// <param name="options">Sizes, means and deviations.</param>
internal sealed class ImageScaling(DetectionModelOptions options)
{
    // The coarsest feature map of a backbone has a pixel for so many of the image.
    private const long Multiple = 32;

    /// <summary>Normalises and resizes images.</summary>
    /// <param name="images">C×H×W each.</param>
    /// <param name="training">Whether one of several sizes is drawn for each image; else the last one is taken.</param>
    public ScaledBatch Scale(IReadOnlyList<Tensor> images, bool training)
    {
        if (images.Count == 0)
        {
            throw new ModelException("A detection model needs at least one image, but the batch is empty.");
        }

        using var scope = TensorScope.Open();
        var scaled = images.Select(image => Resize(Normalise(image), training ? DrawSize() : options.MinSize[^1])).ToArray();
        Size2d[] sizes = [.. scaled.Select(SizeOf)];
        return new(scope.Keep(Join(scaled, sizes)), sizes, [.. images.Select(SizeOf)]);
    }

    private static Size2d SizeOf(Tensor image) => new(image.Size(-2), image.Size(-1));

    private static Tensor Join(Tensor[] images, Size2d[] sizes)
    {
        var batch = Operators.Zeros(
            [images.Length, images[0].Size(0), Filled(sizes.Max(size => size.Height)), Filled(sizes.Max(size => size.Width))],
            device: images[0].Device);
        for (var i = 0; i < images.Length; i++)
        {
            batch.Select(0, i).Slice(1, 0, sizes[i].Height).Slice(2, 0, sizes[i].Width).CopyInPlace(images[i]);
        }

        return batch;
    }

    private static long Filled(long side) => (side + Multiple - 1) / Multiple * Multiple;

    // Drawn even where there is no choice, because torchvision does so, and what is drawn afterwards depends on it.
    private int DrawSize()
    {
        using var drawn = Operators.Empty([1]).UniformInPlace(0, options.MinSize.Count);
        return options.MinSize[(int)drawn.ToDouble()];
    }

    private Tensor Normalise(Tensor image)
    {
        if (image.Rank != 3 || image.Size(0) != options.ImageMean.Count)
        {
            throw new ModelException(
                $"A detection model looks at images of {options.ImageMean.Count}×height×width, but received {image}.");
        }

        return image.Sub(Channels(options.ImageMean, image.Device)).Div(Channels(options.ImageStd, image.Device));
    }

    private static Tensor Channels(IReadOnlyList<double> values, Device device) =>
        Tensors.From<float>([.. values.Select(value => (float)value)], values.Count, 1, 1).To(device);

    private Tensor Resize(Tensor image, int shorterSide)
    {
        var size = SizeOf(image);
        var (shortest, longest) = (Math.Min(size.Height, size.Width), Math.Max(size.Height, size.Width));
        double scale = Math.Min((float)shorterSide / shortest, (float)options.MaxSize / longest);
        var scaled = new Size2d(Math.Max(1, (long)(size.Height * scale)), Math.Max(1, (long)(size.Width * scale)));
        return scaled == size
            ? image
            : image.Unsqueeze(0).UpsampleBilinear2d([scaled.Height, scaled.Width], alignCorners: false).Select(0, 0);
    }
}

/// <summary>Images as they go into a backbone.</summary>
/// <param name="Images">B×C×H×W.</param>
/// <param name="Sizes">The part of the batch that each image fills, from the top left corner.</param>
/// <param name="Originals">The sizes of the images as they were given.</param>
internal sealed record ScaledBatch(Tensor Images, IReadOnlyList<Size2d> Sizes, IReadOnlyList<Size2d> Originals)
{
    /// <summary>Height and width of the batch.</summary>
    public Size2d Size => new(Images.Size(2), Images.Size(3));

    /// <summary>The truth in pixels of the batch.</summary>
    public IReadOnlyList<TrueObjects>? Scaled(IReadOnlyList<TrueObjects>? truths) => truths is null ? null :
    [
        .. truths.Select((truth, i) => truth.Scaled(Ratio(Sizes[i].Width, Originals[i].Width), Ratio(Sizes[i].Height, Originals[i].Height))),
    ];

    /// <summary>What was found in an image, in pixels of the image as it was given.</summary>
    /// <param name="image">The number of the image.</param>
    /// <param name="found">In pixels of the batch.</param>
    public Detections ToOriginal(int image, Detections found)
    {
        var across = Ratio(Originals[image].Width, Sizes[image].Width);
        var down = Ratio(Originals[image].Height, Sizes[image].Height);
        return found with { Boxes = found.Boxes.Mul(Tensors.From<float>([across, down, across, down]).To(found.Boxes.Device)) };
    }

    private static float Ratio(long wanted, long present) => (float)wanted / present;
}
