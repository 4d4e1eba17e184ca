using Thelper.Metrics;
using Thelper.Tasks;
using Thelper.Torch;
using Thelper.Visualization;

namespace Thelper.Tests.Visualization;

/// <summary>How good the prediction of a single sample is.</summary>
public sealed class SampleMeritTests
{
    private static readonly SampleMerit Merit = new(minConfidence: 0.5);

    [Fact]
    public void A_class_is_judged_by_the_share_of_the_true_one()
    {
        using var scope = TensorScope.Open();
        var merits = Merit.Of(ImageIterations.Of(new Classification(["cat", "dog"], "image", "label"), Tensors.From<float>([0, 2, 1, 1, float.NaN, 1], 3, 2), Tensors.From<long>([1, 0, 0])));

        Assert.Equal(1 / (1 + Math.Exp(-2)), merits[0]!.Value, 1e-6);
        Assert.Equal([0.5, double.NegativeInfinity], merits.Skip(1));
    }

    [Fact]
    public void Several_classes_are_judged_by_the_mean_probability_of_what_is_so()
    {
        using var scope = TensorScope.Open();
        var task = new Classification(["cat", "dog"], "image", "label", multiLabel: true);
        var merits = Merit.Of(ImageIterations.Of(task, Tensors.From<float>([0, 2], 1, 2), Tensors.From<float>([1, 0], 1, 2)));

        Assert.Equal((0.5 + (1 / (1 + Math.Exp(2)))) / 2, merits[0]!.Value, 1e-6);
    }

    [Fact]
    public void Pixels_are_judged_by_the_mean_overlap_of_the_classes_that_occur()
    {
        using var scope = TensorScope.Open();
        var task = new Segmentation(["back", "front", "never"], "image", "map", dontCare: 255);

        // Predicted: 0, 1, 1, 0; the last pixel does not count.
        var scores = Tensors.From<float>([1, 0, 0, 1, 0, 1, 1, 0, 0, 0, 0, 0], 1, 3, 2, 2);
        var merits = Merit.Of(ImageIterations.Of(task, scores, Tensors.From<long>([0, 1, 0, 255], 1, 2, 2)));

        Assert.Equal((0.5 + 0.5) / 2, merits[0]);
        Assert.Null(Merit.Of(ImageIterations.Of(task, scores, Tensors.From<long>([255, 255, 255, 255], 1, 2, 2)))[0]);
    }

    [Fact]
    public void Numbers_are_judged_by_the_squared_error()
    {
        using var scope = TensorScope.Open();
        var merits = Merit.Of(ImageIterations.Of(new Regression("image", "y"), Tensors.From<float>([1, 2, 3, 4], 2, 2), Tensors.From<float>([1, 4, 3, 4], 2, 2)));

        Assert.Equal([-2.0, 0], merits.Select(merit => merit!.Value));
    }

    [Theory]
    [InlineData("right", 1)]
    [InlineData("right right", 2 / 3.0)]
    [InlineData("right wrong", 2 / 3.0)]
    [InlineData("wrong", 0)]
    [InlineData("half", 0.5)]
    [InlineData("unsure", 0)]
    [InlineData("stranger", 0)]
    [InlineData("", 0)]
    public void Boxes_are_judged_by_overlaps_less_wrong_and_missed_ones(string found, double merit)
    {
        BoundingBox truth = new(0, 0, 0, 9, 9);
        var boxes = new Dictionary<string, BoundingBox>
        {
            ["right"] = truth with { Confidence = 0.9 },
            ["wrong"] = new(0, 40, 40, 49, 49) { Confidence = 0.8 },
            ["half"] = new(0, 0, 0, 19, 9) { Confidence = 0.9 },
            ["unsure"] = truth with { Confidence = 0.4 },
            ["stranger"] = truth with { ClassIndex = 1, Confidence = 0.9 },
        };
        BoundingBox[] all = [.. found.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(name => boxes[name])];

        // A strange box is wrong, and the object that it lies on is missed.
        Assert.Equal(merit, MeritOf(all, truth), 1e-9);
    }

    [Fact]
    public void Difficult_objects_and_crowds_neither_help_nor_harm()
    {
        BoundingBox hard = new(0, 0, 0, 9, 9) { IsDifficult = true };
        BoundingBox crowd = new(0, 20, 20, 59, 59) { IsCrowd = true };

        Assert.Equal(1, MeritOf([], hard, crowd));
        Assert.Equal(1, MeritOf([hard with { Confidence = 0.9 }, new BoundingBox(0, 22, 22, 40, 40) { Confidence = 0.9 }], hard, crowd));
    }

    private static double MeritOf(BoundingBox[] found, params BoundingBox[] truth)
    {
        using var scope = TensorScope.Open();
        var iteration = ImageIterations.Of(new Detection(["cat", "dog"], "image", "boxes"), null, null) with { Boxes = new BoxBatch([found], [truth]) };
        return Merit.Of(iteration)[0]!.Value;
    }
}
