using Thelper.Data;
using Thelper.Vision;

namespace Thelper.Tests.Data;

public sealed class SampleImageTests
{
    private static readonly byte[] Pixels = [10, 20, 30, 40, 50, 60, 70, 80, 90, 100, 110, 250];

    [Fact]
    public void Values_are_written_channel_by_channel()
    {
        using var image = Colour();

        Assert.Equal([10f, 40, 70, 100, 20, 50, 80, 110, 30, 60, 90, 250], Values(image));
    }

    [Fact]
    public void A_flip_keeps_the_map_that_waits()
    {
        using var image = Colour();
        image.Map(new Half());
        image.Move(source => source.FlipHorizontal());

        Assert.Equal([20f, 5, 50, 35, 25, 10, 55, 40, 30, 15, 125, 45], Values(image));
    }

    [Fact]
    public void A_flip_leaves_bytes_bytes()
    {
        using var image = Colour();
        image.Move(source => source.FlipHorizontal());

        Assert.True(image.IsRawByte);
    }

    [Fact]
    public void A_resize_after_a_map_mixes_mapped_values()
    {
        using var image = Colour();
        image.Map(new Half());
        image.Mix(source => source.Resize(5, 3));

        using var mapped = Image.FromPixels([.. Pixels.Select(value => value / 2f)], 2, 2, channels: 3);
        using var expected = new SampleImage(mapped.Resize(5, 3));
        Assert.Equal(Values(expected), Values(image));
    }

    [Fact]
    public void A_resize_after_a_map_of_16_bit_values_mixes_mapped_values()
    {
        ushort[] pixels = [100, 60_000, 3000, 7];
        using var image = new SampleImage(Image.FromPixels<ushort>(pixels, 2, 2, channels: 1));
        image.Map(new Half());
        image.Mix(source => source.Resize(3, 3));

        using var mapped = Image.FromPixels([.. pixels.Select(value => value / 2f)], 2, 2, channels: 1);
        using var expected = new SampleImage(mapped.Resize(3, 3));
        Assert.Equal(Values(expected), Values(image));
    }

    [Fact]
    public void A_map_is_applied_once_around_a_resize()
    {
        using var image = Colour();
        image.Map(new Half());
        image.Mix(source => source.Resize(2, 2, Interpolation.Nearest));
        image.Map(new Half());

        Assert.Equal(Pixels.Select(value => value / 4f).Order(), Values(image).Order());
    }

    [Fact]
    public void A_resize_of_bytes_stays_bytes()
    {
        using var image = Colour();
        image.Mix(source => source.Resize(5, 3));

        Assert.True(image.IsRawByte);
    }

    [Fact]
    public void Mapped_values_are_no_longer_the_bytes_of_the_file()
    {
        using var image = Colour();
        image.Map(new Half());

        Assert.False(image.IsRawByte);
    }

    [Fact]
    public void Sizes_are_those_of_the_image_as_it_is_now()
    {
        using var image = Colour();
        image.Mix(source => source.Resize(7, 4));

        Assert.Equal((7, 4, 3), (image.Width, image.Height, image.Channels));
    }

    private static SampleImage Colour() => new(Image.FromPixels<byte>(Pixels, 2, 2, channels: 3));

    private static float[] Values(SampleImage image)
    {
        var values = new float[image.Channels * image.Height * image.Width];
        image.WriteTo(values);
        return values;
    }

    private sealed class Half : PixelMap
    {
        public override float Apply(int channel, float value) => value / 2;
    }
}
