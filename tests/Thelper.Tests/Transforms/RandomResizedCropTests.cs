using Thelper.Data;
using Thelper.Transforms;
using Thelper.Transforms.Torchvision;
using Thelper.Vision;

namespace Thelper.Tests.Transforms;

public sealed class RandomResizedCropTests
{
    private const int Draws = 500;
    private const int Width = 400;
    private const int Height = 300;
    private static readonly RandomResizedCropOptions Options = new() { Size = [8] };

    [Theory]
    [InlineData(new[] { 8 }, 8, 8)]
    [InlineData(new[] { 6, 9 }, 9, 6)]
    public void The_result_has_the_height_and_width_asked_for(int[] size, int width, int height)
    {
        using var image = new SampleImage(new Image(Width, Height, 3, PixelDepth.UInt8));

        (Options with { Size = size }).Create().Apply(image, new CounterRandom(1, 0, 0, 0));

        Assert.Equal((width, height), (image.Width, image.Height));
    }

    [Fact]
    public void The_crop_lies_within_the_image() => Assert.All(Choose(Options, Width, Height), crop =>
    {
        Assert.InRange(crop.X, 0, Width - crop.Width);
        Assert.InRange(crop.Y, 0, Height - crop.Height);
    });

    [Fact]
    public void The_crop_has_a_share_of_the_area_in_the_range() => Assert.All(
        Choose(Options with { Scale = [0.2, 0.6] }, Width, Height),
        crop => Assert.InRange((double)crop.Width * crop.Height / (Width * Height), 0.195, 0.605));

    [Fact]
    public void The_crop_has_a_ratio_in_the_range() => Assert.All(
        Choose(Options with { Ratio = [0.5, 1.5] }, Width, Height),
        crop => Assert.InRange((double)crop.Width / crop.Height, 0.49, 1.51));

    [Fact]
    public void Wide_and_high_crops_are_equally_frequent() => Assert.InRange(
        Choose(Options with { Scale = [0.1, 0.2] }, Width, Height).Count(crop => crop.Width > crop.Height),
        (Draws / 2) - 60,
        (Draws / 2) + 60);

    [Fact]
    public void Samples_get_crops_of_their_own() =>
        Assert.InRange(Choose(Options, Width, Height).Distinct().Count(), Draws - 20, Draws);

    [Theory]
    [InlineData(1000, 10, 493, 0, 13, 10)]
    [InlineData(10, 1000, 0, 493, 10, 13)]
    public void Where_no_crop_fits_the_middle_is_taken(int width, int height, int x, int y, int cropWidth, int cropHeight) =>
        Assert.Equal(
            [(x, y, cropWidth, cropHeight)], Choose(Options with { Scale = [1, 1] }, width, height).Distinct());

    [Fact]
    public void The_pixels_are_those_of_the_crop()
    {
        var options = Options with { Size = [2], Scale = [0.25, 0.25], Ratio = [1, 1], Interpolation = InterpolationMode.Nearest };
        var random = new CounterRandom(0, 0, 0, 0);
        var (x, y, _, _) = new RandomResizedCrop(options).Choose(4, 4, ref random);
        var first = (4 * y) + x;

        Assert.Equal(
            [first, first + 1, first + 4, first + 5],
            Applied.To(Image.FromPixels<byte>([.. Enumerable.Range(0, 16).Select(i => (byte)i)], 4, 4, channels: 1), options));
    }

    private static List<(int X, int Y, int Width, int Height)> Choose(RandomResizedCropOptions options, int width, int height) =>
    [
        .. Enumerable.Range(0, Draws).Select(sample =>
        {
            var random = new CounterRandom(1, 0, (uint)sample, 0);
            return new RandomResizedCrop(options).Choose(width, height, ref random);
        }),
    ];
}
