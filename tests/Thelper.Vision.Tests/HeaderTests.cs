using System.Text;
using Thelper.Vision.Tests.Samples;

namespace Thelper.Vision.Tests;

public sealed class HeaderTests : IDisposable
{
    private static readonly ImageReadMode[] Modes = Enum.GetValues<ImageReadMode>();
    private readonly TemporaryFolder _folder = new();

    public static TheoryData<string> JpegNames => new(Jpegs.Names);

    public static TheoryData<byte> Orientations => [1, 2, 3, 4, 5, 6, 7, 8];

    public void Dispose() => _folder.Dispose();

    [Theory]
    [MemberData(nameof(JpegNames))]
    public void The_header_of_a_JPEG_is_what_decoding_returns(string name) =>
        AssertTellsWhatDecodingReturns(Jpegs.Read(name));

    [Theory]
    [MemberData(nameof(Orientations))]
    public void The_header_of_a_turned_JPEG_is_upright(byte orientation) =>
        AssertTellsWhatDecodingReturns(Exif.IntoJpeg(Jpegs.Read("420"), orientation));

    [Theory]
    [InlineData(1, PixelDepth.UInt8)]
    [InlineData(3, PixelDepth.UInt8)]
    [InlineData(4, PixelDepth.UInt8)]
    [InlineData(1, PixelDepth.UInt16)]
    [InlineData(3, PixelDepth.UInt16)]
    [InlineData(4, PixelDepth.UInt16)]
    public void The_header_of_a_PNG_is_what_decoding_returns(int channels, PixelDepth depth)
    {
        using var image = new Image(7, 5, channels, depth);

        AssertTellsWhatDecodingReturns(image.EncodePng());
    }

    [Theory]
    [MemberData(nameof(Orientations))]
    public void The_header_of_a_turned_PNG_is_upright(byte orientation)
    {
        using var image = Pattern.Bytes(7, 5, 3);

        AssertTellsWhatDecodingReturns(Exif.IntoPng(image.EncodePng(), orientation));
    }

    [Fact]
    public void The_header_of_a_PNG_that_is_turned_after_its_pixels_is_upright()
    {
        using var image = Pattern.Bytes(7, 5, 3);
        var png = image.EncodePng();
        var turned = Exif.IntoPng(png, 6);
        byte[] chunk = turned[33..(33 + turned.Length - png.Length)];

        AssertTellsWhatDecodingReturns([.. png[..^12], .. chunk, .. png[^12..]]);
    }

    [Fact]
    public void The_header_of_a_palette_PNG_is_what_decoding_returns() =>
        AssertTellsWhatDecodingReturns(Png.FromPalette([1, 0], 2, 1, [1, 2, 3, 40, 50, 60]));

    [Fact]
    public void The_header_of_a_palette_PNG_with_transparency_is_what_decoding_returns()
    {
        var png = Png.FromPalette([1, 0], 2, 1, [1, 2, 3, 40, 50, 60]);
        var pixels = png.AsSpan().IndexOf("IDAT"u8) - 4;

        AssertTellsWhatDecodingReturns([.. png[..pixels], .. Png.Chunk("tRNS", [0, 255]), .. png[pixels..]]);
    }

    [Fact]
    public void The_header_of_a_24_bit_BMP_is_what_decoding_returns() =>
        AssertTellsWhatDecodingReturns(Bmp.FromRgb(new byte[36], 4, 3));

    [Fact]
    public void The_header_of_a_BMP_from_the_top_down_is_what_decoding_returns()
    {
        var bmp = Bmp.FromRgb(new byte[36], 4, 3);
        BitConverter.TryWriteBytes(bmp.AsSpan(22), -3);

        AssertTellsWhatDecodingReturns(bmp);
    }

    [Fact]
    public void The_header_of_an_8_bit_BMP_is_what_decoding_returns() =>
        AssertTellsWhatDecodingReturns(Bmp.FromGrey(new byte[12], 4, 3));

    [Theory]
    [InlineData(1, 8)]
    [InlineData(3, 8)]
    [InlineData(1, 16)]
    [InlineData(3, 16)]
    public void The_header_of_a_TIFF_is_what_decoding_returns(int channels, int bits) =>
        AssertTellsWhatDecodingReturns(new Tiff(4, 3, channels, bits).Encode(new byte[12 * channels * bits / 8]));

    [Theory]
    [InlineData("P1\n2 1\n1 0\n")]
    [InlineData("P2\n# a comment with 9 9\n2 1\n255\n10 20\n")]
    [InlineData("P2 2 # and here\n 1\n65535\n10 20\n")]
    [InlineData("P3\n2 1\n255\n1 2 3 4 5 6\n")]
    [InlineData("P5\n2 1\n255\nab")]
    [InlineData("P5\n2 1\n1000\nabcd")]
    [InlineData("P6\n2 1\n255\nabcdef")]
    [InlineData("P6\n2 1\n65535\nabcdefabcdef")]
    public void The_header_of_a_portable_map_is_what_decoding_returns(string file) =>
        AssertTellsWhatDecodingReturns(Encoding.ASCII.GetBytes(file));

    [Fact]
    public void The_header_is_told_of_a_file_whose_pixels_are_cut_off()
    {
        var jpeg = Jpegs.Read("420");

        Assert.Equal(new ImageHeader(75, 53, 3, PixelDepth.UInt8), ImageHeader.Read(jpeg.AsSpan(..^200)));
    }

    [Fact]
    public void A_header_behind_the_first_64_KiB_is_found()
    {
        var jpeg = Jpegs.Read("420");
        byte[] comment = [0xFF, 0xFE, 0xFF, 0xFF, .. new byte[65_533]];
        var path = _folder.Write("a.jpg", [.. jpeg[..2], .. comment, .. comment, .. jpeg[2..]]);

        Assert.Equal(new ImageHeader(75, 53, 3, PixelDepth.UInt8), ImageHeader.Load(path));
    }

    [Fact]
    public void A_cut_header_is_refused_with_the_path()
    {
        var path = _folder.Write("a.jpg", Jpegs.Read("420")[..100]);
        var error = Assert.Throws<ImageException>(() => ImageHeader.Load(path));

        Assert.StartsWith($"Cannot read the image '{path}': it is damaged", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_missing_file_is_named()
    {
        var path = _folder["missing.jpg"];
        var error = Assert.Throws<ImageException>(() => ImageHeader.Load(path));

        Assert.Equal($"Cannot read the image '{path}': the file does not exist.", error.Message);
    }

    [Fact]
    public void Text_has_no_header() => Assert.Throws<ImageException>(() => ImageHeader.Read("not an image"u8));

    [Fact]
    public void Too_many_pixels_are_refused_with_the_limit()
    {
        var bomb = Bmp.Promise(100_000, 100_000);
        var error = Assert.Throws<ImageException>(() => ImageHeader.Read(bomb));

        Assert.Contains("more than 1,073,741,824 pixels", error.Message, StringComparison.Ordinal);
    }

    private void AssertTellsWhatDecodingReturns(byte[] file)
    {
        var path = _folder.Write("file", file);
        foreach (var mode in Modes)
        {
            using var image = Image.Decode(file, mode);
            using var encoded = EncodedImage.Load(path, mode);
            var expected = new ImageHeader(image.Width, image.Height, image.Channels, image.Depth);

            Assert.Equal(
                (expected, expected, expected),
                (ImageHeader.Read(file, mode), ImageHeader.Load(path, mode), encoded.Header));
        }
    }
}
