using Thelper.Configuration;
using Thelper.Tasks;
using Thelper.Torch.Losses;

namespace Thelper.Optimization;

/// <summary>What a loss is made for.</summary>
/// <param name="Task">What the model is asked to do.</param>
/// <param name="ClassCounts">Counts the training samples of each class, in the order of the classes' indices; null where that
/// cannot be told without loading them. Asked only where weights follow from the counts.</param>
public sealed record LossContext(LearningTask Task, Func<IReadOnlyList<long>?> ClassCounts);

/// <summary>The <c>loss</c> part of a trainer's optimization: the loss, and what the task tells it.</summary>
public sealed record LossSection : IValidatedOptions
{
    private const string IgnoreIndexKey = "ignore_index";

    /// <summary>Which loss.</summary>
    [Inline]
    public required ILossOptions Loss { get; init; }

    /// <summary>
    /// The weights of the classes: a section of classes with their weights, in which those left out have 1; or how they follow
    /// from the training samples. <c>linear</c>: the count of the largest class divided by that of each; <c>root2</c>,
    /// <c>root3</c> and so on: that root of it; <c>uniform</c>: all the same. By default there are none.
    /// </summary>
    public ConfigNode? WeightDistribution { get; init; }

    /// <summary>The parameter of the loss that takes the weights; <c>weight</c> by default.</summary>
    public string WeightParamName { get; init; } = "weight";

    /// <summary>No weight that follows from samples is above this; infinity by default.</summary>
    [AtLeast(0)]
    public double WeightMax { get; init; } = double.PositiveInfinity;

    /// <summary>No weight that follows from samples is below this; 0 by default.</summary>
    [AtLeast(0)]
    public double WeightMin { get; init; }

    /// <summary>Whether weights that follow from samples are divided by their sum; by default those of <c>uniform</c> are.</summary>
    public bool? WeightNorm { get; init; }

    /// <summary>Whether classes are weighted, in older files; <see cref="WeightDistribution"/> says it by itself.</summary>
    public bool? WeightClasses { get; init; }

    /// <summary>Accepted for files of the Python original: <c>ignore_index</c>, as every loss here calls it.</summary>
    public string IgnoreIndexParamName { get; init; } = IgnoreIndexKey;

    /// <summary>
    /// In segmentation, the class whose pixels do not count; by default <c>dontcare</c>, the don't-care value of the data. A
    /// loss without an index to ignore counts all pixels.
    /// </summary>
    public string IgnoreIndexLabelName { get; init; } = Segmentation.DontCareName;

    /// <inheritdoc/>
    public IEnumerable<OptionsProblem> Validate()
    {
        if (IgnoreIndexParamName != IgnoreIndexKey)
        {
            yield return new(nameof(IgnoreIndexParamName), $"is '{IgnoreIndexParamName}', but the losses call it {IgnoreIndexKey}.");
        }

        if (WeightDistribution is null && WeightClasses == true)
        {
            yield return new(nameof(WeightClasses), "is true, but weight_distribution does not say how.");
        }
        else if (WeightDistribution is not null && WeightClasses == false)
        {
            yield return new(nameof(WeightClasses), "is false, but there is a weight_distribution; remove one of the two.");
        }

        foreach (var problem in ClassFactors.Problems(this))
        {
            yield return problem;
        }
    }

    /// <summary>Makes the loss.</summary>
    /// <param name="context">What it is made for.</param>
    /// <exception cref="SettingException">The section does not fit the task.</exception>
    public ILoss Create(LossContext context)
    {
        var complete = WithIgnoreIndex(WithWeights(Loss, context), context.Task);
        try
        {
            return complete.Create(context.Task);
        }
        catch (SettingException exception) when (ReferenceEquals(exception.Options, complete))
        {
            // Only the options as they were bound have lines.
            throw new SettingException(Loss, exception.Property, exception.Message);
        }
    }

    private ILossOptions WithWeights(ILossOptions loss, LossContext context)
    {
        if (WeightDistribution is null)
        {
            return loss;
        }

        if (context.Task is not (Classification or Segmentation))
        {
            throw new SettingException(
                this, nameof(WeightDistribution), $"is for tasks that tell classes apart, but the data is for {context.Task.Summary}; remove it.");
        }

        var weighted = loss as IClassWeightedLossOptions;
        if (weighted is null || !weighted.ClassFactors.TryGetValue(WeightParamName, out var given))
        {
            throw new SettingException(
                this, nameof(WeightParamName), $"is '{WeightParamName}', but the loss has no such parameter for the weights of classes; it has "
                + $"{(weighted is null ? "none, so remove weight_distribution" : string.Join(", ", weighted.ClassFactors.Keys))}.");
        }

        return given is null
            ? weighted.WithClassFactors(WeightParamName, ClassFactors.Compute(this, context))
            : throw new SettingException(
                this, nameof(WeightDistribution), $"sets the parameter '{WeightParamName}', which params gives too; remove one of the two.");
    }

    private ILossOptions WithIgnoreIndex(ILossOptions loss, LearningTask task)
    {
        var isDontCare = IgnoreIndexLabelName == Segmentation.DontCareName;
        if (task is not Segmentation segmentation || (loss is not IIgnoringLossOptions && isDontCare))
        {
            return loss;
        }

        if (loss is not IIgnoringLossOptions ignoring)
        {
            throw new SettingException(
                this, nameof(IgnoreIndexLabelName), $"is '{IgnoreIndexLabelName}', but the loss has no parameter {IgnoreIndexKey}; all its pixels count.");
        }

        var index = isDontCare ? segmentation.DontCare : segmentation.IndexOf(IgnoreIndexLabelName) ?? throw new SettingException(
            this, nameof(IgnoreIndexLabelName), $"is '{IgnoreIndexLabelName}', but the classes are {string.Join(", ", segmentation.ClassNames)}.");
        return ignoring.IgnoreIndex is { } own && index is not null && own != index
            ? throw new SettingException(
                loss, nameof(IIgnoringLossOptions.IgnoreIndex),
                $"is {own}, but the pixels of '{IgnoreIndexLabelName}', which do not count, have the value {index}; leave {IgnoreIndexKey} out.")
            : index is { } value ? ignoring.WithIgnoreIndex(value) : loss;
    }
}
