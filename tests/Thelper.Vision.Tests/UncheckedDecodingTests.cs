using Thelper.Vision.Tests.Samples;

namespace Thelper.Vision.Tests;

public sealed class UncheckedDecodingTests
{
    [Fact]
    public void A_missing_end_is_passed_over()
    {
        using var whole = Image.Decode(Jpegs.Read("420"));
        using var expected = whole.Crop(3, 4, 20, 10);
        using var cut = EncodedImage.FromBytes(Jpegs.Read("420").AsSpan()[..^2]);
        using var part = cut.Decode(3, 4, 20, 10, checkRest: false);

        Assert.Equal(expected.Bytes.ToArray(), part.Bytes.ToArray());
    }

    [Fact]
    public void Damage_below_the_part_is_passed_over()
    {
        using var cut = EncodedImage.FromBytes(Cut("444", keep: 0.7));
        using var whole = Image.Decode(Jpegs.Read("444"));
        using var expected = whole.Crop(0, 0, whole.Width, 8);
        using var part = cut.Decode(0, 0, whole.Width, 8, checkRest: false);

        Assert.Equal(expected.Bytes.ToArray(), part.Bytes.ToArray());
    }

    [Fact]
    public void Damage_above_the_part_is_refused()
    {
        using var cut = EncodedImage.FromBytes(Cut("444", keep: 0.3));

        Assert.Throws<ImageException>(() => cut.Decode(0, cut.Header.Height - 1, 1, 1, checkRest: false));
    }

    [Fact]
    public void Damage_beside_the_part_is_refused()
    {
        using var cut = EncodedImage.FromBytes(Cut("444", keep: 0.02));

        Assert.Throws<ImageException>(() => cut.Decode(0, 0, 1, 1, checkRest: false));
    }

    [Fact]
    public void A_progressive_JPEG_is_read_to_its_end()
    {
        using var cut = EncodedImage.FromBytes(Jpegs.Read("420-progressive").AsSpan()[..^2]);

        Assert.Throws<ImageException>(() => cut.Decode(0, 0, 1, 1, checkRest: false));
    }

    /// <summary>The header and the first part of the data behind it.</summary>
    private static byte[] Cut(string name, double keep)
    {
        var jpeg = Jpegs.Read(name);
        var marker = jpeg.AsSpan().IndexOf<byte>([0xFF, 0xDA]);
        var start = marker + 2 + jpeg[marker + 3];
        return jpeg[..(start + (int)((jpeg.Length - start) * keep))];
    }
}
