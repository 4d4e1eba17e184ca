namespace Thelper.Vision;

public sealed partial class Image
{
    /// <summary>
    /// A new image of another size, in which all old pixels count however much it shrinks ("antialiasing"), as in Pillow's
    /// resize: UInt8 images get the same numbers. Columns are mixed first, then rows; pixels beyond the border do not count.
    /// </summary>
    /// <param name="width">In pixels, at least 1.</param>
    /// <param name="height">In pixels, at least 1.</param>
    /// <param name="filter">How much each old pixel counts.</param>
    /// <exception cref="ArgumentOutOfRangeException">A side is below 1, or the filter is unknown.</exception>
    public Image Resample(int width, int height, ResamplingFilter filter = ResamplingFilter.Triangle)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(width);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(height);
        if (!Enum.IsDefined(filter))
        {
            throw new ArgumentOutOfRangeException(nameof(filter), filter, "There is no such filter.");
        }

        if (width == Width)
        {
            return height == Height ? Clone() : MixRows(new ResamplingWeights(Height, height, filter));
        }

        var narrowed = MixColumns(new ResamplingWeights(Width, width, filter));
        if (height == Height)
        {
            return narrowed;
        }

        using (narrowed)
        {
            return narrowed.MixRows(new ResamplingWeights(Height, height, filter));
        }
    }

    private Image MixColumns(ResamplingWeights weights)
    {
        var result = new Image(weights.Count, Height, Channels, Depth);
        switch (Depth)
        {
            case PixelDepth.UInt8:
                MixColumns(AsSpan<byte>(), result.AsSpan<byte>(), weights);
                break;
            case PixelDepth.UInt16:
                MixColumns<ushort>(AsSpan<ushort>(), result.AsSpan<ushort>(), weights, value => value, Saturated);
                break;
            default:
                MixColumns<float>(AsSpan<float>(), result.AsSpan<float>(), weights, value => value, value => (float)value);
                break;
        }

        return result;
    }

    private Image MixRows(ResamplingWeights weights)
    {
        var result = new Image(Width, weights.Count, Channels, Depth);
        switch (Depth)
        {
            case PixelDepth.UInt8:
                MixRows(AsSpan<byte>(), result.AsSpan<byte>(), weights);
                break;
            case PixelDepth.UInt16:
                MixRows<ushort>(AsSpan<ushort>(), result.AsSpan<ushort>(), weights, value => value, Saturated);
                break;
            default:
                MixRows<float>(AsSpan<float>(), result.AsSpan<float>(), weights, value => value, value => (float)value);
                break;
        }

        return result;
    }

    private void MixColumns(ReadOnlySpan<byte> source, Span<byte> target, ResamplingWeights weights)
    {
        for (var y = 0; y < Height; y++)
        {
            var row = source.Slice(y * Width * Channels, Width * Channels);
            var mixed = target.Slice(y * weights.Count * Channels, weights.Count * Channels);
            for (var x = 0; x < weights.Count; x++)
            {
                var kernel = weights.FixedOf(x);
                for (var channel = 0; channel < Channels; channel++)
                {
                    var sum = 1 << (ResamplingWeights.FractionBits - 1);
                    var i = (weights.StartOf(x) * Channels) + channel;
                    foreach (var weight in kernel)
                    {
                        sum += row[i] * weight;
                        i += Channels;
                    }

                    mixed[(x * Channels) + channel] = Saturated(sum);
                }
            }
        }
    }

    private void MixRows(ReadOnlySpan<byte> source, Span<byte> target, ResamplingWeights weights)
    {
        var length = Width * Channels;
        var sums = new int[length];
        for (var y = 0; y < weights.Count; y++)
        {
            var kernel = weights.FixedOf(y);
            Array.Fill(sums, 1 << (ResamplingWeights.FractionBits - 1));
            for (var k = 0; k < kernel.Length; k++)
            {
                var row = source.Slice((weights.StartOf(y) + k) * length, length);
                var weight = kernel[k];
                for (var x = 0; x < sums.Length; x++)
                {
                    sums[x] += row[x] * weight;
                }
            }

            var mixed = target.Slice(y * length, length);
            for (var x = 0; x < sums.Length; x++)
            {
                mixed[x] = Saturated(sums[x]);
            }
        }
    }

    private void MixColumns<T>(
        ReadOnlySpan<T> source, Span<T> target, ResamplingWeights weights, Func<T, double> widen, Func<double, T> narrow)
    {
        for (var i = 0; i < target.Length; i++)
        {
            var (x, channel) = (i / Channels % weights.Count, i % Channels);
            var first = (((i / Channels / weights.Count * Width) + weights.StartOf(x)) * Channels) + channel;
            target[i] = narrow(Sum(source[first..], Channels, weights.Of(x), widen));
        }
    }

    private void MixRows<T>(
        ReadOnlySpan<T> source, Span<T> target, ResamplingWeights weights, Func<T, double> widen, Func<double, T> narrow)
    {
        var length = Width * Channels;
        for (var i = 0; i < target.Length; i++)
        {
            var y = i / length;
            var first = (weights.StartOf(y) * length) + (i % length);
            target[i] = narrow(Sum(source[first..], length, weights.Of(y), widen));
        }
    }

    private static double Sum<T>(ReadOnlySpan<T> values, int step, ReadOnlySpan<double> weights, Func<T, double> widen)
    {
        var sum = 0.0;
        for (var k = 0; k < weights.Length; k++)
        {
            sum += widen(values[k * step]) * weights[k];
        }

        return sum;
    }

    private static byte Saturated(int sum) => (byte)Math.Clamp(sum >> ResamplingWeights.FractionBits, 0, byte.MaxValue);

    private static ushort Saturated(double sum) => (ushort)Math.Clamp(Math.Round(sum), 0, ushort.MaxValue);
}
