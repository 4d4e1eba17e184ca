using Thelper.Data;
using Thelper.Tasks;
using Thelper.Vision;

namespace Thelper.Tests.Data;

public sealed class LabelTranslationTests
{
    private static readonly Segmentation Land = new(["sky", "ground"], "image", "truth", null, 255);
    private static readonly Detection Cars = new(["car", "bus"], "image", "truth");

    [Fact]
    public void Pixels_follow_their_classes_and_the_dont_care_value_stays()
    {
        using var sample = Map(0, 1, 255, 9);

        Translate(sample, Land, new Segmentation(["tree", "sky", "ground"], "image", "truth", null, 255));

        Assert.Equal([1, 2, 255, 9], Labels(sample));
    }

    [Fact]
    public void An_index_that_does_not_fit_the_map_is_refused()
    {
        using var sample = Map(0, 1);
        var merged = new Segmentation(
            new ClassMap(new Dictionary<string, int> { ["sky"] = 0, ["ground"] = 300 }), "image", "truth", null, 255);

        Assert.Contains("indices up to 300", Assert.Throws<DataException>(() => Translate(sample, Land, merged)).Message);
    }

    [Fact]
    public void Boxes_follow_their_classes()
    {
        using var sample = new Sample { ["truth"] = new BoundingBox[] { new(1, 0, 0, 2, 3) { IsCrowd = true } } };

        Translate(sample, Cars, new Detection(["bus", "car"], "image", "truth"));

        Assert.Equal([new BoundingBox(0, 0, 0, 2, 3) { IsCrowd = true }], (IReadOnlyList<BoundingBox>)sample["truth"]!);
    }

    [Fact]
    public void A_sample_without_truth_stays_as_it_is()
    {
        using var sample = new Sample { ["image"] = 1L };

        Translate(sample, Cars, new Detection(["bus", "car"], "image", "truth"));

        Assert.Equal(["image"], sample.Keys);
    }

    private static void Translate(Sample sample, LearningTask own, LearningTask merged) =>
        new LabelTranslation(own, merged).Apply(sample);

    private static Sample Map(params byte[] labels)
    {
        var image = new Image(labels.Length, 1, channels: 1, PixelDepth.UInt8);
        labels.CopyTo(image.AsSpan<byte>());
        return new Sample { ["truth"] = new LabelMap(image) };
    }

    private static long[] Labels(Sample sample)
    {
        var map = (LabelMap)sample["truth"]!;
        var labels = new long[map.Width * map.Height];
        map.WriteTo(labels);
        return labels;
    }
}
