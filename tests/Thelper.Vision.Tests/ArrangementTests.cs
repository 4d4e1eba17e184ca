using Thelper.Vision.Tests.Samples;

namespace Thelper.Vision.Tests;

public sealed class ArrangementTests
{
    [Theory]
    [InlineData(0, new byte[] { 1, 2, 3, 4, 5, 6 })]
    [InlineData(1, new byte[] { 3, 6, 2, 5, 1, 4 })]
    [InlineData(2, new byte[] { 6, 5, 4, 3, 2, 1 })]
    [InlineData(3, new byte[] { 4, 1, 5, 2, 6, 3 })]
    [InlineData(-1, new byte[] { 4, 1, 5, 2, 6, 3 })]
    [InlineData(6, new byte[] { 6, 5, 4, 3, 2, 1 })]
    public void Quarter_turns_go_anticlockwise(int turns, byte[] expected)
    {
        using var image = Image.FromPixels<byte>([1, 2, 3, 4, 5, 6], 3, 2, 1);
        using var turned = image.Rotate90(turns);

        Assert.Equal(expected, turned.Bytes.ToArray());
    }

    [Fact]
    public void A_quarter_turn_exchanges_the_sides()
    {
        using var image = Pattern.Bytes(3, 2, 1);
        using var turned = image.Rotate90();

        Assert.Equal((2, 3), (turned.Width, turned.Height));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(4)]
    [InlineData(7)]
    public void Transposing_exchanges_x_and_y(int channels)
    {
        using var image = Pattern.Words(4, 3, channels);
        using var transposed = image.Transpose();
        using var column = image.Crop(3, 0, 1, 3);
        using var row = transposed.Crop(0, 3, 3, 1);

        Assert.Equal(column.Bytes.ToArray(), row.Bytes.ToArray());
    }

    [Fact]
    public void Channels_are_selected_in_the_order_of_their_names()
    {
        using var image = Image.FromPixels<ushort>([1, 2, 3, 4, 5, 6], 2, 1, 3);
        using var selected = image.SelectChannels(2, 0, 2, 1);

        Assert.Equal([3, 1, 3, 2, 6, 4, 6, 5], selected.AsSpan<ushort>().ToArray());
    }

    [Fact]
    public void A_channel_that_is_not_there_is_refused()
    {
        using var image = Pattern.Bytes(2, 2, 3);
        var error = Assert.Throws<ArgumentOutOfRangeException>(() => image.SelectChannels(0, 3));

        Assert.Contains("0 to 2", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Merged_images_put_their_channels_one_after_the_other()
    {
        using var one = Image.FromPixels<byte>([1, 2, 3, 4], 2, 1, 2);
        using var other = Image.FromPixels<byte>([5, 6], 2, 1, 1);
        using var merged = Image.MergeChannels(one, other, other);

        Assert.Equal([1, 2, 5, 5, 3, 4, 6, 6], merged.Bytes.ToArray());
    }

    [Fact]
    public void Images_of_different_depths_are_not_merged()
    {
        using var one = Pattern.Bytes(2, 2, 1);
        using var other = Pattern.Words(2, 2, 1);

        Assert.Throws<ArgumentException>(() => Image.MergeChannels(one, other));
    }

    [Fact]
    public void Set_channels_leave_the_others()
    {
        using var image = Image.FromPixels<byte>([1, 2, 3, 4], 1, 1, 4);
        using var source = Image.FromPixels<byte>([8, 9], 1, 1, 2);
        image.SetChannels(1, source);

        Assert.Equal([1, 8, 9, 4], image.Bytes.ToArray());
    }

    [Fact]
    public void Channels_that_do_not_fit_are_not_set()
    {
        using var image = Pattern.Bytes(1, 1, 3);
        using var source = Pattern.Bytes(1, 1, 2);

        Assert.Throws<ArgumentOutOfRangeException>(() => image.SetChannels(2, source));
    }

    [Fact]
    public void A_border_has_a_value_for_each_of_many_channels()
    {
        using var image = new Image(1, 1, 5, PixelDepth.UInt8);
        using var padded = image.Pad(1, 0, 0, 0, Border.Constant(1, 2, 3, 4, 999));

        Assert.Equal([1, 2, 3, 4, 255, 0, 0, 0, 0, 0], padded.Bytes.ToArray());
    }

    [Fact]
    public void Each_side_is_padded_by_its_own_number()
    {
        using var image = Image.FromPixels<byte>([1], 1, 1, 1);
        using var padded = image.Pad(1, 2, 0, 1);

        Assert.Equal([2, 4, 0, 0, 0, 0, 0, 1, 0, 0], [(byte)padded.Width, (byte)padded.Height, .. padded.Bytes]);
    }

    [Fact]
    public void A_negative_margin_is_refused()
    {
        using var image = Pattern.Bytes(2, 2, 1);

        Assert.Throws<ArgumentOutOfRangeException>(() => image.Pad(0, 0, -1, 0));
    }
}
