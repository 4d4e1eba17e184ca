using Thelper.Vision.Tests.Samples;

namespace Thelper.Vision.Tests;

public sealed class FillingTests
{
    private static readonly (float X, float Y)[] Square = [(0, 0), (4, 0), (4, 4), (0, 4)];

    private static readonly (float X, float Y)[] Hole = [(1, 1), (3, 1), (3, 3), (1, 3)];

    [Theory]
    [InlineData(PixelDepth.UInt8, 255)]
    [InlineData(PixelDepth.UInt16, 300)]
    [InlineData(PixelDepth.Float32, 300)]
    public void A_rectangle_is_filled_with_the_value_of_each_channel(PixelDepth depth, float last)
    {
        using var image = new Image(3, 1, 5, depth);
        image.FillRectangle(1, 0, 1, 1, 1, 2, 3, 4, 300);

        Assert.Equal([0, 0, 0, 0, 0, 1, 2, 3, 4, last, 0, 0, 0, 0, 0], image.Floats());
    }

    [Theory]
    [InlineData(-1, -1, 2, 2, new byte[] { 7, 0, 0, 0 })]
    [InlineData(1, 0, int.MaxValue, int.MaxValue, new byte[] { 0, 7, 0, 7 })]
    [InlineData(5, 5, 2, 2, new byte[] { 0, 0, 0, 0 })]
    [InlineData(0, 0, 0, 2, new byte[] { 0, 0, 0, 0 })]
    public void What_a_rectangle_has_outside_is_left_out(int x, int y, int width, int height, byte[] expected)
    {
        using var image = new Image(2, 2, 1, PixelDepth.UInt8);
        image.FillRectangle(x, y, width, height, 7);

        Assert.Equal(expected, image.Bytes.ToArray());
    }

    [Fact]
    public void Values_that_do_not_fit_the_channels_are_refused()
    {
        using var image = Pattern.Bytes(2, 2, 3);

        Assert.Throws<ArgumentException>(() => image.FillRectangle(0, 0, 1, 1, 1, 2));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void A_hole_keeps_what_was_there_whichever_way_it_turns(bool reversed)
    {
        using var image = new Image(4, 4, 1, PixelDepth.UInt8);
        image.FillRectangle(0, 0, 4, 4, 9);
        image.FillRegion(200, Square, reversed ? [.. Hole.Reverse()] : Hole);

        Assert.Equal(
            [200, 200, 200, 200, 200, 9, 9, 200, 200, 9, 9, 200, 200, 200, 200, 200], image.Bytes.ToArray());
    }

    [Fact]
    public void A_label_of_16_bits_is_written_as_it_is()
    {
        using var image = new Image(2, 1, 1, PixelDepth.UInt16);
        image.FillRegion(40_000, [(0, 0), (1, 0), (1, 1), (0, 1)]);

        Assert.Equal([40_000, 0], image.AsSpan<ushort>().ToArray());
    }

    [Fact]
    public void Several_outlines_are_united()
    {
        using var image = new Image(4, 1, 1, PixelDepth.UInt8);
        image.FillRegion(5, [(0, 0), (2, 0), (2, 1), (0, 1)]);
        image.FillRegion(5, [(1, 0), (3, 0), (3, 1), (1, 1)]);

        Assert.Equal([5, 5, 5, 0], image.Bytes.ToArray());
    }

    [Fact]
    public void Half_of_a_pixel_is_enough()
    {
        using var image = new Image(2, 1, 1, PixelDepth.UInt8);
        image.FillRegion(5, [(0.5f, 0), (1.49f, 0), (1.49f, 1), (0.5f, 1)]);

        Assert.Equal([5, 0], image.Bytes.ToArray());
    }

    [Theory]
    [InlineData(PixelDepth.UInt8, 256)]
    [InlineData(PixelDepth.UInt16, -1)]
    public void A_label_that_does_not_fit_is_refused_with_the_range(PixelDepth depth, int label)
    {
        using var image = new Image(4, 4, 1, depth);
        var error = Assert.Throws<ArgumentOutOfRangeException>(() => image.FillRegion(label, Square));

        Assert.Contains("from 0 to", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_hole_of_two_points_is_refused()
    {
        using var image = new Image(4, 4, 1, PixelDepth.UInt8);

        Assert.Throws<ArgumentException>(() => image.FillRegion(1, Square, [(1, 1), (2, 2)]));
    }

    [Fact]
    public void A_colour_image_is_no_map_of_labels()
    {
        using var image = Pattern.Bytes(4, 4, 3);

        Assert.Throws<InvalidOperationException>(() => image.FillRegion(1, Square));
    }
}
