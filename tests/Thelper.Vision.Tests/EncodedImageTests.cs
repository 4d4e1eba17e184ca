using Thelper.Vision.Tests.Samples;

namespace Thelper.Vision.Tests;

public sealed class EncodedImageTests
{
    [Fact]
    public void The_whole_is_what_loading_returns()
    {
        using var folder = new TemporaryFolder();
        var path = folder.Write("a.jpg", Jpegs.Read("422"));
        using var loaded = Image.Load(path);
        using var encoded = EncodedImage.Load(path);
        using var decoded = encoded.Decode();

        Assert.Equal(loaded.Bytes.ToArray(), decoded.Bytes.ToArray());
    }

    [Fact]
    public void It_can_be_decoded_again()
    {
        using var image = Pattern.Bytes(4, 3, 1);
        var tiff = new Tiff(4, 3, 1, 8).Encode(image.Bytes.ToArray());
        using var encoded = EncodedImage.FromBytes(tiff, ImageReadMode.Grey);
        encoded.Decode().Dispose();
        using var again = encoded.Decode();

        Assert.Equal(image.Bytes.ToArray(), again.Bytes.ToArray());
    }

    [Fact]
    public void A_decoded_image_outlives_the_bytes()
    {
        Image image;
        using (var encoded = EncodedImage.FromBytes(Jpegs.Read("444")))
        {
            image = encoded.Decode(1, 2, 3, 4);
        }
        using (image)
        {
            Assert.Equal(36, image.Bytes.Length);
        }
    }

    [Fact]
    public void A_damaged_file_is_refused_with_its_path_when_a_part_is_decoded()
    {
        using var folder = new TemporaryFolder();
        var path = folder.Write("a.jpg", Jpegs.Read("420")[..^2]);
        using var encoded = EncodedImage.Load(path);
        var error = Assert.Throws<ImageException>(() => encoded.Decode(0, 0, 1, 1));

        Assert.Equal(
            $"Cannot read the image '{path}': it is damaged: "
            + "the JPEG decoder reports \"Premature end of JPEG file\".",
            error.Message);
    }

    [Fact]
    public void An_empty_file_is_named()
    {
        using var folder = new TemporaryFolder();
        var path = folder.Write("empty.jpg", []);
        var error = Assert.Throws<ImageException>(() => EncodedImage.Load(path));

        Assert.Equal($"Cannot read the image '{path}': it is empty.", error.Message);
    }

    [Fact]
    public void A_folder_is_no_image()
    {
        using var folder = new TemporaryFolder();

        Assert.Throws<ImageException>(() => EncodedImage.Load(folder[string.Empty]));
    }

    [Fact]
    public void An_unknown_mode_is_refused() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => EncodedImage.FromBytes([1], (ImageReadMode)9));

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void After_it_is_disposed_it_decodes_nothing(bool wasDecodedForItsHeader)
    {
        var file = wasDecodedForItsHeader ? new Tiff(4, 4, 1, 8).Encode(new byte[16]) : Jpegs.Read("444");
        var encoded = EncodedImage.FromBytes(file);
        encoded.Dispose();
        encoded.Dispose();

        Assert.Throws<ObjectDisposedException>(() => encoded.Decode());
        Assert.Throws<ObjectDisposedException>(() => encoded.Decode(0, 0, 1, 1));
    }

    [Fact]
    public void Threads_decode_parts_of_one_side_by_side()
    {
        using var encoded = EncodedImage.FromBytes(Jpegs.Read("420"));
        using var whole = encoded.Decode();
        Parallel.For(0, 64, i =>
        {
            using var part = encoded.Decode(i, i / 2, 5, 5);
            using var expected = whole.Crop(i, i / 2, 5, 5);
            Assert.Equal(expected.Bytes.ToArray(), part.Bytes.ToArray());
        });
    }
}
