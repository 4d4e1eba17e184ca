using System.Text;
using Thelper.Vision.Tests.Samples;

namespace Thelper.Vision.Tests;

public sealed class DamageTests
{
    [Fact]
    public void A_JPEG_cut_anywhere_is_refused() => AssertEveryCutIsRefused(Jpeg(16));

    [Fact]
    public void A_PNG_cut_anywhere_is_refused()
    {
        using var image = Pattern.Bytes(4, 4, 3);
        AssertEveryCutIsRefused(image.EncodePng());
    }

    [Fact]
    public void A_JPEG_without_its_end_marker_is_refused_with_the_reason()
    {
        var jpeg = Jpeg(64);
        var error = Assert.Throws<ImageException>(() => Image.Decode(jpeg.AsSpan(..^2)));

        Assert.Equal(
            $"Cannot read the image of {jpeg.Length - 2} bytes in memory: it is damaged: "
            + "the JPEG decoder reports \"Premature end of JPEG file\".",
            error.Message);
    }

    [Fact]
    public void A_JPEG_with_a_hole_is_refused()
    {
        var jpeg = Jpeg(64);
        byte[] holed = [.. jpeg[..(jpeg.Length / 2)], .. jpeg[((jpeg.Length / 2) + 40)..]];

        Assert.Throws<ImageException>(() => Image.Decode(holed));
    }

    [Fact]
    public void Bytes_after_the_end_of_a_JPEG_do_no_harm()
    {
        var jpeg = Jpeg(16);
        using var expected = Image.Decode(jpeg);
        using var image = Image.Decode([.. jpeg, .. new byte[100]]);

        Assert.Equal(expected.Bytes.ToArray(), image.Bytes.ToArray());
    }

    [Fact]
    public void A_PNG_with_a_changed_byte_is_refused()
    {
        using var image = Pattern.Bytes(32, 32, 3);
        var png = image.EncodePng();
        png[png.Length / 2] ^= 0x55;

        Assert.Throws<ImageException>(() => Image.Decode(png));
    }

    [Fact]
    public void A_PNG_whose_chunk_length_runs_past_the_end_is_refused()
    {
        using var image = Pattern.Bytes(4, 4, 3);
        var png = image.EncodePng();
        png.AsSpan(33, 4).Fill(0xFF);

        Assert.Throws<ImageException>(() => Image.Decode(png));
    }

    [Fact]
    public void A_cut_BMP_is_refused()
    {
        var bmp = Bmp.FromRgb(new byte[48], 4, 4);

        Assert.Throws<ImageException>(() => Image.Decode(bmp.AsSpan(..^10)));
    }

    [Fact]
    public void A_cut_TIFF_is_refused()
    {
        var tiff = new Tiff(4, 4, 3, 8).Encode(new byte[48]);

        Assert.Throws<ImageException>(() => Image.Decode(tiff.AsSpan(..(tiff.Length / 2))));
    }

    [Fact]
    public void A_cut_PPM_is_refused() =>
        Assert.Throws<ImageException>(() => Image.Decode("P6\n100 100\n255\nshort"u8));

    [Fact]
    public void Text_is_refused_with_the_formats_that_are_read()
    {
        var text = Encoding.UTF8.GetBytes("not an image at all");
        var error = Assert.Throws<ImageException>(() => Image.Decode(text));

        Assert.Equal(
            "Cannot read the image of 19 bytes in memory: it is not an image in a format that is read here "
            + "(JPEG, PNG, BMP, TIFF, PPM, PGM, PBM).",
            error.Message);
    }

    [Fact]
    public void Nothing_is_refused_as_empty()
    {
        var error = Assert.Throws<ImageException>(() => Image.Decode([]));

        Assert.Contains("it is empty", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_that_declares_too_many_pixels_is_refused_with_the_limit()
    {
        var bomb = Bmp.Promise(100_000, 100_000);
        var error = Assert.Throws<ImageException>(() => Image.Decode(bomb));

        Assert.Contains("more than 1,073,741,824 pixels", error.Message, StringComparison.Ordinal);
    }

    private static byte[] Jpeg(int side)
    {
        using var image = Pattern.Smooth(side, side, 3);
        return image.EncodeJpeg();
    }

    private static void AssertEveryCutIsRefused(byte[] whole)
    {
        for (var length = 0; length < whole.Length; length++)
        {
            var cut = whole[..length];
            Assert.Throws<ImageException>(() => Image.Decode(cut));
        }
    }
}
