using Thelper.Models.Detection;
using Thelper.Torch;

namespace Thelper.Tests.Models.Detection;

/// <summary>The memory layout of images on their way into a backbone.</summary>
public sealed class ImageScalingTests
{
    private const int Side = 4;

    [Theory]
    [InlineData(8, 8)]
    [InlineData(Side, Side)]
    [InlineData(6, 3)]
    public void A_batch_has_the_layout_of_its_images(int height, int width)
    {
        using var scope = TensorScope.Open();
        var images = Operators.Randn([2, 3, height, width]);
        var (rows, pixels) = (Scaled(images), Scaled(images.ToChannelsLast()));

        Assert.Equal([3L * Side * Side, Side * Side, Side, 1], rows.Strides);
        Assert.Equal([3L * Side * Side, 1, 3 * Side, 3], pixels.Strides);
        Assert.Equal(rows.ToArray<float>(), pixels.Contiguous().ToArray<float>(), (expected, actual) => Math.Abs(expected - actual) < 1e-5);
    }

    private static Tensor Scaled(Tensor images) => new ImageScaling(new SsdLiteOptions(), new FixedSizing(Side))
        .Scale([images.Select(0, 0), images.Select(0, 1)], training: false).Images;
}
