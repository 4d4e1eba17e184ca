using System.Numerics;
using Thelper.Vision;

namespace Thelper.Data.Facts;

/// <summary>
/// 64 bits that stay nearly the same where an image is rescaled, compressed anew or slightly changed in tone. Turned and
/// mirrored images have other bits.
/// </summary>
/// <remarks>
/// The image is made grey and 32x32 pixels large. Of its discrete cosine transform (DCT-II in both directions), the 8x8
/// coefficients of the frequencies 1 to 8 are taken, which leaves out the mean. Each bit says whether one of them is above
/// the median of all 64 (Zauner, "Implementation and Benchmarking of Perceptual Image Hash Functions", 2010).
/// </remarks>
/// <param name="Bits">Row after row, the lowest frequency in the lowest bit.</param>
public readonly record struct PerceptualHash(ulong Bits)
{
    private const int Side = 32;
    private const int Frequencies = 8;

    // In parts of the largest value: below this, what is left of a picture is its noise.
    private const double LeastContrast = 2.0 / byte.MaxValue;

    private static readonly float[,] Cosines = MakeCosines();

    /// <summary>Computes the hash.</summary>
    /// <param name="image">Any image; stays the caller's. With other than 1, 3 or 4 channels, the first one counts.</param>
    /// <returns>Null where the image is of one colour, or nearly so: such images are all alike.</returns>
    public static PerceptualHash? Of(Image image)
    {
        using var grey = image.Channels is 1 or 3 or 4 ? image.ToGrey() : image.SelectChannels(0);
        using var small = grey.Resize(Side, Side, Interpolation.Area);
        using var values = small.ToFloat32();
        var pixels = values.AsSpan<float>();
        if (Contrast(pixels) <= LeastContrast * LargestValue(image.Depth))
        {
            return null;
        }

        var coefficients = Transform(pixels);
        var median = Median(coefficients);
        var bits = 0UL;
        for (var i = 0; i < coefficients.Length; i++)
        {
            bits |= coefficients[i] > median ? 1UL << i : 0;
        }

        return new PerceptualHash(bits);
    }

    /// <summary>In how many of the 64 bits two hashes differ.</summary>
    /// <param name="other">The other one.</param>
    public int DistanceTo(PerceptualHash other) => BitOperations.PopCount(Bits ^ other.Bits);

    private static double LargestValue(PixelDepth depth) => depth switch
    {
        PixelDepth.UInt8 => byte.MaxValue,
        PixelDepth.UInt16 => ushort.MaxValue,
        _ => 0,
    };

    private static double Contrast(ReadOnlySpan<float> values)
    {
        double sum = 0, squares = 0;
        foreach (var value in values)
        {
            sum += value;
            squares += (double)value * value;
        }

        var mean = sum / values.Length;
        return Math.Sqrt(Math.Max(0, (squares / values.Length) - (mean * mean)));
    }

    private static float[] Transform(ReadOnlySpan<float> pixels)
    {
        Span<float> rows = stackalloc float[Side * Frequencies];
        for (var y = 0; y < Side; y++)
        {
            for (var u = 0; u < Frequencies; u++)
            {
                var sum = 0f;
                for (var x = 0; x < Side; x++)
                {
                    sum += pixels[(y * Side) + x] * Cosines[u, x];
                }

                rows[(y * Frequencies) + u] = sum;
            }
        }

        var coefficients = new float[Frequencies * Frequencies];
        for (var i = 0; i < coefficients.Length; i++)
        {
            for (var y = 0; y < Side; y++)
            {
                coefficients[i] += rows[(y * Frequencies) + (i % Frequencies)] * Cosines[i / Frequencies, y];
            }
        }

        return coefficients;
    }

    private static float Median(float[] values)
    {
        float[] sorted = [.. values.Order()];
        return (sorted[(sorted.Length / 2) - 1] + sorted[sorted.Length / 2]) / 2;
    }

    private static float[,] MakeCosines()
    {
        var cosines = new float[Frequencies, Side];
        for (var u = 0; u < Frequencies; u++)
        {
            for (var x = 0; x < Side; x++)
            {
                cosines[u, x] = (float)Math.Cos((u + 1) * ((2 * x) + 1) * Math.PI / (2 * Side));
            }
        }

        return cosines;
    }
}
