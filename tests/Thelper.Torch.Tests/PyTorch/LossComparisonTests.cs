using Thelper.Torch.Losses;

namespace Thelper.Torch.Tests.PyTorch;

/// <summary>What no configuration can ask for, and so the suite of what configurations name leaves out.</summary>
public sealed class LossComparisonTests
{
    private static readonly Dictionary<string, Func<ILoss>> Losses = new()
    {
        ["mse"] = () => new MseLoss { Reduction = Reduction.None },
        ["hinge"] = () => new HingeEmbeddingLoss { Margin = 2.5, Reduction = Reduction.None },
        ["multi-label soft margin"] = () => new MultiLabelSoftMarginLoss { Weight = Weight(), Reduction = Reduction.None },
        ["bce logits of pixels"] = () => new BceWithLogitsLoss { PositiveWeight = Weight() },
    };

    public static TheoryData<string> Names => new(Losses.Keys);

    [SkippableTheory]
    [MemberData(nameof(Names))]
    public void Loss_and_gradient_are_PyTorchs(string name)
    {
        var expected = PythonTorch.Ask("losses.py").GetProperty(name);
        using var scope = TensorScope.Open();
        using var loss = Losses[name]();
        var prediction = Recorded.Tensor(expected.GetProperty("prediction"), ScalarType.Float64);
        var target = Recorded.Tensor(expected.GetProperty("target"), ScalarType.Float64);
        prediction.RequiresGradient = true;
        var value = loss.Forward(prediction, target);
        value.Sum().Backward();

        Recorded.AssertEqual(expected.GetProperty("loss"), value, 1e-12);
        Recorded.AssertEqual(expected.GetProperty("gradient"), prediction.Gradient()!, 1e-12);
    }

    private static Tensor Weight() => Tensors.From<double>([0.5, 1, 3]);
}
