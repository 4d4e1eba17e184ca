using Thelper.Configuration;
using Thelper.Tasks;
using Thelper.Torch.Losses;

namespace Thelper.Optimization;

/// <summary>The options of <c>torch.nn.MSELoss</c>.</summary>
[Supports(TaskKind.Regression, TaskKind.SuperResolution, TaskKind.Classification, Labels = LabelCount.Several)]
public sealed record MseLossOptions : ILossOptions
{
    /// <summary>The mean by default.</summary>
    public LossReduction Reduction { get; init; }

    /// <inheritdoc/>
    public ILoss Create(LearningTask task) => new MseLoss { Reduction = Reduction.ToTorch() };
}

/// <summary>The options of <c>torch.nn.L1Loss</c>.</summary>
[Supports(TaskKind.Regression, TaskKind.SuperResolution, TaskKind.Classification, Labels = LabelCount.Several)]
public sealed record L1LossOptions : ILossOptions
{
    /// <summary>The mean by default.</summary>
    public LossReduction Reduction { get; init; }

    /// <inheritdoc/>
    public ILoss Create(LearningTask task) => new L1Loss { Reduction = Reduction.ToTorch() };
}

/// <summary>The options of <c>torch.nn.SmoothL1Loss</c>.</summary>
[Supports(TaskKind.Regression, TaskKind.SuperResolution, TaskKind.Classification, Labels = LabelCount.Several)]
public sealed record SmoothL1LossOptions : ILossOptions
{
    /// <summary>The mean by default.</summary>
    public LossReduction Reduction { get; init; }

    /// <summary>The difference from which the loss grows evenly; 1 by default.</summary>
    [AtLeast(0)]
    public double Beta { get; init; } = 1;

    /// <inheritdoc/>
    public ILoss Create(LearningTask task) => new SmoothL1Loss { Reduction = Reduction.ToTorch(), Beta = Beta };
}

/// <summary>The options of <c>torch.nn.HuberLoss</c>.</summary>
[Supports(TaskKind.Regression, TaskKind.SuperResolution, TaskKind.Classification, Labels = LabelCount.Several)]
public sealed record HuberLossOptions : ILossOptions
{
    /// <summary>The mean by default.</summary>
    public LossReduction Reduction { get; init; }

    /// <summary>The difference from which the loss grows evenly; 1 by default.</summary>
    [Positive]
    public double Delta { get; init; } = 1;

    /// <inheritdoc/>
    public ILoss Create(LearningTask task) => new HuberLoss { Reduction = Reduction.ToTorch(), Delta = Delta };
}

/// <summary>The options of <c>torch.nn.BCELoss</c>.</summary>
[Supports(TaskKind.Classification, Labels = LabelCount.Several)]
public sealed record BceLossOptions : IClassWeightedLossOptions
{
    /// <summary>The mean by default.</summary>
    public LossReduction Reduction { get; init; }

    /// <summary>The factor of each class; none by default.</summary>
    public IReadOnlyList<double>? Weight { get; init; }

    IReadOnlyDictionary<string, IReadOnlyList<double>?> IClassWeightedLossOptions.ClassFactors =>
        new Dictionary<string, IReadOnlyList<double>?> { ["weight"] = Weight };

    ILossOptions IClassWeightedLossOptions.WithClassFactors(string parameter, IReadOnlyList<double> factors) => this with { Weight = factors };

    /// <inheritdoc/>
    public ILoss Create(LearningTask task)
    {
        FactorTensor.RequireFit(this, nameof(Weight), Weight, task);
        return new BceLoss { Reduction = Reduction.ToTorch(), Weight = FactorTensor.Of(Weight) };
    }
}

/// <summary>The options of <c>torch.nn.BCEWithLogitsLoss</c>.</summary>
[Supports(TaskKind.Classification, Labels = LabelCount.Several)]
public sealed record BceWithLogitsLossOptions : IClassWeightedLossOptions
{
    /// <summary>The mean by default.</summary>
    public LossReduction Reduction { get; init; }

    /// <summary>The factor of each class; none by default.</summary>
    public IReadOnlyList<double>? Weight { get; init; }

    /// <summary>The factor of each class where a sample has it; none by default.</summary>
    public IReadOnlyList<double>? PosWeight { get; init; }

    IReadOnlyDictionary<string, IReadOnlyList<double>?> IClassWeightedLossOptions.ClassFactors =>
        new Dictionary<string, IReadOnlyList<double>?> { ["weight"] = Weight, ["pos_weight"] = PosWeight };

    ILossOptions IClassWeightedLossOptions.WithClassFactors(string parameter, IReadOnlyList<double> factors) =>
        parameter == "weight" ? this with { Weight = factors } : this with { PosWeight = factors };

    /// <inheritdoc/>
    public ILoss Create(LearningTask task)
    {
        FactorTensor.RequireFit(this, nameof(Weight), Weight, task);
        FactorTensor.RequireFit(this, nameof(PosWeight), PosWeight, task);
        return new BceWithLogitsLoss
        {
            Reduction = Reduction.ToTorch(),
            Weight = FactorTensor.Of(Weight),
            PositiveWeight = FactorTensor.Of(PosWeight),
        };
    }
}

/// <summary>How the terms of a divergence become the one number that is trained on.</summary>
public enum DivergenceReduction
{
    /// <summary>Their mean over all elements, which is less than the divergence.</summary>
    Mean,

    /// <summary>Their sum.</summary>
    Sum,

    /// <summary>Their sum divided by the number of samples: the divergence as it is defined.</summary>
    Batchmean,
}

/// <summary>The options of <c>torch.nn.KLDivLoss</c>.</summary>
[Supports(TaskKind.Classification, Labels = LabelCount.One)]
public sealed record KlDivLossOptions : ILossOptions
{
    /// <summary>The mean over all elements by default, as in PyTorch.</summary>
    public DivergenceReduction Reduction { get; init; }

    /// <summary>Whether targets are logarithms too; false by default.</summary>
    public bool LogTarget { get; init; }

    /// <inheritdoc/>
    public ILoss Create(LearningTask task) => new KlDivLoss
    {
        Reduction = Reduction == DivergenceReduction.Mean ? Torch.Losses.Reduction.Mean : Torch.Losses.Reduction.Sum,
        PerSample = Reduction == DivergenceReduction.Batchmean,
        LogTarget = LogTarget,
    };
}
