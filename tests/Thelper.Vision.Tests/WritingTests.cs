using Thelper.Vision.Tests.Samples;

namespace Thelper.Vision.Tests;

public sealed class WritingTests
{
    public static TheoryData<int> ChannelCounts => [1, 2, 3, 4, 5];

    [Theory]
    [MemberData(nameof(ChannelCounts))]
    public void Channels_first_maps_each_value_through_its_channel(int channels)
    {
        using var image = Pattern.Bytes(6, 3, channels);
        var table = new PixelTable(channels, Scale);
        var written = new float[6 * 3 * channels];
        image.WriteChannelsFirst(written, table);

        for (var i = 0; i < written.Length; i++)
        {
            var (channel, pixel) = (i / 18, i % 18);
            Assert.Equal(Scale(channel, image.Bytes[(pixel * channels) + channel]), written[i]);
        }
    }

    [Theory]
    [MemberData(nameof(ChannelCounts))]
    public void Channels_last_maps_each_value_through_its_channel(int channels)
    {
        using var image = Pattern.Bytes(4, 3, channels);
        var written = new float[4 * 3 * channels];
        image.WriteChannelsLast(written, new PixelTable(channels, Scale));

        Assert.Equal(image.Bytes.ToArray().Select((v, i) => Scale(i % channels, v)), written);
    }

    [Fact]
    public void Sixteen_bit_values_are_written_unchanged_as_planes()
    {
        using var image = Image.FromPixels<ushort>([1, 1000, 2, 2000, 3, 65_535], 3, 1, 2);
        var written = new float[6];
        image.WriteChannelsFirst(written);

        Assert.Equal([1, 2, 3, 1000, 2000, 65_535], written);
    }

    [Fact]
    public void Floats_are_written_unchanged_as_planes()
    {
        using var image = Image.FromPixels<float>([0.5f, -1, 1e9f, 4, 5, 6], 2, 1, 3);
        var written = new float[6];
        image.WriteChannelsFirst(written);

        Assert.Equal([0.5f, 4, -1, 5, 1e9f, 6], written);
    }

    [Fact]
    public void Floats_are_written_unchanged_as_pixels()
    {
        using var image = Image.FromPixels<float>([0.5f, -1, 1e9f, 4, 5, 6], 2, 1, 3);
        var written = new float[6];
        image.WriteChannelsLast(written);

        Assert.Equal([0.5f, -1, 1e9f, 4, 5, 6], written);
    }

    [Theory]
    [MemberData(nameof(ChannelCounts))]
    public void Mirrored_writing_equals_writing_the_flipped_image(int channels)
    {
        var table = new PixelTable(channels, Scale);
        foreach (var width in new[] { 1, 3, 4, 9 })
        {
            using var image = Pattern.Bytes(width, 3, channels);
            AssertMirrors(image, (source, to, mirror) => source.WriteChannelsFirst(to, table, mirror));
            AssertMirrors(image, (source, to, mirror) => source.WriteChannelsLast(to, table, mirror));
        }
    }

    [Theory]
    [InlineData(PixelDepth.UInt8)]
    [InlineData(PixelDepth.UInt16)]
    [InlineData(PixelDepth.Float32)]
    public void Mirrored_writing_without_a_table_equals_writing_the_flipped_image(PixelDepth depth)
    {
        using var bytes = Pattern.Bytes(7, 3, 3);
        using var words = Pattern.Words(7, 3, 3);
        using var floats = words.ToFloat32();
        var image = depth switch { PixelDepth.UInt8 => bytes, PixelDepth.UInt16 => words, _ => floats };

        AssertMirrors(image, (source, to, mirror) => source.WriteChannelsFirst(to, mirror));
        AssertMirrors(image, (source, to, mirror) => source.WriteChannelsLast(to, mirror));
    }

    [Theory]
    [InlineData(11)]
    [InlineData(13)]
    public void A_destination_of_another_length_is_refused_with_both_numbers(int length)
    {
        using var image = Pattern.Bytes(2, 2, 3);
        var error = Assert.Throws<ArgumentException>(() => image.WriteChannelsFirst(new float[length]));

        Assert.Contains(
            $"12 values, but the destination has room for {length}", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_table_with_other_channels_is_refused()
    {
        using var image = Pattern.Bytes(2, 2, 3);
        var table = new PixelTable(1, Scale);

        Assert.Throws<ArgumentException>(() => image.WriteChannelsFirst(new float[12], table));
    }

    [Fact]
    public void A_table_is_refused_for_other_depths()
    {
        using var image = Pattern.Words(2, 2, 1);
        var table = new PixelTable(1, Scale);

        Assert.Throws<InvalidOperationException>(() => image.WriteChannelsLast(new float[4], table));
    }

    private static void AssertMirrors(Image image, Action<Image, float[], bool> write)
    {
        using var flipped = image.FlipHorizontal();
        var length = image.Width * image.Height * image.Channels;
        var (expected, mirrored) = (new float[length], new float[length]);
        write(flipped, expected, false);
        write(image, mirrored, true);

        Assert.Equal(expected, mirrored);
    }

    private static float Scale(int channel, byte value) => ((value / 255f) - 0.4f) / (channel + 1);
}
