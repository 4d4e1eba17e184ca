using Thelper.Data;
using Thelper.Tasks;
using Thelper.Vision;

namespace Thelper.Tests.Data;

public sealed class SizeMismatchTests
{
    [Fact]
    public void A_label_map_of_another_size_than_its_image_is_refused_with_both_sizes()
    {
        var exception = Assert.Throws<DataException>(() => Load(OnError.Fail));

        Assert.Equal(
            "sample 1 cannot be used: its image has 8x8 pixels, but its label map 9x7; both must have one size.", exception.Message);
    }

    [Fact]
    public void A_label_map_of_another_size_can_be_left_out() => Assert.Equal([0L, 2], Load(OnError.Skip));

    private static long[] Load(OnError onError)
    {
        var opened = new OpenDataset(new Masks()) { Problems = new DataProblems(onError) };
        var options = new LoadersOptions
        {
            BatchSize = 3,
            Workers = 0,
            Shuffle = false,
            TrainSplit = new Dictionary<string, double> { ["masks"] = 1 },
        };
        using var loaders = new LoaderFactory(new Dictionary<string, OpenDataset> { ["masks"] = opened }, options, new Seeds(0, 0, 0, 0)).Create();
        using var batch = loaders.Train!.Load(0).Single();
        return batch.Tensor("idx").AsSpan<long>().ToArray();
    }

    /// <summary>Three samples, of which the second has a label map of another size.</summary>
    private sealed class Masks : IDataset
    {
        public int Count => 3;

        public LearningTask Task { get; } = new Segmentation(["background", "thing"], "image", "mask", ["idx"]);

        public int? ClassOf(int index) => null;

        public string Describe(int index) => $"sample {index}";

        public Sample Load(int index)
        {
            var (width, height) = index == 1 ? (9, 7) : (8, 8);
            return new Sample
            {
                ["image"] = new SampleImage(new Image(8, 8, 3, PixelDepth.UInt8)),
                ["mask"] = new LabelMap(new Image(width, height, 1, PixelDepth.UInt8)),
                ["idx"] = (long)index,
            };
        }
    }
}
