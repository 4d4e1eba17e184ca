using Thelper.Torch;

namespace Thelper.Visualization.Drawing;

/// <summary>The values that are shown as black and as white.</summary>
/// <param name="Low">Black.</param>
/// <param name="High">White.</param>
internal readonly record struct ValueRange(float Low, float High)
{
    /// <summary>From the lowest to the highest finite value of all tensors, so that their colours can be compared.</summary>
    /// <param name="tensors">Float32 on the CPU, without gaps.</param>
    public static ValueRange Of(params IEnumerable<Tensor> tensors)
    {
        var (low, high) = (float.PositiveInfinity, float.NegativeInfinity);
        foreach (var tensor in tensors)
        {
            foreach (var value in tensor.AsSpan<float>())
            {
                if (float.IsFinite(value))
                {
                    (low, high) = (Math.Min(low, value), Math.Max(high, value));
                }
            }
        }

        return new ValueRange(low, high);
    }

    /// <summary>The 8-bit value that a number is shown as; 0 where all values are equal or it is no number.</summary>
    public byte Shown(float value) => High > Low && !float.IsNaN(value)
        ? (byte)Math.Round(Math.Clamp((value - Low) / ((double)High - Low), 0, 1) * byte.MaxValue)
        : (byte)0;
}
