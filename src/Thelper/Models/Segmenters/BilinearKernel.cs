using Thelper.Torch;

namespace Thelper.Models.Segmenters;

/// <summary>The weights with which a transposed convolution enlarges each channel by itself, bilinearly.</summary>
internal static class BilinearKernel
{
    /// <summary>Sets all elements: a tent on the diagonal of the channels, zero elsewhere.</summary>
    /// <param name="weight">C×C×side×side; changed in place.</param>
    public static void Fill(Tensor weight)
    {
        using var scope = TensorScope.Open();
        using var mode = GradMode.Disable();
        var (channels, side) = ((int)weight.Size(0), (int)weight.Size(2));
        var tent = Tent(side);
        var kernel = (from y in tent from x in tent select (float)(y * x)).ToArray();
        var values = new float[channels * channels * kernel.Length];
        for (var i = 0; i < channels; i++)
        {
            kernel.CopyTo(values, i * (channels + 1) * kernel.Length);
        }

        weight.CopyInPlace(Tensors.From<float>(values, channels, channels, side, side));
    }

    private static double[] Tent(int side)
    {
        var factor = (side + 1) / 2;
        var centre = (side - 1) / 2.0;
        return [.. Enumerable.Range(0, side).Select(i => 1 - (Math.Abs(i - centre) / factor))];
    }
}
