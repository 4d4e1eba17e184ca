using System.Runtime.InteropServices;
using System.Security.Cryptography;
using Thelper.Data;
using Thelper.Data.Datasets;
using Thelper.Tasks;
using Thelper.Tests.Support;

namespace Thelper.Tests.Data;

public sealed class ShapesTaskTests
{
    private const string Type = "thelper.data.ShapesDataset";

    [Fact]
    public void Images_of_a_classification_are_those_that_were_always_drawn()
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        for (var i = 0; i < 10; i++)
        {
            using var sample = new ShapesOptions { Seed = 3 }.Open().Load(i);
            hash.AppendData(MemoryMarshal.AsBytes(sample.Values("image").AsSpan()));
        }

        Assert.StartsWith(
            "7FF748AF8A3856A55399C21196DF86CEE5923E9C0", Convert.ToHexString(hash.GetHashAndReset()), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(4)]
    public void Boxes_fit_what_is_drawn_without_noise(int shapes)
    {
        var dataset = Open($"task: detection, noise: 0, size: 64, shape_count: {shapes}");
        for (var i = 0; i < 20; i++)
        {
            using var sample = dataset.Load(i);
            var drawn = Drawn(sample, 64);
            foreach (var box in (IReadOnlyList<BoundingBox>)sample["bboxes"]!)
            {
                var inside = drawn.Where(at => at.X >= Math.Floor(box.XMin) && at.X < box.XMax && at.Y >= Math.Floor(box.YMin)
                    && at.Y < box.YMax).ToArray();

                // Each edge cuts its outermost pixels: nothing is drawn beyond, and something is drawn at it.
                Assert.InRange(inside.Min(at => at.X) - box.XMin, -1, 1);
                Assert.InRange(inside.Max(at => at.X) + 1 - box.XMax, -1, 1);
                Assert.InRange(inside.Min(at => at.Y) - box.YMin, -1, 1);
                Assert.InRange(inside.Max(at => at.Y) + 1 - box.YMax, -1, 1);
            }

            Assert.All(drawn, at => Assert.Contains((IReadOnlyList<BoundingBox>)sample["bboxes"]!, box =>
                at.X + 1 > box.XMin && at.X < box.XMax && at.Y + 1 > box.YMin && at.Y < box.YMax));
        }
    }

    [Fact]
    public void Labels_lie_where_shapes_are_drawn()
    {
        var dataset = (ShapesDataset)Open("task: segmentation, noise: 0, size: 64");
        using var sample = dataset.Load(12);
        var (labels, pixels) = (sample.Labels("label_map"), sample.Values("image"));
        var colours = dataset.ShapesOf(12).ToDictionary(shape => (long)shape.Kind + 1, shape => shape.Colour);

        Assert.Equal(dataset.ClassesOf(12).Select(index => (long)index), labels.Where(label => label > 0).Distinct().Order());
        for (var i = 0; i < labels.Length; i++)
        {
            // On the rim the colour is mixed with black, by at most half on the label's side.
            var red = labels[i] == 0 ? 0 : colours[labels[i]].R;
            Assert.True(
                labels[i] == 0 ? pixels[i] <= 128 : pixels[i] >= (red / 2) - 1, $"pixel {i}: {pixels[i]} under {labels[i]}");
        }
    }

    [Fact]
    public void The_number_of_shapes_is_within_the_range()
    {
        var dataset = (ShapesDataset)Open("task: detection, shape_count: [2, 3], count: 200, size: 64");
        var counts = Enumerable.Range(0, 200).Select(i => dataset.ShapesOf(i).Count).CountBy(count => count).ToDictionary();

        Assert.Equal([2, 3], counts.Keys.Order());
        Assert.All(counts.Values, count => Assert.InRange(count, 60, 140));
    }

    [Fact]
    public void Shapes_do_not_overlap()
    {
        var dataset = (ShapesDataset)Open("task: detection, shape_count: 6, size: 64");

        Assert.All(Enumerable.Range(0, 100).Select(dataset.ShapesOf), shapes => Assert.All(
            from a in shapes from b in shapes where !ReferenceEquals(a, b) select (a, b),
            pair => Assert.True(
                Math.Sqrt(Math.Pow(pair.a.Centre.X - pair.b.Centre.X, 2) + Math.Pow(pair.a.Centre.Y - pair.b.Centre.Y, 2))
                > pair.a.Radius + pair.b.Radius)));
    }

    [Fact]
    public void A_regression_tells_place_and_radius()
    {
        var dataset = (ShapesDataset)Open("task: regression, size: 64");
        using var sample = dataset.Load(3);
        var shape = dataset.ShapeOf(3);

        Assert.Equal(
            [shape.Centre.X / 64, shape.Centre.Y / 64, shape.Radius / 64], ((SampleArray)sample["target"]!).AsSpan<float>()
                .ToArray());
        Assert.Equal([3], ((Regression)dataset.Task).TargetShape!);
    }

    [Theory]
    [InlineData("shape_count: [1, 3]", "must be 1, as classification is of one shape, but is up to 3.")]
    [InlineData("task: detection, shape_count: [3, 1]", "must be one number or [least, greatest], but is [3, 1].")]
    [InlineData("task: detection, shape_count: [1, 2, 3]", "must be one number or [least, greatest], but is [1, 2, 3].")]
    public void Numbers_of_shapes_that_cannot_be_are_refused(string parameters, string sentence) =>
        Assert.Equal(sentence, DatasetFragment.Mistake(Type, parameters).Sentence);

    [Fact]
    public void The_size_of_an_image_is_known_without_drawing_it() =>
        Assert.Equal(new ImageShape(48, 48, 3), Open("size: 48").ShapeOf(0));

    private static IDataset Open(string parameters) => DatasetFragment.Open(Type, parameters);

    private static (int X, int Y)[] Drawn(Sample sample, int size)
    {
        var values = sample.Values("image");
        return [.. Enumerable.Range(0, size * size)
            .Where(i => values[i] + values[i + (size * size)] + values[i + (2 * size * size)] > 0)
            .Select(i => (i % size, i / size))];
    }
}
