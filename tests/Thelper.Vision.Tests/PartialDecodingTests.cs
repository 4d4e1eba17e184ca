using Thelper.Vision.Tests.Samples;

namespace Thelper.Vision.Tests;

public sealed class PartialDecodingTests
{
    public static TheoryData<string, ImageReadMode> NamesAndModes
    {
        get
        {
            var data = new TheoryData<string, ImageReadMode>();
            foreach (var name in Jpegs.Names)
            {
                data.Add(name, ImageReadMode.Colour);
                data.Add(name, ImageReadMode.Grey);
                data.Add(name, ImageReadMode.Unchanged);
            }
            return data;
        }
    }

    public static TheoryData<string> Names => new(Jpegs.Names);

    public static TheoryData<byte> Orientations => [1, 2, 3, 4, 5, 6, 7, 8];

    [Theory]
    [MemberData(nameof(NamesAndModes))]
    public void A_part_of_a_JPEG_equals_the_crop_of_the_whole(string name, ImageReadMode mode) =>
        AssertPartsEqualCrops(Jpegs.Read(name), mode);

    [Theory]
    [MemberData(nameof(Orientations))]
    public void A_part_of_a_turned_JPEG_equals_the_crop_of_the_upright_whole(byte orientation) =>
        AssertPartsEqualCrops(Exif.IntoJpeg(Jpegs.Read("420"), orientation), ImageReadMode.Colour);

    [Fact]
    public void A_part_of_a_turned_JPEG_read_unchanged_lies_in_the_stored_picture() =>
        AssertPartsEqualCrops(Exif.IntoJpeg(Jpegs.Read("420"), 6), ImageReadMode.Unchanged);

    [Fact]
    public void A_part_of_a_PNG_equals_the_crop_of_the_whole()
    {
        using var image = Pattern.Words(31, 22, 3);

        AssertPartsEqualCrops(image.EncodePng(), ImageReadMode.Unchanged);
    }

    [Fact]
    public void A_part_of_a_TIFF_equals_the_crop_of_the_whole()
    {
        using var image = Pattern.Bytes(31, 22, 1);

        AssertPartsEqualCrops(new Tiff(31, 22, 1, 8).Encode(image.Bytes.ToArray()), ImageReadMode.Unchanged);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void A_JPEG_cut_anywhere_is_refused_though_a_part_is_whole(string name)
    {
        var jpeg = Jpegs.Read(name);
        for (var length = StartOfData(jpeg); length < jpeg.Length; length += 7)
        {
            using var cut = EncodedImage.FromBytes(jpeg.AsSpan(..length));
            Assert.Throws<ImageException>(() => cut.Decode(0, 0, 2, 2));
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void A_changed_byte_is_found_in_a_part_just_when_it_is_found_in_the_whole(string name)
    {
        var jpeg = Jpegs.Read(name);
        for (var at = StartOfData(jpeg); at < jpeg.Length; at += 3)
        {
            var changed = jpeg.ToArray();
            changed[at] ^= (byte)(1 + (at * 37 % 255));
            using var encoded = EncodedImage.FromBytes(changed);
            var (whole, part) = (Fault(() => encoded.Decode()), Fault(() => encoded.Decode(0, 0, 2, 2)));

            Assert.Equal(whole?.Message, part?.Message);
        }
    }

    [Fact]
    public void A_missing_restart_marker_below_the_part_is_refused()
    {
        var jpeg = Jpegs.Read("420-restarts");
        var endOfImage = jpeg.Length - 2;
        var marker = jpeg.AsSpan(..endOfImage).LastIndexOf((byte)0xFF);
        jpeg = [.. jpeg[..marker], .. jpeg[(marker + 2)..]];
        using var encoded = EncodedImage.FromBytes(jpeg);

        Assert.Throws<ImageException>(() => encoded.Decode(0, 0, 8, 8));
    }

    [Theory]
    [InlineData(-1, 0, 5, 5)]
    [InlineData(0, -1, 5, 5)]
    [InlineData(75, 0, 1, 1)]
    [InlineData(0, 53, 1, 1)]
    [InlineData(0, 0, 0, 5)]
    [InlineData(0, 0, 5, 0)]
    [InlineData(70, 0, 6, 5)]
    [InlineData(0, 50, 5, 4)]
    [InlineData(1, 1, int.MaxValue, 1)]
    public void A_part_that_is_not_inside_is_refused(int x, int y, int width, int height)
    {
        using var encoded = EncodedImage.FromBytes(Jpegs.Read("420"));

        Assert.Throws<ArgumentOutOfRangeException>(() => encoded.Decode(x, y, width, height));
    }

    private static void AssertPartsEqualCrops(byte[] file, ImageReadMode mode)
    {
        using var whole = Image.Decode(file, mode);
        using var encoded = EncodedImage.FromBytes(file, mode);
        var random = new Random(1);
        for (var i = 0; i < 150; i++)
        {
            var (x, y) = (random.Next(whole.Width), random.Next(whole.Height));
            var (width, height) = (random.Next(1, whole.Width - x + 1), random.Next(1, whole.Height - y + 1));
            using var expected = whole.Crop(x, y, width, height);
            using var part = encoded.Decode(x, y, width, height, checkRest: i % 2 == 0);

            Assert.Equal(
                (expected.Width, expected.Height, expected.Channels, expected.Depth),
                (part.Width, part.Height, part.Channels, part.Depth));
            Assert.True(expected.Bytes.SequenceEqual(part.Bytes), $"{width} x {height} at ({x}, {y})");
        }
    }

    private static ImageException? Fault(Func<Image> decode)
    {
        try
        {
            decode().Dispose();
            return null;
        }
        catch (ImageException e)
        {
            return e;
        }
    }

    /// <summary>Behind the header of the first scan.</summary>
    private static int StartOfData(byte[] jpeg)
    {
        var marker = jpeg.AsSpan().IndexOf<byte>([0xFF, 0xDA]);
        return marker + 2 + jpeg[marker + 3];
    }
}
