using Thelper.Torch;
using Thelper.Torch.Modules;

namespace Thelper.Models.Detection;

/// <summary>
/// Brings images to a common range of values and size and puts them into one batch, filled up with zeros on the right and below;
/// torchvision's <c>GeneralizedRCNNTransform</c>.
/// </summary>
/// <param name="options">Means and deviations.</param>
/// <param name="sizing">Says how large an image becomes.</param>
internal sealed class ImageScaling(DetectionModelOptions options, IImageSizing sizing)
{
    /// <summary>Normalises and resizes images.</summary>
    /// <param name="images">C×H×W each. Where the channels of the first one lie side by side in memory, those of the batch do too.</param>
    /// <param name="training">Whether one of several sizes is drawn for each image; else the last one is taken.</param>
    public ScaledBatch Scale(IReadOnlyList<Tensor> images, bool training)
    {
        if (images.Count == 0)
        {
            throw new ModelException("A detection model needs at least one image, but the batch is empty.");
        }

        using var scope = TensorScope.Open();
        var scaled = images.Select(image => Resize(Normalise(image), sizing.SizeFor(SizeOf(image), training))).ToArray();
        Size2d[] sizes = [.. scaled.Select(SizeOf)];
        return new(scope.Keep(Join(scaled, sizes, HasChannelsLast(images[0]))), sizes, [.. images.Select(SizeOf)]);
    }

    private static Size2d SizeOf(Tensor image) => new(image.Size(-2), image.Size(-1));

    private static bool HasChannelsLast(Tensor image) => image.Rank == 3 && image.Strides[0] == 1;

    private Tensor Join(Tensor[] images, Size2d[] sizes, bool channelsLast)
    {
        var batch = Operators.Zeros(
            [images.Length, images[0].Size(0), Filled(sizes.Max(size => size.Height)), Filled(sizes.Max(size => size.Width))],
            device: images[0].Device);
        batch = channelsLast ? batch.ToChannelsLast() : batch;
        for (var i = 0; i < images.Length; i++)
        {
            batch.Select(0, i).Slice(1, 0, sizes[i].Height).Slice(2, 0, sizes[i].Width).CopyInPlace(images[i]);
        }

        return batch;
    }

    private long Filled(long side) => (side + sizing.Multiple - 1) / sizing.Multiple * sizing.Multiple;

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

    private static Tensor Resize(Tensor image, Size2d size) => size == SizeOf(image)
        ? image
        : image.Unsqueeze(0).ResizeMap(size).Select(0, 0);
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
        .. truths.Select((truth, i) => truth.Scaled(
            Ratio(Sizes[i].Width, Originals[i].Width), Ratio(Sizes[i].Height, Originals[i].Height))),
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
