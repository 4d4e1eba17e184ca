using Thelper.Vision.Native;

namespace Thelper.Vision;

public sealed partial class Image
{
    /// <summary>
    /// A new image with more pixels on each side. Replicate, Reflect, Wrap and Reflect101 go on beyond the image's own
    /// size as often as needed. The result equals OpenCV's cv::copyMakeBorder.
    /// </summary>
    /// <param name="left">Columns to add, 0 or more.</param>
    /// <param name="top">Rows to add, 0 or more.</param>
    /// <param name="right">Columns to add, 0 or more.</param>
    /// <param name="bottom">Rows to add, 0 or more.</param>
    /// <param name="border">What the new pixels are; black unless told.</param>
    /// <exception cref="ArgumentException">The border is wrong.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A number of rows or columns is negative.</exception>
    /// <exception cref="ImageException">The image would be larger than 2 GiB.</exception>
    public Image Pad(int left, int top, int right, int bottom, Border border = default)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(left);
        ArgumentOutOfRangeException.ThrowIfNegative(top);
        ArgumentOutOfRangeException.ThrowIfNegative(right);
        ArgumentOutOfRangeException.ThrowIfNegative(bottom);
        var margins = new Margins(left, top, right, bottom);
        NativeMethods.ImagePad(Handle, margins, border.Mode, ValuesOf(border), out var padded);
        return new Image(padded);
    }

    private double[] ValuesOf(Border border)
    {
        if (border.Mode is < BorderMode.Constant or > BorderMode.Reflect101)
        {
            throw new ArgumentOutOfRangeException(
                nameof(border), border.Mode, "The mode of a border is from 0 (Constant) to 4 (Reflect101).");
        }
        return border.Values is null ? Repeat(border.Value) : PerChannel([.. border.Values], nameof(border));
    }

    private double[] PerChannel(double[] values, string name) =>
        values.Length == Channels
            ? values
            : throw new ArgumentException($"{values.Length} values do not fit {Channels} channels; give one for each.", name);

    private double[] Repeat(double value)
    {
        var values = new double[Channels];
        Array.Fill(values, value);
        return values;
    }
}
