using Thelper.Vision.Tests.Samples;

namespace Thelper.Vision.Tests;

/// <summary>The count is of the whole process, so nothing else may run at the same time.</summary>
[CollectionDefinition(nameof(LiveCountTests), DisableParallelization = true)]
[Collection(nameof(LiveCountTests))]
public sealed class LiveCountTests
{
    [Fact]
    public void Each_image_counts_until_it_is_disposed()
    {
        var before = Image.LiveCount;
        var (first, second) = (Pattern.Bytes(2, 2, 1), Pattern.Bytes(2, 2, 1));
        first.Dispose();
        var during = Image.LiveCount;
        second.Dispose();

        Assert.Equal((before + 1, before), (during, Image.LiveCount));
    }

    [Fact]
    public void No_operation_leaves_an_image_behind()
    {
        var before = Image.LiveCount;
        using (var image = Pattern.Smooth(16, 16, 3))
        {
            image.Clone().Dispose();
            image.Resize(4, 4).Dispose();
            image.FlipHorizontal().Dispose();
            image.Crop(1, 1, 2, 2).Dispose();
            image.ToGrey().Dispose();
            image.ToRgb().Dispose();
            image.ToFloat32().Dispose();
            Image.Decode(image.EncodePng()).Dispose();
            Image.Decode(image.EncodeJpeg()).Dispose();
            using var encoded = EncodedImage.FromBytes(image.EncodeJpeg());
            encoded.Decode(1, 1, 2, 2).Dispose();
            using var decodedForItsHeader = EncodedImage.FromBytes(new Tiff(4, 4, 1, 8).Encode(new byte[16]));
            decodedForItsHeader.Decode(1, 1, 2, 2).Dispose();
        }

        Assert.Equal(before, Image.LiveCount);
    }

    [Fact]
    public void A_refused_file_leaves_no_image_behind()
    {
        using var image = Pattern.Smooth(16, 16, 3);
        var jpeg = image.EncodeJpeg();
        var before = Image.LiveCount;
        Assert.Throws<ImageException>(() => Image.Decode(jpeg.AsSpan(0, jpeg.Length / 2)));

        Assert.Equal(before, Image.LiveCount);
    }

    [Fact]
    public void A_refused_part_leaves_no_image_behind()
    {
        var before = Image.LiveCount;
        using (var encoded = EncodedImage.FromBytes(Jpegs.Read("420").AsSpan(..^100)))
        {
            Assert.Throws<ImageException>(() => encoded.Decode(0, 0, 4, 4));
        }

        Assert.Equal(before, Image.LiveCount);
    }
}
