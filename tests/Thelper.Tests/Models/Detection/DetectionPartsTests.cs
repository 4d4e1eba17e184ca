using System.Text.Json;
using Thelper.Models.Detection;
using Thelper.Torch;
using Thelper.Torch.Modules;
using Thelper.Torch.Tests.PyTorch;

namespace Thelper.Tests.Models.Detection;

/// <summary>The parts of detection models beside torchvision's.</summary>
public sealed class DetectionPartsTests
{
    private const double Tolerance = 1e-5;

    [SkippableFact]
    public void The_boxes_left_are_torchvisions_where_scores_are_equal_too()
    {
        var recorded = Ask("suppression");

        Assert.Equal(
            Numbers<int>(recorded, "kept"),
            NonMaximumSuppression.Keep(Numbers<float>(recorded, "boxes"), Numbers<float>(recorded, "scores"), 0.3));
    }

    [SkippableFact]
    public void Only_boxes_of_one_group_drop_each_other()
    {
        var recorded = Ask("suppression");

        Assert.Equal(
            Numbers<int>(recorded, "kept in groups"),
            NonMaximumSuppression.KeepInGroups(
                Numbers<float>(recorded, "boxes"), Numbers<float>(recorded, "scores"), Numbers<long>(recorded, "groups"), 0.3));
    }

    [Fact]
    public void Nothing_is_left_of_nothing() => Assert.Empty(NonMaximumSuppression.Keep([], [], 0.5));

    [SkippableFact]
    public void Overlaps_are_torchvisions_bit_for_bit()
    {
        var recorded = Ask("overlaps");
        var boxes = new BoxColumns(Numbers<float>(recorded, "second"));
        var overlaps = Numbers<float>(recorded, "first").Chunk(4).SelectMany(box => Overlaps(boxes, box));

        Assert.Equal(Numbers<float>(recorded, "overlaps"), overlaps);
    }

    [SkippableFact]
    public void Encoded_boxes_are_torchvisions()
    {
        using var scope = TensorScope.Open();
        var recorded = Ask("coding");
        var encoded = new BoxCoder(new(10, 10, 5, 5)).Encode(Read(recorded, "boxes"), Read(recorded, "references"));

        Recorded.AssertEqual(recorded.GetProperty("encoded"), encoded, Tolerance);
    }

    [SkippableFact]
    public void Decoded_boxes_are_torchvisions()
    {
        using var scope = TensorScope.Open();
        var recorded = Ask("coding");
        var codes = Read(recorded, "codes").Reshape([20, 3, 4]);
        var decoded = new BoxCoder(new(10, 10, 5, 5)).Decode(codes, Read(recorded, "references"));

        Recorded.AssertEqual(recorded.GetProperty("decoded"), decoded.Flatten(1), Tolerance);
    }

    [SkippableTheory]
    [InlineData("strict", 0.5, 0.5, false)]
    [InlineData("lenient", 0.7, 0.3, true)]
    public void Matches_are_torchvisions(string name, double high, double low, bool allowLowQuality)
    {
        var recorded = Ask("matching");
        var candidates = new BoxColumns(Numbers<float>(recorded, "candidates"));

        Assert.Equal(
            Numbers<int>(recorded, name),
            new BoxMatcher(high, low, allowLowQuality).Match(Numbers<float>(recorded, "truths"), candidates));
    }

    [Fact]
    public void A_true_box_that_no_candidate_overlaps_has_no_match() =>
        Assert.Equal([-1], new BoxMatcher(0.7, 0.3, true).Match([100, 100, 110, 110], new BoxColumns([0, 0, 10, 10])));

    [Fact]
    public void Each_true_box_may_claim_the_candidate_that_overlaps_it_most()
    {
        var candidates = new BoxColumns([0, 0, 10, 10, 0, 0, 10, 9, 50, 50, 60, 60]);

        Assert.Equal([0, -1, 1], new BoxMatcher(0.95, 0.95, false).MatchEach([0, 0, 10, 10, 58, 58, 90, 90, 200, 0, 210, 9], candidates));
    }

    [Fact]
    public void Without_true_boxes_everything_is_background() =>
        Assert.Equal([-1, -1], new BoxMatcher(0.7, 0.3, true).Match([], new BoxColumns(new float[8])));

