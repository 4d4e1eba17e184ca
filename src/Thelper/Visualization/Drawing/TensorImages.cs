using Thelper.Torch;
using Thelper.Vision;

namespace Thelper.Visualization.Drawing;

/// <summary>Makes pictures of tensors.</summary>
internal static class TensorImages
{
    /// <summary>The tensor as pictures can be made of it; null where it is no batch of images, B×C×H×W.</summary>
    /// <param name="tensor">Any; null gives null.</param>
    /// <returns>Float32 on the CPU, without gaps; the innermost scope's.</returns>
    public static Tensor? Readable(Tensor? tensor) => tensor is { Rank: 4, ElementCount: > 0 }
        ? tensor.Detach().To(Device.Cpu, ScalarType.Float32).Contiguous()
        : null;

    /// <summary>
    /// One of the images as UInt8 RGB. One channel is grey; of two, the first is also the third; of more than three, the first
    /// three are shown.
    /// </summary>
    /// <param name="images">Float32 B×C×H×W on the CPU, without gaps.</param>
    /// <param name="index">Which of them.</param>
    /// <param name="range">What is black and white.</param>
    public static Image Of(Tensor images, int index, ValueRange range)
    {
        var (channels, height, width) = ((int)images.Size(1), (int)images.Size(2), (int)images.Size(3));
        var plane = height * width;
        var values = images.AsSpan<float>().Slice(index * channels * plane, channels * plane);
        var picture = new Image(width, height, channels: 3, PixelDepth.UInt8);
        var pixels = picture.AsSpan<byte>();
        for (var shown = 0; shown < 3; shown++)
        {
            var source = values.Slice((shown < channels ? shown : 0) * plane, plane);
            for (var i = 0; i < plane; i++)
            {
                pixels[(3 * i) + shown] = range.Shown(source[i]);
            }
        }

        return picture;
    }
}
