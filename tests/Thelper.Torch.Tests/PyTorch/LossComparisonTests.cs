using Thelper.Torch.Losses;

namespace Thelper.Torch.Tests.PyTorch;

public sealed class LossComparisonTests
{
    private static readonly Dictionary<string, Func<ILoss>> Losses = new()
    {
        ["mse"] = () => new MseLoss(),
        ["mse sum"] = () => new MseLoss { Reduction = Reduction.Sum },
        ["mse none"] = () => new MseLoss { Reduction = Reduction.None },
        ["l1"] = () => new L1Loss(),
        ["smooth l1"] = () => new SmoothL1Loss(),
        ["smooth l1 wide"] = () => new SmoothL1Loss { Beta = 2.5 },
        ["huber"] = () => new HuberLoss(),
        ["huber narrow"] = () => new HuberLoss { Delta = 0.25 },
        ["bce"] = () => new BceLoss(),
        ["bce weighted"] = () => new BceLoss { Weight = Weight() },
        ["bce logits"] = () => new BceWithLogitsLoss(),
        ["bce logits weighted"] = () => new BceWithLogitsLoss { Weight = Weight(), PositiveWeight = Weight(2) },
        ["bce logits of pixels"] = () => new BceWithLogitsLoss { PositiveWeight = Weight() },
        ["kl div"] = () => new KlDivLoss(),
        ["kl div batchmean"] = () => new KlDivLoss { Reduction = Reduction.Sum, PerSample = true },
        ["kl div of logs"] = () => new KlDivLoss { Reduction = Reduction.Sum, LogTarget = true },
        ["multi margin"] = () => new MultiMarginLoss(),
        ["multi margin weighted"] = () => new MultiMarginLoss { P = 2, Margin = 0.7, Weight = Weight(), Reduction = Reduction.Sum },
        ["multi-label margin"] = () => new MultiLabelMarginLoss(),
        ["multi-label soft margin"] = () => new MultiLabelSoftMarginLoss(),
        ["multi-label soft margin weighted"] = () => new MultiLabelSoftMarginLoss { Weight = Weight(), Reduction = Reduction.None },
        ["soft margin"] = () => new SoftMarginLoss(),
        ["soft margin sum"] = () => new SoftMarginLoss { Reduction = Reduction.Sum },
        ["hinge"] = () => new HingeEmbeddingLoss(),
        ["hinge wide"] = () => new HingeEmbeddingLoss { Margin = 2.5, Reduction = Reduction.None },
        ["poisson"] = () => new PoissonNllLoss(),
        ["poisson mean"] = () => new PoissonNllLoss { LogInput = false, Full = true, Epsilon = 0.01, Reduction = Reduction.Sum },
        ["nll"] = () => new NllLoss(),
        ["nll weighted"] = () => new NllLoss { Weight = Weight(), IgnoreIndex = 1 },
    };

    public static TheoryData<string> Names => new(Losses.Keys);

    [SkippableTheory]
    [MemberData(nameof(Names))]
    public void Loss_and_gradient_are_PyTorchs(string name)
    {
        var expected = PythonTorch.Ask("optimization.py").GetProperty("losses").GetProperty(name);
        using var scope = TensorScope.Open();
        using var loss = Losses[name]();
        var prediction = Recorded.Tensor(expected.GetProperty("prediction"), ScalarType.Float64);
        var target = Recorded.Tensor(expected.GetProperty("target"), TakesIndices(loss) ? ScalarType.Int64 : ScalarType.Float64);
        prediction.RequiresGradient = true;
        var value = loss.Forward(prediction, target);
        value.Sum().Backward();

        Recorded.AssertEqual(expected.GetProperty("loss"), value, 1e-12);
        Recorded.AssertEqual(expected.GetProperty("gradient"), prediction.Gradient()!, 1e-12);
    }

    private static bool TakesIndices(ILoss loss) => loss is NllLoss or MultiMarginLoss or MultiLabelMarginLoss;

    private static Tensor Weight(double factor = 1) => Tensors.From<double>([0.5 * factor, factor, 3 * factor]);
}
