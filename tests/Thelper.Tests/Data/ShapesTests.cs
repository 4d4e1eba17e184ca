using Thelper.Data;
using Thelper.Data.Datasets;

namespace Thelper.Tests.Data;

public sealed class ShapesTests
{
    [Fact]
    public void An_image_depends_on_its_number_alone()
    {
        var (dataset, other) = (new ShapesOptions().Open(), new ShapesOptions { Count = 50 }.Open());
        Pixels(other, 8);

        Assert.Equal(Pixels(dataset, 7), Pixels(other, 7));
    }

    [Fact]
    public void No_two_images_are_equal() => Assert.Distinct(
        Enumerable.Range(0, 50).Select(i => Convert.ToHexString(
            [.. Pixels(new ShapesOptions { Noise = 0 }.Open(), i).Select(value => (byte)value)])));

    [Fact]
    public void Another_seed_gives_other_images() =>
        Assert.NotEqual(Pixels(new ShapesOptions().Open(), 7), Pixels(new ShapesOptions { Seed = 1 }.Open(), 7));

    [Fact]
    public void Classes_are_equally_frequent()
    {
        var dataset = new ShapesOptions { Count = 100 }.Open();

        Assert.Equal(
            Enumerable.Repeat(20, 5), Enumerable.Range(0, 100).CountBy(i => dataset.ClassOf(i)!.Value).Select(entry => entry.Value));
    }

    [Fact]
    public void A_sample_has_image_class_and_number()
    {
        using var sample = new ShapesOptions().Open().Load(13);

        Assert.Equal(["image", "label", "idx"], sample.Keys);
        Assert.Equal((3L, 13L), (sample["label"], sample["idx"]));
    }

    [Fact]
    public void Images_have_the_size_asked_for()
    {
        using var sample = new ShapesOptions { Size = 48 }.Open().Load(0);

        var image = (SampleImage)sample["image"]!;
        Assert.Equal((48, 48, 3), (image.Width, image.Height, image.Channels));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    public void Without_noise_a_shape_of_its_colour_lies_on_black(int index)
    {
        var dataset = (ShapesDataset)new ShapesOptions { Noise = 0 }.Open();
        var (centre, colour) = (dataset.ShapeOf(index).Centre, dataset.ShapeOf(index).Colour);
        var pixels = Pixels(dataset, index).Chunk(3).ToArray();

        Assert.Equal([0, 0, 0], pixels[0]);
        Assert.Equal([colour.R, colour.G, colour.B], pixels[((int)centre.Y * 32) + (int)centre.X]);
    }

    [Fact]
    public void Noise_is_no_stronger_than_asked_for()
    {
        var noise = Pixels(new ShapesOptions { Noise = 10 }.Open(), 4).Zip(Pixels(new ShapesOptions { Noise = 0 }.Open(), 4))
            .Select(pair => pair.First - pair.Second).ToList();

        Assert.Equal((-10, 10), (noise.Min(), noise.Max()));
    }

    [Fact]
    public void Shapes_lie_within_their_images()
    {
        var dataset = (ShapesDataset)new ShapesOptions { Size = 64 }.Open();

        Assert.All(Enumerable.Range(0, 500).Select(dataset.ShapeOf), shape =>
        {
            Assert.InRange(shape.Centre.X, shape.Radius, 64 - shape.Radius);
            Assert.InRange(shape.Centre.Y, shape.Radius, 64 - shape.Radius);
        });
    }

    /// <summary>Row by row, three values a pixel.</summary>
    private static int[] Pixels(IDataset dataset, int index)
    {
        using var sample = dataset.Load(index);
        var image = (SampleImage)sample["image"]!;
        var planes = new float[3 * image.Width * image.Height];
        image.WriteTo(planes);
        var plane = planes.Length / 3;
        return [.. Enumerable.Range(0, planes.Length).Select(i => (int)planes[(i % 3 * plane) + (i / 3)])];
    }
}
