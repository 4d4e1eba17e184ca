namespace Thelper.Vision.Tests;

public sealed class TextTests
{
    private static readonly Colour White = new(255, 255, 255);

    [Fact]
    public void Letters_lie_in_the_room_that_was_measured()
    {
        using var image = new Image(100, 60, channels: 1, PixelDepth.UInt8);
        var size = Image.MeasureText("gH", 1);
        image.DrawText("gH", 10, 35, White, 1);

        var inked = Enumerable.Range(0, 100 * 60).Where(i => image.AsSpan<byte>()[i] > 0).Select(i => (X: i % 100, Y: i / 100)).ToArray();
        Assert.NotEmpty(inked);
        Assert.All(inked, place => Assert.True(
            place.X >= 9 && place.X <= 10 + size.Width && place.Y >= 35 - size.Ascent - 1 && place.Y <= 35 + size.Descent, $"{place}"));
    }

    [Fact]
    public void A_colour_is_red_green_and_blue()
    {
        using var image = new Image(40, 40, channels: 3, PixelDepth.UInt8);
        image.DrawText("I", 5, 30, new Colour(200, 0, 0), 1);

        Assert.InRange(Enumerable.Range(0, 1600).Max(i => image.AsSpan<byte>()[3 * i]), 100, 200);
        Assert.Equal(0, Enumerable.Range(0, 1600).Max(i => image.AsSpan<byte>()[(3 * i) + 2]));
    }

    [Theory]
    [InlineData("é", "e")]
    [InlineData("ü", "u")]
    [InlineData("Ж", "?")]
    public void Letters_beyond_ASCII_are_their_own(string letter, string other) => Assert.NotEqual(Drawn(letter), Drawn(other));

    [Fact]
    public void They_lie_in_the_room_that_was_measured_too()
    {
        using var image = new Image(100, 60, channels: 3, PixelDepth.UInt8);
        var size = Image.MeasureText("gÜé", 1);
        image.DrawText("gÜé", 10, 35, new Colour(0, 200, 0), 1);

        var inked = Enumerable.Range(0, 100 * 60).Where(i => image.AsSpan<byte>()[(3 * i) + 1] > 0).Select(i => (X: i % 100, Y: i / 100)).ToArray();
        Assert.True(inked.Length > 100, $"{inked.Length}");
        Assert.All(inked, place => Assert.True(
            place.X >= 10 && place.X < 10 + size.Width && place.Y >= 35 - size.Ascent && place.Y <= 35 + size.Descent, $"{place}"));
        Assert.Equal(0, Enumerable.Range(0, 6000).Max(i => image.AsSpan<byte>()[3 * i]));
    }

    [Theory]
    [InlineData(-20, 5)]
    [InlineData(95, 100)]
    [InlineData(500, -50)]
    public void What_lies_outside_is_left_out(int x, int y)
    {
        using var image = new Image(100, 60, channels: 1, PixelDepth.UInt8);

        image.DrawText("ÄÖÜ", x, y, White, 1);
    }

    [Fact]
    public void Larger_text_takes_more_room() =>
        Assert.True(Image.MeasureText("text", 2).Width > 1.8 * Image.MeasureText("text", 1).Width);

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    [InlineData(101)]
    [InlineData(double.NaN)]
    public void A_scale_that_makes_no_sense_is_refused(double scale) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => Image.MeasureText("text", scale));

    [Fact]
    public void Only_8_bit_images_can_be_written_on()
    {
        using var image = new Image(4, 4, channels: 1, PixelDepth.Float32);

        Assert.Throws<InvalidOperationException>(() => image.DrawText("text", 0, 3, White, 1));
    }

    private static byte[] Drawn(string text)
    {
        using var image = new Image(60, 60, channels: 1, PixelDepth.UInt8);
        image.DrawText(text, 5, 40, White, 1);
        return image.AsSpan<byte>().ToArray();
    }
}
