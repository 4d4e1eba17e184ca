using Thelper.Tasks;
using Thelper.Torch;

namespace Thelper.Data.Collation;

/// <summary>
/// Puts a rectangle of another sample's image into each image, at the same place in all images of a batch. Its sides are √(1 − λ)
/// of the image's, λ from Beta(α, α), and its centre is anywhere; what lies beyond the image is cut off. The classes are
/// mixed by the area that is really replaced, as torchvision does. Yun et al., "CutMix: Regularization Strategy to Train
/// Strong Classifiers with Localizable Features" (2019).
/// </summary>
/// <param name="task">A classification with a truth.</param>
/// <param name="options">α and the probability.</param>
public sealed class CutMix(Classification task, CutMixOptions options) : PairMixing(task, options)
{
    private protected override double Mix(Tensor images, double share, ref CounterRandom random)
    {
        var shape = images.Shape;
        if (shape.Length < 3)
        {
            throw new DataException($"CutMix needs images, B×C×H×W, but the samples' input is {images}; MixUp can mix it.");
        }

        var (height, width) = ((int)shape[^2], (int)shape[^1]);
        var box = Around(random.NextInt32(width), random.NextInt32(height), width, height, share);
        Paste(images.AsSpan<float>(), (int)shape[0], width, height, box);
        return 1 - ((double)(box.Right - box.Left) * (box.Bottom - box.Top) / ((double)width * height));
    }

    /// <summary>The rectangle to replace, in pixels; right and bottom are the first that no longer belong to it.</summary>
    internal static (int Left, int Top, int Right, int Bottom) Around(int x, int y, int width, int height, double share)
    {
        var half = 0.5 * Math.Sqrt(1 - share);
        var (w, h) = ((int)(half * width), (int)(half * height));
        return (Math.Max(x - w, 0), Math.Max(y - h, 0), Math.Min(x + w, width), Math.Min(y + h, height));
    }

    /// <summary>Gives each image the rectangle of the image before; the first gets that of the last.</summary>
    internal static void Paste(Span<float> images, int count, int width, int height, (int Left, int Top, int Right, int Bottom) box)
    {
        var (image, plane) = (images.Length / count, width * height);
        using var last = new RowCopy(images[^image..]);
        for (var i = count - 1; i >= 0; i--)
        {
            var target = images.Slice(i * image, image);
            var source = i == 0 ? last.Values : images.Slice((i - 1) * image, image);
            for (var start = 0; start < image; start += plane)
            {
                for (var y = box.Top; y < box.Bottom; y++)
                {
                    var run = new Range(start + (y * width) + box.Left, start + (y * width) + box.Right);
                    source[run].CopyTo(target[run]);
                }
            }
        }
    }
}
