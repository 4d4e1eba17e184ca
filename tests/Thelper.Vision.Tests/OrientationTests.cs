using Thelper.Vision.Tests.Samples;

namespace Thelper.Vision.Tests;

/// <summary>The stored picture is 32 x 16, black, with a white square of 8 x 8 in its first corner.</summary>
public sealed class OrientationTests
{
    /// <summary>Orientation, then the width, the height and a pixel of the white square when upright.</summary>
    public static TheoryData<byte, int, int, int, int> Orientations => new()
    {
        { 1, 32, 16, 4, 4 },
        { 2, 32, 16, 28, 4 },
        { 3, 32, 16, 28, 12 },
        { 4, 32, 16, 4, 12 },
        { 5, 16, 32, 4, 4 },
        { 6, 16, 32, 12, 4 },
        { 7, 16, 32, 12, 28 },
        { 8, 16, 32, 4, 28 },
    };

    [Theory]
    [MemberData(nameof(Orientations))]
    public void A_JPEG_is_turned_upright(byte orientation, int width, int height, int x, int y) =>
        AssertUpright(Exif.IntoJpeg(StoredJpeg(), orientation), width, height, x, y);

    [Theory]
    [MemberData(nameof(Orientations))]
    public void A_JPEG_with_big_endian_EXIF_is_turned_upright(byte orientation, int width, int height, int x, int y) =>
        AssertUpright(Exif.IntoJpeg(StoredJpeg(), orientation, bigEndian: true), width, height, x, y);

    [Theory]
    [MemberData(nameof(Orientations))]
    public void A_PNG_is_turned_upright(byte orientation, int width, int height, int x, int y) =>
        AssertUpright(Exif.IntoPng(StoredPng(), orientation), width, height, x, y);

    [Theory]
    [InlineData(0)]
    [InlineData(9)]
    public void An_orientation_that_does_not_exist_is_ignored(byte orientation) =>
        AssertUpright(Exif.IntoJpeg(StoredJpeg(), orientation), 32, 16, 4, 4);

    [Fact]
    public void A_JPEG_read_unchanged_is_not_turned()
    {
        using var image = Image.Decode(Exif.IntoJpeg(StoredJpeg(), 6), ImageReadMode.Unchanged);

        Assert.Equal((32, 16), (image.Width, image.Height));
    }

    [Fact]
    public void A_PNG_read_unchanged_is_not_turned()
    {
        using var image = Image.Decode(Exif.IntoPng(StoredPng(), 6), ImageReadMode.Unchanged);

        Assert.Equal((32, 16), (image.Width, image.Height));
    }

    [Theory]
    [InlineData(ImageReadMode.Unchanged)]
    [InlineData(ImageReadMode.Grey)]
    public void A_TIFF_is_turned_upright_in_every_mode(ImageReadMode mode)
    {
        const int halfTurn = 3;
        using var image = Image.Decode(new Tiff(2, 1, 1, 8) { Orientation = halfTurn }.Encode([10, 20]), mode);

        Assert.Equal([20, 10], image.Bytes.ToArray());
    }

    private static void AssertUpright(byte[] encoded, int width, int height, int x, int y)
    {
        using var image = Image.Decode(encoded, ImageReadMode.Grey);

        Assert.Equal((width, height), (image.Width, image.Height));
        Assert.True(image.Pixel(x, y)[0] > 200);
    }

    private static byte[] StoredJpeg()
    {
        using var image = Stored();
        return image.EncodeJpeg();
    }

    private static byte[] StoredPng()
    {
        using var image = Stored();
        return image.EncodePng();
    }

    private static Image Stored()
    {
        var image = new Image(32, 16, 3, PixelDepth.UInt8);
        image.FillPolygon([(0, 0), (8, 0), (8, 8), (0, 8)], new Colour(255, 255, 255));
        return image;
    }
}
