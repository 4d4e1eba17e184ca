using Thelper.Configuration;
using Thelper.Tasks;
using Thelper.Torch.Losses;

namespace Thelper.Optimization;

/// <summary>How the losses of the elements become the one number that is trained on.</summary>
public enum LossReduction
{
    /// <summary>Their mean; weighted where there are class weights.</summary>
    Mean,

    /// <summary>Their sum.</summary>
    Sum,
}

/// <summary>The options that most losses have in common.</summary>
public abstract record ReducedLossOptions : ILossOptions, IValidatedOptions
{
    /// <summary>The mean by default.</summary>
    public LossReduction Reduction { get; init; }

    /// <summary>Accepted for old files, as null; <see cref="Reduction"/> says it.</summary>
    public bool? SizeAverage { get; init; }

    /// <summary>Accepted for old files, as null; <see cref="Reduction"/> says it.</summary>
    public bool? Reduce { get; init; }

    /// <inheritdoc/>
    public IEnumerable<OptionsProblem> Validate() => OldReduction.Problems(SizeAverage, Reduce);

    /// <inheritdoc/>
    public abstract ILoss Create(LearningTask task);
}

/// <summary>Options of losses with a factor for each class under <c>weight</c>.</summary>
public abstract record WeightedLossOptions : ReducedLossOptions, IClassWeightedLossOptions
{
    /// <summary>The factor of each class; none by default.</summary>
    public IReadOnlyList<double>? Weight { get; init; }

    IReadOnlyDictionary<string, IReadOnlyList<double>?> IClassWeightedLossOptions.ClassFactors => AllFactors;

    ILossOptions IClassWeightedLossOptions.WithClassFactors(string parameter, IReadOnlyList<double> factors) => WithFactors(parameter, factors);

    /// <inheritdoc/>
    public sealed override ILoss Create(LearningTask task)
    {
        foreach (var (parameter, values) in AllFactors)
        {
            FactorTensor.RequireFit(this, PropertyOf(parameter), values, task);
        }

        return Create();
    }

    /// <summary>The parameters with a factor for each class, by key.</summary>
    private protected virtual IReadOnlyDictionary<string, IReadOnlyList<double>?> AllFactors =>
        new Dictionary<string, IReadOnlyList<double>?> { ["weight"] = Weight };

    /// <summary>The same options with factors under a key.</summary>
    private protected virtual WeightedLossOptions WithFactors(string parameter, IReadOnlyList<double> factors) => this with { Weight = factors };

    /// <summary>The property of a key.</summary>
    private protected virtual string PropertyOf(string parameter) => nameof(Weight);

    /// <summary>Makes the loss.</summary>
    private protected abstract ILoss Create();
}

/// <summary>The two keys by which PyTorch's losses were reduced before version 0.4.</summary>
internal static class OldReduction
{
    private const string SizeAverage = nameof(ReducedLossOptions.SizeAverage);
    private const string Reduce = nameof(ReducedLossOptions.Reduce);

    public static IEnumerable<OptionsProblem> Problems(bool? sizeAverage, bool? reduce)
    {
        var instead = sizeAverage == false ? "sum" : "mean";
        if (sizeAverage is { } average)
        {
            yield return new(SizeAverage, $"is {Word(average)}, but PyTorch has given this key up; write reduction: {instead} in its place.");
        }

        if (reduce is { } reduced)
        {
            yield return new(Reduce, reduced
                ? $"is true, but PyTorch has given this key up; write reduction: {instead} in its place."
                : "is false, but a session is trained on one number; remove it, or write reduction: sum.");
        }
    }

    private static string Word(bool value) => value ? "true" : "false";
}
