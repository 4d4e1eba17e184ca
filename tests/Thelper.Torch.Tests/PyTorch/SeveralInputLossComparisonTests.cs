using Thelper.Torch.Losses;

namespace Thelper.Torch.Tests.PyTorch;

/// <summary>Losses that compare more than a prediction with a truth.</summary>
public sealed class SeveralInputLossComparisonTests
{
    private static readonly Dictionary<string, Func<Tensor[], Tensor>> Losses = new()
    {
        ["gaussian"] = inputs => new GaussianNllLoss().Forward(inputs[0], inputs[1], inputs[2]),
        ["gaussian full"] = inputs => new GaussianNllLoss { Full = true, Epsilon = 0.5, Reduction = Reduction.Sum }
            .Forward(inputs[0], inputs[1], inputs[2]),
        ["gaussian of rows"] = inputs => new GaussianNllLoss { Reduction = Reduction.None }.Forward(inputs[0], inputs[1], inputs[2]),
        ["cosine"] = inputs => new CosineEmbeddingLoss().Forward(inputs[0], inputs[1], inputs[2]),
        ["cosine margin"] = inputs => new CosineEmbeddingLoss { Margin = 0.2, Reduction = Reduction.None }.Forward(inputs[0], inputs[1], inputs[2]),
        ["ranking"] = inputs => new MarginRankingLoss().Forward(inputs[0], inputs[1], inputs[2]),
        ["ranking margin"] = inputs => new MarginRankingLoss { Margin = 0.5, Reduction = Reduction.Sum }.Forward(inputs[0], inputs[1], inputs[2]),
        ["triplet"] = inputs => new TripletMarginLoss().Forward(inputs[0], inputs[1], inputs[2]),
        ["triplet swapped"] = inputs => new TripletMarginLoss { Margin = 2, P = 1, Epsilon = 1e-4, Swap = true, Reduction = Reduction.Sum }
            .Forward(inputs[0], inputs[1], inputs[2]),
        ["triplet distance"] = inputs => new TripletMarginWithDistanceLoss().Forward(inputs[0], inputs[1], inputs[2]),
        ["triplet own distance"] = inputs => new TripletMarginWithDistanceLoss
        {
            Distance = (first, second) => first.CosineSimilarity(second).Neg().Add(1),
            Margin = 0.5,
            Swap = true,
            Reduction = Reduction.None,
        }.Forward(inputs[0], inputs[1], inputs[2]),
        ["ctc"] = inputs => new CtcLoss().Forward(inputs[0], inputs[1], inputs[2], inputs[3]),
        ["ctc blank"] = inputs => new CtcLoss { Blank = 3, Reduction = Reduction.None }.Forward(inputs[0], inputs[1], inputs[2], inputs[3]),
        ["ctc too short"] = inputs => new CtcLoss { ZeroInfinity = true, Reduction = Reduction.Sum }
            .Forward(inputs[0], inputs[1], inputs[2], inputs[3]),
    };

    public static TheoryData<string> Names => new(Losses.Keys);

    [SkippableTheory]
    [MemberData(nameof(Names))]
    public void Loss_and_gradients_are_PyTorchs(string name)
    {
        var expected = PythonTorch.Ask("optimization.py").GetProperty("losses of several").GetProperty(name);
        using var scope = TensorScope.Open();
        Tensor[] learned = [.. expected.GetProperty("gradients").EnumerateArray().Select((_, i) => Input(i, ScalarType.Float64))];
        Tensor[] others = [.. Enumerable.Range(learned.Length, expected.GetProperty("inputs").GetArrayLength() - learned.Length)
            .Select(i => Input(i, ScalarType.Int64))];
        learned.ToList().ForEach(input => input.RequiresGradient = true);
        var value = Losses[name]([.. learned, .. others]);
        value.Sum().Backward();

        Recorded.AssertEqual(expected.GetProperty("loss"), value, 1e-12);
        for (var i = 0; i < learned.Length; i++)
        {
            Recorded.AssertEqual(expected.GetProperty("gradients")[i], learned[i].Gradient()!, 1e-12);
        }

        Tensor Input(int index, ScalarType type) => Recorded.Tensor(expected.GetProperty("inputs")[index], type);
    }

    [Fact]
    public void A_negative_variance_is_refused_with_what_to_do()
    {
        using var scope = TensorScope.Open();

        Assert.StartsWith(
            "A variance is negative; give the model's last layer a softplus or an exponential.",
            Assert.Throws<ArgumentException>(() => new GaussianNllLoss().Forward(
                Operators.Zeros([2]), Operators.Zeros([2]), Operators.Full([2], -1))).Message, StringComparison.Ordinal);
    }
}