    [SkippableFact]
    public void A_seed_draws_torchvisions_boxes()
    {
        var recorded = Ask("sampling");
        var drawn = recorded.GetProperty("drawn");
        var sampler = new BalancedSampler(64, 0.25);
        Generator.SeedAll(7);
        var first = sampler.Sample(Numbers<long>(recorded, "labels"));
        var second = sampler.Sample(Numbers<long>(recorded, "few"));

        Assert.Equal(
            [.. Drawn(0, 0), .. Drawn(1, 0), .. Drawn(0, 1), .. Drawn(1, 1)],
            [.. first.Positive, .. first.Negative, .. second.Positive, .. second.Negative]);

        int[] Drawn(int kind, int image) => [.. Recorded.Tensor(drawn[kind][image]).ToArray<int>()];
    }

    [SkippableFact]
    public void Anchors_are_torchvisions_bit_for_bit()
    {
        using var scope = TensorScope.Open();
        var generator = new AnchorGenerator([[16, 20.5], [32, 45]], [[0.5, 1, 2], [1]]);

        Recorded.AssertEqual(Ask("anchors").GetProperty("boxes"), generator.Boxes(new(96, 128), [new(12, 16), new(5, 8)]));
    }

    [SkippableTheory]
    [InlineData("pyramid", 2)]
    [InlineData("one map", 2)]
    [InlineData("as many samples as pixels", 0)]
    public void Pooled_features_and_their_gradients_are_torchvisions(string name, int samples)
    {
        using var scope = TensorScope.Open();
        var recorded = Ask("pooling").GetProperty(name);
        Tensor[] features = [.. recorded.GetProperty("features").EnumerateArray().Select(Leaf)];
        Tensor[] boxes = [.. recorded.GetProperty("boxes").EnumerateArray().Select(some => Recorded.Tensor(some))];
        var output = new RegionPooling(7, samples).Forward(features, new(128, 96), boxes);
        output.Backward(Read(recorded, "upstream"));

        Recorded.AssertEqual(recorded.GetProperty("output"), output, Tolerance);
        Assert.All(features.Zip(recorded.GetProperty("gradients").EnumerateArray()), pair =>
            Recorded.AssertEqual(pair.Second, pair.First.Gradient()!, Tolerance));
    }

    [Fact]
    public void Features_in_half_precision_are_pooled_in_single_precision()
    {
        using var scope = TensorScope.Open();
        var map = Operators.Ones([1, 5, 8, 8], ScalarType.BFloat16);
        var output = new RegionPooling(2, 2).Forward([map], new Size2d(32, 32), [Tensors.From<float>([0, 0, 16, 16], 1, 4)]);

        Assert.All(output.ToArray<float>(), value => Assert.Equal(1, value, Tolerance));
        Assert.Equal(ScalarType.Float32, output.ScalarType);
    }

    [Fact]
    public void No_boxes_have_no_features()
    {
        using var scope = TensorScope.Open();
        var output = new RegionPooling(7, 2).Forward([Operators.Zeros([1, 5, 8, 8])], new Size2d(32, 32), [Operators.Zeros([0, 4])]);

        Assert.Equal([0, 5, 7, 7], output.Shape);
    }

    private static JsonElement Ask(string part)
    {
        // As in Python; the number is the calling thread's, and decides in which order numbers are added.
        TorchProcess.ComputeThreads = 1;
        var recorded = PythonTorch.Ask("detection_parts.py");
        Skip.If(recorded.ValueKind == JsonValueKind.Null, "torchvision for Python is not installed (python3-torchvision)");
        return recorded.GetProperty(part);
    }

    private static Tensor Read(JsonElement recorded, string name) => Recorded.Tensor(recorded.GetProperty(name));

    private static Tensor Leaf(JsonElement recorded)
    {
        var tensor = Recorded.Tensor(recorded);
        tensor.RequiresGradient = true;
        return tensor;
    }

    private static T[] Numbers<T>(JsonElement recorded, string name)
        where T : unmanaged
    {
        using var scope = TensorScope.Open();
        return Read(recorded, name).ToArray<T>();
    }

    private static float[] Overlaps(BoxColumns boxes, float[] box)
    {
        var overlaps = boxes.Buffer();
        boxes.Overlaps(box, 0, overlaps);
        return overlaps[..boxes.Count];
    }
}
