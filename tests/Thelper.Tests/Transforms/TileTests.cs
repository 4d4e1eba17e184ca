using Thelper.Data;
using Thelper.Tasks;
using Thelper.Vision;

namespace Thelper.Tests.Transforms;

public sealed class TileTests
{
    private const int Width = 30;
    private const int Height = 20;
    private static readonly (int X, int Y)[] Marks = [(3, 4), (15, 9), (16, 10), (28, 19)];

    [Theory]
    [InlineData("tile_size: [10, 5]")]
    [InlineData("tile_size: [10, 8], tile_overlap: 0.5")]
    [InlineData("tile_size: [11, 7], tile_overlap: 0.7, offset_overlap: true")]
    public void Labels_and_boxes_stay_on_the_pixels_of_their_tile(string parameters)
    {
        using var sample = Tiled(parameters);
        var images = (SampleList)sample["image"]!;

        Assert.All(Enumerable.Range(0, images.Count), place =>
        {
            var bright = MarkedPixels.Bright(images[place]);
            Assert.Equal(bright, MarkedPixels.Labelled(((SampleList)sample["labels"]!)[place]));
            Assert.Equal(bright, MarkedPixels.Boxed(((SampleList)sample["boxes"]!)[place]));
        });
    }

    [Fact]
    public void Tiles_without_overlap_hold_each_box_once()
    {
        using var sample = Tiled("tile_size: [10, 5]");
        var boxes = ((SampleList)sample["boxes"]!).Cast<IReadOnlyList<BoundingBox>>().ToList();

        Assert.Equal(12, boxes.Count);
        Assert.Equal([0, 4, 7, 11], boxes.Index().Where(tile => tile.Item.Count > 0).Select(tile => tile.Index).Distinct());
        Assert.Equal(Marks.Length, boxes.Sum(tile => tile.Count));
    }

    [Fact]
    public void A_box_is_cut_to_each_tile_that_shows_it()
    {
        using var sample = MarkedPixels.At(8, 4);
        sample["boxes"] = new List<BoundingBox> { new(2, 2, 1, 5, 2) };
        Apply(sample, "tile_size: 4");

        Assert.Equal(
            [[(2.0, 1.0, 3.0, 2.0)], [(0.0, 1.0, 1.0, 2.0)]],
            ((SampleList)sample["boxes"]!).Select(tile => ((IReadOnlyList<BoundingBox>)tile!).Select(box => (box.XMin, box.YMin, box.XMax, box.YMax))));
    }

    [Fact]
    public void Single_numbers_stay_single()
    {
        using var sample = Tiled("tile_size: 10");

        Assert.Equal(7L, sample["label"]);
    }

    [Fact]
    public void With_a_mask_the_grid_runs_through_the_first_tile_that_is_covered()
    {
        using var sample = MarkedPixels.At(10, 10, (3, 2), (7, 6), (2, 2));
        sample["mask"] = MarkedPixels.Mask(10, 10, left: 3, top: 2, right: 10, bottom: 10);
        Apply(sample, "tile_size: 3, mask_key: mask");

        // Columns 3 and 6, rows 2 and 5: the marks are the first pixel of the first tile and one of the last.
        Assert.Equal(
            [[(0, 0)], [], [], [(1, 1)]], ((SampleList)sample["image"]!).Select(MarkedPixels.Bright));
    }

    [Theory]
    [InlineData("min_mask_iou: 1.0", 1)]
    [InlineData("min_mask_iou: 0.5", 2)]
    [InlineData("min_mask_iou: 0.0", 4)]
    public void A_tile_has_at_least_the_share_of_the_mask_that_is_asked_for(string share, int tiles)
    {
        using var sample = MarkedPixels.At(8, 8);
        sample["mask"] = MarkedPixels.Mask(8, 8, left: 0, top: 0, right: 6, bottom: 4);
        Apply(sample, $"tile_size: 4, mask_key: mask, {share}");

        Assert.Equal(tiles, ((SampleList)sample["image"]!).Count);
    }

    [Theory]
    [InlineData("tile_size: 31", "no tile of 31x31 pixels fits into its 30x20 pixels")]
    [InlineData("tile_size: 9, mask_key: labels", "no tile of 9x9 pixels fits into its 30x20 pixels and is covered enough by its mask")]
    [InlineData("tile_size: 9, mask_key: image", "the mask is to be its entry 'image', which is no label map")]
    [InlineData("tile_size: 9, mask_key: roi", "the mask is to be its entry 'roi', which it does not have")]
    public void Samples_without_tiles_are_refused(string parameters, string clause) =>
        Assert.Equal(clause, Assert.Throws<InvalidDataException>(() => Tiled(parameters)).Message);

    [Fact]
    public void What_is_a_list_already_is_refused()
    {
        using var sample = Tiled("tile_size: 10");

        Assert.Equal(
            "its entry 'image' is a list already, which cannot be cut into tiles",
            Assert.Throws<InvalidDataException>(() => Apply(sample, "tile_size: 5")).Message);
    }

    [Fact]
    public void A_border_behind_a_normalisation_has_the_value_that_is_asked_for()
    {
        using var sample = new Sample { ["image"] = new SampleImage(Image.FromPixels<byte>([255, 255, 255, 255], 2, 2, channels: 1)) };
        Configured.Operation("NormalizeMinMax min: 127, max: 255").Apply(sample.Entries, default);
        Apply(sample, "tile_size: 4, tile_overlap: 0.5, offset_overlap: true, borderval: 5");

        Assert.Equal(
            [5f, 5, 5, 5, 5, 1, 1, 5, 5, 1, 1, 5, 5, 5, 5, 5],
            ((SampleImage)((SampleList)sample["image"]!)[0]!).ToArray().AsSpan<float>().ToArray());
    }

    [Fact]
    public void No_image_is_left_behind()
    {
        using var sample = MarkedPixels.At(Width, Height, Marks);
        var image = (SampleImage)sample["image"]!;
        Apply(sample, "tile_size: 10");

        Assert.Throws<ObjectDisposedException>(() => image.ToArray());
    }

    private static Sample Tiled(string parameters)
    {
        var sample = MarkedPixels.At(Width, Height, Marks);
        Apply(sample, parameters);
        return sample;
    }

    private static void Apply(Sample sample, string parameters) =>
        Configured.Operation($"Tile {parameters}").Apply(sample.Entries, new CounterRandom(1, 0, 0, 0));
}
