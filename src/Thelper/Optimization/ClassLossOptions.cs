using System.ComponentModel.DataAnnotations;
using Thelper.Configuration;
using Thelper.Tasks;
using Thelper.Torch;
using Thelper.Torch.Losses;

namespace Thelper.Optimization;

/// <summary>Options of a loss that can count classes differently.</summary>
public interface IClassWeightedLossOptions : ILossOptions
{
    /// <summary>The parameters that take a factor for each class, by key, with what they have; null where they have nothing.</summary>
    IReadOnlyDictionary<string, IReadOnlyList<double>?> ClassFactors { get; }

    /// <summary>The same options with factors.</summary>
    /// <param name="parameter">One of the keys of <see cref="ClassFactors"/>.</param>
    /// <param name="factors">One for each class index.</param>
    ILossOptions WithClassFactors(string parameter, IReadOnlyList<double> factors);
}

/// <summary>Options of a loss that can leave out a class index.</summary>
public interface IIgnoringLossOptions : ILossOptions
{
    /// <summary>The setting <c>ignore_index</c>; null where the configuration does not have it.</summary>
    long? IgnoreIndex { get; }

    /// <summary>The same options with an index that does not count.</summary>
    /// <param name="index">The class index.</param>
    ILossOptions WithIgnoreIndex(long index);
}

/// <summary>The options that losses of class indices have in common.</summary>
[Supports(TaskKind.Classification, TaskKind.Segmentation, Labels = LabelCount.One)]
public abstract record ClassLossOptions : IClassWeightedLossOptions, IIgnoringLossOptions
{
    /// <summary>The factor of each class; none by default.</summary>
    public IReadOnlyList<double>? Weight { get; init; }

    /// <summary>
    /// A label that does not count. By default, in segmentation, the don't-care value of the data; else -100, or 255 for the
    /// focal loss.
    /// </summary>
    public long? IgnoreIndex { get; init; }

    IReadOnlyDictionary<string, IReadOnlyList<double>?> IClassWeightedLossOptions.ClassFactors =>
        new Dictionary<string, IReadOnlyList<double>?> { ["weight"] = Weight };

    ILossOptions IClassWeightedLossOptions.WithClassFactors(string parameter, IReadOnlyList<double> factors) => this with { Weight = factors };

    ILossOptions IIgnoringLossOptions.WithIgnoreIndex(long index) => this with { IgnoreIndex = index };

    /// <inheritdoc/>
    public ILoss Create(LearningTask task)
    {
        FactorTensor.RequireFit(this, nameof(Weight), Weight, task);
        return Create();
    }

    /// <summary>Makes the loss.</summary>
    private protected abstract ILoss Create();
}

/// <summary>The options of losses of class indices that are a mean or a sum.</summary>
public abstract record ReducedClassLossOptions : ClassLossOptions, IValidatedOptions
{
    /// <summary>The mean by default.</summary>
    public LossReduction Reduction { get; init; }

    /// <summary>Accepted for old files, as null; <see cref="Reduction"/> says it.</summary>
    public bool? SizeAverage { get; init; }

    /// <summary>Accepted for old files, as null; <see cref="Reduction"/> says it.</summary>
    public bool? Reduce { get; init; }

    /// <inheritdoc/>
    public IEnumerable<OptionsProblem> Validate() => OldReduction.Problems(SizeAverage, Reduce);
}

/// <summary>The options of <c>torch.nn.CrossEntropyLoss</c>.</summary>
public sealed record CrossEntropyLossOptions : ReducedClassLossOptions
{
    /// <summary>The share of the target spread evenly over all classes; 0 by default.</summary>
    [Range(0.0, 1.0)]
    public double LabelSmoothing { get; init; }

    private protected override ILoss Create() => new CrossEntropyLoss
    {
        Weight = FactorTensor.Of(Weight),
        IgnoreIndex = IgnoreIndex ?? -100,
        LabelSmoothing = LabelSmoothing,
        Reduction = Reduction.ToTorch(),
    };
}

/// <summary>The options of <c>torch.nn.NLLLoss</c>.</summary>
public sealed record NllLossOptions : ReducedClassLossOptions
{
    private protected override ILoss Create() => new NllLoss
    {
        Weight = FactorTensor.Of(Weight),
        IgnoreIndex = IgnoreIndex ?? -100,
        Reduction = Reduction.ToTorch(),
    };
}

/// <summary>The options of <see cref="FocalLoss"/>.</summary>
public sealed record FocalLossOptions : ClassLossOptions
{
    /// <summary>How strongly well-predicted elements are played down; 2 by default.</summary>
    [AtLeast(0)]
    public double Gamma { get; init; } = 2;

    /// <summary>A factor of the loss; 0.5 by default, and null is 1.</summary>
    [AtLeast(0)]
    public double? Alpha { get; init; } = 0.5;

    /// <summary>Whether each element is played down by itself (true, the default), or the batch by its mean.</summary>
    public bool PerElement { get; init; } = true;

    private protected override ILoss Create() => new FocalLoss
    {
        Gamma = Gamma,
        Alpha = Alpha ?? 1,
        Weight = FactorTensor.Of(Weight),
        IgnoreIndex = IgnoreIndex ?? 255,
        PerElement = PerElement,
    };
}

/// <summary>Factors of classes as tensors.</summary>
internal static class FactorTensor
{
    public static Tensor? Of(IReadOnlyList<double>? values) =>
        values is null ? null : Tensors.From<float>([.. values.Select(value => (float)value)]);

    public static Reduction ToTorch(this LossReduction reduction) =>
        reduction == LossReduction.Sum ? Reduction.Sum : Reduction.Mean;

    /// <exception cref="SettingException">There is another number of values than of classes.</exception>
    public static void RequireFit(object options, string property, IReadOnlyList<double>? values, LearningTask task)
    {
        if (values is not null && task is IClassTask { Classes.OutputCount: var classes } && values.Count != classes)
        {
            throw new SettingException(options, property, $"has {values.Count} values, but the data has {classes} classes.");
        }
    }
}
