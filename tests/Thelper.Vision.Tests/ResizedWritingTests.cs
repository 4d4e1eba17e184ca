using Thelper.Vision.Tests.Samples;

namespace Thelper.Vision.Tests;

public sealed class ResizedWritingTests
{
    /// <summary>From width x height to width x height: single pixels, up, down, equal, halves and doubles.</summary>
    public static TheoryData<int, int, int, int> Sizes => new()
    {
        { 1, 1, 1, 1 }, { 1, 1, 9, 5 }, { 13, 11, 1, 1 }, { 1, 20, 70, 7 }, { 20, 1, 7, 70 }, { 2, 2, 1, 1 },
        { 2, 2, 224, 224 }, { 3, 300, 224, 3 }, { 64, 48, 64, 48 }, { 64, 48, 32, 24 }, { 64, 48, 32, 48 },
        { 64, 48, 64, 24 }, { 64, 48, 128, 96 }, { 63, 47, 31, 23 }, { 96, 96, 32, 32 }, { 96, 80, 24, 20 },
        { 320, 240, 224, 224 }, { 150, 90, 224, 224 }, { 500, 375, 224, 224 }, { 448, 448, 224, 224 },
        { 321, 213, 65, 129 }, { 100, 100, 101, 99 }, { 7, 5, 600, 400 },
    };

    public static TheoryData<int> ChannelCounts => [1, 2, 3, 4, 5];

    [Theory]
    [MemberData(nameof(Sizes))]
    public void It_equals_resizing_and_then_writing(int width, int height, int newWidth, int newHeight)
    {
        foreach (var channels in new[] { 1, 3, 4 })
        {
            using var noise = Noise(width, height, channels, new Random(width + channels), steps: 256);
            using var extremes = Noise(width, height, channels, new Random(height + channels), steps: 2);
            AssertEqualsBothSteps(noise, newWidth, newHeight);
            AssertEqualsBothSteps(extremes, newWidth, newHeight);
        }
    }

    [Theory]
    [MemberData(nameof(ChannelCounts))]
    public void It_equals_resizing_and_then_writing_in_many_other_sizes(int channels)
    {
        var random = new Random(channels);
        for (var i = 0; i < 150; i++)
        {
            using var image = Noise(Side(random), Side(random), channels, random, steps: 256);
            AssertEqualsBothSteps(image, Side(random), Side(random));
        }
    }

    [Theory]
    [MemberData(nameof(ChannelCounts))]
    public void It_equals_resizing_and_then_writing_in_half_of_many_sizes(int channels)
    {
        var random = new Random(channels);
        for (var i = 0; i < 50; i++)
        {
            var (width, height) = (random.Next(1, 60), random.Next(1, 60));
            using var image = Noise(2 * width, 2 * height, channels, random, steps: 256);
            AssertEqualsBothSteps(image, width, height);
        }
    }

    [Fact]
    public void Doubling_places_values_at_quarters_between_pixels_and_maps_them()
    {
        using var image = Image.FromPixels<byte>([0, 100], 2, 1, 1);
        var written = new float[4];
        image.WriteResizedChannelsFirst(written, new PixelTable(1, (_, value) => value / 2f), 4, 1);

        Assert.Equal([0, 12.5f, 37.5f, 50], written);
    }

    [Fact]
    public void A_table_s_floats_are_written_bit_by_bit()
    {
        var random = new Random(4);
        var bits = Enumerable.Range(0, 256).Select(_ => BitConverter.Int32BitsToSingle(random.Next())).ToArray();
        using var image = Image.FromPixels<byte>([.. Enumerable.Range(0, 256).Select(i => (byte)i)], 256, 1, 1);
        var written = new float[256];
        image.WriteResizedChannelsFirst(written, new PixelTable(bits), 256, 1);

        Assert.Equal(bits.Select(BitConverter.SingleToInt32Bits), written.Select(BitConverter.SingleToInt32Bits));
    }

    [Theory]
    [InlineData(35)]
    [InlineData(37)]
    public void A_destination_of_another_length_is_refused_with_the_new_size(int length)
    {
        using var image = Pattern.Bytes(2, 2, 3);
        var error = Assert.Throws<ArgumentException>(
            () => image.WriteResizedChannelsFirst(new float[length], new PixelTable(3, Scale), 4, 3));

        Assert.Contains(
            $"4 x 3 x 3 = 36 values, but the destination has room for {length}", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(0, 1)]
    [InlineData(1, 0)]
    [InlineData(-1, -1)]
    [InlineData(int.MaxValue, int.MaxValue)]
    public void A_size_that_is_none_is_refused(int width, int height)
    {
        using var image = Pattern.Bytes(2, 2, 1);
        var table = new PixelTable(1, Scale);

        Assert.ThrowsAny<ArgumentException>(() => image.WriteResizedChannelsFirst(new float[1], table, width, height));
    }

    [Fact]
    public void A_table_with_other_channels_is_refused()
    {
        using var image = Pattern.Bytes(2, 2, 3);
        var table = new PixelTable(1, Scale);

        Assert.Throws<ArgumentException>(() => image.WriteResizedChannelsFirst(new float[3], table, 1, 1));
    }

    [Fact]
    public void Other_depths_are_refused()
    {
        using var image = Pattern.Words(2, 2, 1);
        var table = new PixelTable(1, Scale);

        Assert.Throws<InvalidOperationException>(() => image.WriteResizedChannelsFirst(new float[1], table, 1, 1));
    }

    [Fact]
    public void After_it_is_disposed_an_image_is_not_written()
    {
        var image = Pattern.Bytes(2, 2, 3);
        image.Dispose();
        var table = new PixelTable(3, Scale);

        Assert.Throws<ObjectDisposedException>(() => image.WriteResizedChannelsFirst(new float[3], table, 1, 1));
    }

    private static void AssertEqualsBothSteps(Image image, int width, int height)
    {
        using var resized = image.Resize(width, height);
        var table = new PixelTable(image.Channels, Scale);
        var length = width * height * image.Channels;
        foreach (var mirror in new[] { false, true })
        {
            var (expected, written) = (new float[length], new float[length]);
            resized.WriteChannelsFirst(expected, table, mirror);
            image.WriteResizedChannelsFirst(written, table, width, height, mirror);

            Assert.True(
                expected.AsSpan().SequenceEqual(written),
                $"{image.Width} x {image.Height} x {image.Channels} to {width} x {height}, mirrored: {mirror}");
        }
    }

    private static Image Noise(int width, int height, int channels, Random random, int steps)
    {
        var values = new byte[width * height * channels];
        for (var i = 0; i < values.Length; i++)
        {
            values[i] = (byte)(random.Next(steps) * 255 / (steps - 1));
        }
        return Image.FromPixels<byte>(values, width, height, channels);
    }

    private static int Side(Random random) => random.Next(1, random.Next(3) == 0 ? 6 : 150);

    private static float Scale(int channel, byte value) => ((value / 255f) - 0.4f) / (channel + 1);
}
