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

    [Fact]
    public void A_letter_that_the_font_lacks_is_one_question_mark() =>
        Assert.Equal(Image.MeasureText("a?b", 1), Image.MeasureText("aéb", 1));

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
}
