using System.Text.Json;
using Thelper.Torch.Losses;

namespace Thelper.Torch.Tests.PyTorch;

public sealed class CrossEntropyComparisonTests
{
    private static readonly Dictionary<string, Func<CrossEntropyLoss>> Losses = new()
    {
        ["mean"] = () => new(),
        ["sum"] = () => new() { Reduction = Reduction.Sum },
        ["none"] = () => new() { Reduction = Reduction.None },
        ["weighted"] = () => new() { Weight = ClassWeights() },
        ["weighted sum"] = () => new() { Weight = ClassWeights(), Reduction = Reduction.Sum },
        ["ignoring"] = () => new() { IgnoreIndex = 2 },
        ["smoothed"] = () => new() { LabelSmoothing = 0.1 },
        ["weighted and smoothed"] = () => new() { Weight = ClassWeights(), LabelSmoothing = 0.2 },
        ["all together"] = () => new() { Weight = ClassWeights(), IgnoreIndex = 2, LabelSmoothing = 0.2 },
    };

    public static TheoryData<string> Names => new(Losses.Keys);

    [SkippableTheory]
    [MemberData(nameof(Names))]
    public void Loss_and_gradient_are_PyTorchs(string name)
    {
        var recorded = Recorded.Ask("losses");
        var expected = recorded.GetProperty("values").GetProperty(name);
        using var scope = TensorScope.Open();
        using var loss = Losses[name]();

        AssertEqual(expected, loss, recorded, Recorded.Tensor(recorded.GetProperty("target"), ScalarType.Int64));
    }

    [SkippableTheory]
    [InlineData("mean")]
    [InlineData("sum")]
    [InlineData("none")]
    [InlineData("weighted")]
    [InlineData("weighted sum")]
    [InlineData("smoothed")]
    [InlineData("weighted and smoothed")]
    public void Loss_and_gradient_of_shares_of_classes_are_PyTorchs(string name)
    {
        var recorded = Recorded.Ask("losses");
        var expected = recorded.GetProperty("mixed").GetProperty(name);
        using var scope = TensorScope.Open();
        using var loss = Losses[name]();

        AssertEqual(expected, loss, recorded, Recorded.Tensor(recorded.GetProperty("shares")));
    }

    private static void AssertEqual(JsonElement expected, CrossEntropyLoss loss, JsonElement recorded, Tensor target)
    {
        var scores = Recorded.Tensor(recorded.GetProperty("scores"));
        scores.RequiresGradient = true;
        var value = loss.Forward(scores, target);
        value.Sum().Backward();

        Recorded.AssertEqual(expected.GetProperty("loss"), value, 1e-6);
        Recorded.AssertEqual(expected.GetProperty("gradient"), scores.Gradient()!, 1e-6);
    }

    private static Tensor ClassWeights() => Tensors.From<float>([0.5f, 1, 2, 3]);
}
