using System.ComponentModel.DataAnnotations;
using Thelper.Configuration;
using Thelper.Tasks;
using Thelper.Torch.Losses;

namespace Thelper.Optimization;

/// <summary>The options of <c>torch.nn.MultiMarginLoss</c>.</summary>
[Supports(TaskKind.Classification, Labels = LabelCount.One)]
public sealed record MultiMarginLossOptions : WeightedLossOptions
{
    /// <summary>The power; 1, the default, or 2.</summary>
    [Range(1, 2)]
    public int P { get; init; } = 1;

    /// <summary>By how much the score of the true class is to be above the others; 1 by default.</summary>
    public double Margin { get; init; } = 1;

    private protected override ILoss Create() => new MultiMarginLoss
    {
        P = P,
        Margin = Margin,
        Weight = FactorTensor.Of(Weight),
        Reduction = Reduction.ToTorch(),
    };
}

/// <summary>The options of <c>torch.nn.MultiLabelMarginLoss</c>.</summary>
[Supports(TaskKind.Classification, Labels = LabelCount.Several)]
public sealed record MultiLabelMarginLossOptions : ReducedLossOptions
{
    /// <inheritdoc/>
    public override ILoss Create(LearningTask task) => new MultiLabelMarginLoss { Reduction = Reduction.ToTorch() };
}

/// <summary>The options of <c>torch.nn.MultiLabelSoftMarginLoss</c>.</summary>
[Supports(TaskKind.Classification, Labels = LabelCount.Several)]
public sealed record MultiLabelSoftMarginLossOptions : WeightedLossOptions
{
    private protected override ILoss Create() => new MultiLabelSoftMarginLoss
    {
        Weight = FactorTensor.Of(Weight),
        Reduction = Reduction.ToTorch(),
    };
}

/// <summary>The options of <c>torch.nn.SoftMarginLoss</c>; the flags of classes count as 1 and -1.</summary>
[Supports(TaskKind.Classification, Labels = LabelCount.Several)]
public sealed record SoftMarginLossOptions : ReducedLossOptions
{
    /// <inheritdoc/>
    public override ILoss Create(LearningTask task) => new SoftMarginLoss { Reduction = Reduction.ToTorch(), TakesFlags = true };
}

/// <summary>The options of <c>torch.nn.PoissonNLLLoss</c>, for counts.</summary>
[Supports(TaskKind.Regression)]
public sealed record PoissonNllLossOptions : ReducedLossOptions
{
    /// <summary>Whether predictions are logarithms of means; true by default.</summary>
    public bool LogInput { get; init; } = true;

    /// <summary>Whether a term without a gradient is added, which makes it a likelihood; false by default.</summary>
    public bool Full { get; init; }

    /// <summary>Added to predicted means before their logarithm; 1e-8 by default.</summary>
    [AtLeast(0)]
    public double Eps { get; init; } = 1e-8;

    /// <inheritdoc/>
    public override ILoss Create(LearningTask task) => new PoissonNllLoss
    {
        Reduction = Reduction.ToTorch(),
        LogInput = LogInput,
        Full = Full,
        Epsilon = Eps,
    };
}
