using Thelper.Data;
using Thelper.Transforms;

namespace Thelper.Tests.Transforms;

public sealed class RandomCropAndResizeTests
{
    private const int Draws = 500;
    private const int Width = 400;
    private const int Height = 300;

    [Theory]
    [InlineData("output_size: 8", 8, 8)]
    [InlineData("output_size: [9, 6]", 9, 6)]
    [InlineData("output_size: 0.5", 20, 15)]
    [InlineData("output_size: [0.25, 1.0]", 10, 30)]
    [InlineData("output_size: 8, probability: 0", 40, 30)]
    [InlineData("output_size: null, input_size: [[7, 7], [5, 5]], ratio: null", 7, 5)]
    public void The_result_has_the_size_asked_for(string parameters, int width, int height)
    {
        using var sample = MarkedPixels.At(40, 30);
        Operation(parameters).Apply(sample.Entries, new CounterRandom(1, 0, 0, 0));

        var image = (SampleImage)sample["image"]!;
        Assert.Equal((width, height), (image.Width, image.Height));
    }

    [Fact]
    public void The_crop_lies_within_the_image() => Assert.All(Choose("output_size: 8"), crop =>
    {
        Assert.InRange(crop.X, 0, Width - crop.Width);
        Assert.InRange(crop.Y, 0, Height - crop.Height);
    });

    [Theory]
    [InlineData("input_size: [0.2, 0.4]", 0.2 * Width * Height, 0.4 * Width * Height)]
    [InlineData("input_size: [50, 90]", 50 * 50, 90 * 90)]
    public void The_crop_has_an_area_in_the_range(string range, double least, double largest) => Assert.All(
        Choose($"output_size: 8, {range}"),
        crop => Assert.InRange((double)crop.Width * crop.Height, 0.97 * least, 1.03 * largest));

    [Theory]
    [InlineData("[[10, 20], [30, 60]]", 10, 20, 30, 60)]
    [InlineData("[[0.25, 0.5], [0.1, 1.0]]", 100, 200, 30, 300)]
    public void Width_and_height_may_have_ranges_of_their_own(string ranges, int leastW, int largestW, int leastH, int largestH)
    {
        var crops = Choose($"output_size: 8, input_size: {ranges}, ratio: null");

        Assert.All(crops, crop =>
        {
            Assert.InRange(crop.Width, leastW, largestW);
            Assert.InRange(crop.Height, leastH, largestH);
        });
        Assert.InRange(crops.Average(crop => crop.Width), ((leastW + largestW) / 2.0) * 0.97, ((leastW + largestW) / 2.0) * 1.03);
    }

    [Fact]
    public void Either_side_is_the_longer_one_equally_often() => Assert.InRange(
        Choose("output_size: 8, input_size: [0.1, 0.2], ratio: [0.4, 0.6]").Count(crop => crop.Width > crop.Height),
        (Draws / 2) - 60,
        (Draws / 2) + 60);

    [Fact]
    public void The_ratio_is_equally_likely_in_its_range()
    {
        var ratios = Choose("output_size: 8, input_size: [0.1, 0.2], ratio: [0.2, 1.0]")
            .Select(crop => (double)Math.Min(crop.Width, crop.Height) / Math.Max(crop.Width, crop.Height));

        Assert.InRange(ratios.Average(), 0.57, 0.63);
    }

    [Fact]
    public void Without_a_ratio_the_crop_is_a_square() => Assert.All(
        Choose("output_size: 8, input_size: [0.1, 0.2], ratio: null"), crop => Assert.Equal(crop.Width, crop.Height));

    [Theory]
    [InlineData(0.0, 0, 0)]
    [InlineData(0.3, 110, 190)]
    public void Images_are_cropped_as_often_as_asked(double probability, int atLeast, int atMost) =>
        Assert.InRange(Choose($"output_size: 8, probability: {probability}").Count, atLeast, atMost);

    [Fact]
    public void Where_no_crop_fits_the_square_in_the_middle_is_taken() => Assert.Equal(
        [(50, 0, 300, 300)], Choose("output_size: 8, input_size: [500, 600]").Distinct());

    [Theory]
    [InlineData("1.0")]
    [InlineData("0.6")]
    public void A_crop_covers_the_region_as_far_as_asked(string share)
    {
        using var mask = MarkedPixels.Mask(Width, Height, left: 100, top: 50, right: 300, bottom: 250);
        var region = new RegionMask(mask);

        Assert.All(
            Choose($"output_size: 8, input_size: [40, 80], min_roi_iou: {share}, random_attempts: 200, roi_key: mask", region),
            crop => Assert.InRange(
                Covered(crop.X, crop.Width, 100, 300) * Covered(crop.Y, crop.Height, 50, 250) / ((double)crop.Width * crop.Height),
                double.Parse(share, System.Globalization.CultureInfo.InvariantCulture),
                1));
    }

    [Fact]
    public void Where_no_crop_covers_the_region_the_square_in_the_middle_is_taken()
    {
        using var mask = MarkedPixels.Mask(Width, Height, 0, 0, 0, 0);

        Assert.Equal([(50, 0, 300, 300)], Choose("output_size: 8, roi_key: mask", new RegionMask(mask)).Distinct());
    }

    [Theory]
    [InlineData("image", "labels")]
    [InlineData("labels", "image")]
    public void The_region_decides_for_all_entries_wherever_it_stands(string first, string second) => Assert.All(
        Enumerable.Range(0, 20), index =>
        {
            using var marked = MarkedPixels.At(20, 20, (9, 9), (10, 9), (9, 10), (10, 10));
            using var sample = new Sample { [first] = ((SamplePixels)marked[first]!).Clone(), [second] = ((SamplePixels)marked[second]!).Clone() };
            Operation("output_size: null, input_size: [[4, 9], [4, 9]], ratio: null, roi_key: labels, min_roi_iou: 0.05, random_attempts: 500")
                .Apply(sample.Entries, new CounterRandom(1, 0, (uint)index, 0));

            var bright = MarkedPixels.Bright(sample["image"]);
            Assert.NotEmpty(bright);
            Assert.Equal(bright, MarkedPixels.Labelled(sample["labels"]));
        });

    [Fact]
    public void A_region_of_another_size_is_refused()
    {
        using var sample = MarkedPixels.At(20, 20);
        sample["mask"] = MarkedPixels.Mask(10, 10, 0, 0, 10, 10);

        Assert.Equal(
            "it has an image or label map of 20x20 pixels, but its mask has 10x10",
            Assert.Throws<InvalidDataException>(() => Operation("output_size: 8, roi_key: mask").Apply(sample.Entries, default)).Message);
    }

    private static ITransform Operation(string parameters) => Configured.Operation($"RandomResizedCrop {parameters}");

    private static int Covered(int start, int length, int low, int high) =>
        Math.Max(0, Math.Min(start + length, high) - Math.Max(start, low));

    private static List<(int X, int Y, int Width, int Height)> Choose(string parameters, RegionMask? region = null)
    {
        var operation = (RandomCropAndResize)Operation(parameters);
        return
        [
            .. Enumerable.Range(0, Draws).Select(sample =>
            {
                var random = new CounterRandom(1, 0, (uint)sample, 0);
                return operation.Choose(Width, Height, region, ref random);
            }).Where(crop => crop is not null).Select(crop => crop!.Value),
        ];
    }
}
