using Thelper.Configuration;
using Thelper.Tasks;
using Thelper.Torch.Losses;

namespace Thelper.Optimization;

/// <summary>The options of <c>torch.nn.MSELoss</c>.</summary>
[Supports(TaskKind.Regression, TaskKind.SuperResolution, TaskKind.Classification, Labels = LabelCount.Several)]
public sealed record MseLossOptions : ReducedLossOptions
{
    /// <inheritdoc/>
    public override ILoss Create(LearningTask task) => new MseLoss { Reduction = Reduction.ToTorch() };
}

/// <summary>The options of <c>torch.nn.L1Loss</c>.</summary>
[Supports(TaskKind.Regression, TaskKind.SuperResolution, TaskKind.Classification, Labels = LabelCount.Several)]
public sealed record L1LossOptions : ReducedLossOptions
{
    /// <inheritdoc/>
    public override ILoss Create(LearningTask task) => new L1Loss { Reduction = Reduction.ToTorch() };
}

/// <summary>The options of <c>torch.nn.SmoothL1Loss</c>.</summary>
[Supports(TaskKind.Regression, TaskKind.SuperResolution, TaskKind.Classification, Labels = LabelCount.Several)]
public sealed record SmoothL1LossOptions : ReducedLossOptions
{
    /// <summary>The difference from which the loss grows evenly; 1 by default.</summary>
    [AtLeast(0)]
    public double Beta { get; init; } = 1;

    /// <inheritdoc/>
    public override ILoss Create(LearningTask task) => new SmoothL1Loss { Reduction = Reduction.ToTorch(), Beta = Beta };
}

/// <summary>The options of <c>torch.nn.HuberLoss</c>.</summary>
[Supports(TaskKind.Regression, TaskKind.SuperResolution, TaskKind.Classification, Labels = LabelCount.Several)]
public sealed record HuberLossOptions : ReducedLossOptions
{
    /// <summary>The difference from which the loss grows evenly; 1 by default.</summary>
    [Positive]
    public double Delta { get; init; } = 1;

    /// <inheritdoc/>
    public override ILoss Create(LearningTask task) => new HuberLoss { Reduction = Reduction.ToTorch(), Delta = Delta };
}

/// <summary>The options of <c>torch.nn.BCELoss</c>.</summary>
[Supports(TaskKind.Classification, Labels = LabelCount.Several)]
public sealed record BceLossOptions : WeightedLossOptions
{
    private protected override ILoss Create() => new BceLoss { Reduction = Reduction.ToTorch(), Weight = FactorTensor.Of(Weight) };
}

/// <summary>The options of <c>torch.nn.BCEWithLogitsLoss</c>.</summary>
[Supports(TaskKind.Classification, Labels = LabelCount.Several)]
public sealed record BceWithLogitsLossOptions : WeightedLossOptions
{
    private const string PositiveKey = "pos_weight";

    /// <summary>The factor of each class where a sample has it; none by default.</summary>
    public IReadOnlyList<double>? PosWeight { get; init; }

    private protected override IReadOnlyDictionary<string, IReadOnlyList<double>?> AllFactors =>
        new Dictionary<string, IReadOnlyList<double>?> { ["weight"] = Weight, [PositiveKey] = PosWeight };

    private protected override WeightedLossOptions WithFactors(string parameter, IReadOnlyList<double> factors) =>
        parameter == PositiveKey ? this with { PosWeight = factors } : this with { Weight = factors };

    private protected override string PropertyOf(string parameter) => parameter == PositiveKey ? nameof(PosWeight) : nameof(Weight);

    private protected override ILoss Create() => new BceWithLogitsLoss
    {
        Reduction = Reduction.ToTorch(),
        Weight = FactorTensor.Of(Weight),
        PositiveWeight = FactorTensor.Of(PosWeight),
    };
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
public sealed record KlDivLossOptions : ILossOptions, IValidatedOptions
{
    /// <summary>The mean over all elements by default, as in PyTorch.</summary>
    public DivergenceReduction Reduction { get; init; }

    /// <summary>Whether targets are logarithms too; false by default.</summary>
    public bool LogTarget { get; init; }

    /// <summary>Accepted for old files, as null; <see cref="Reduction"/> says it.</summary>
    public bool? SizeAverage { get; init; }

    /// <summary>Accepted for old files, as null; <see cref="Reduction"/> says it.</summary>
    public bool? Reduce { get; init; }

    /// <inheritdoc/>
    public IEnumerable<OptionsProblem> Validate() => OldReduction.Problems(SizeAverage, Reduce);

    /// <inheritdoc/>
    public ILoss Create(LearningTask task) => new KlDivLoss
    {
        Reduction = Reduction == DivergenceReduction.Mean ? Torch.Losses.Reduction.Mean : Torch.Losses.Reduction.Sum,
        PerSample = Reduction == DivergenceReduction.Batchmean,
        LogTarget = LogTarget,
    };
}
