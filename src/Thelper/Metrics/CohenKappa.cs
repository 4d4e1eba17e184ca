using Thelper.Configuration;
using Thelper.Tasks;

namespace Thelper.Metrics;

/// <summary>The options of <see cref="CohenKappa"/>.</summary>
[Supports(TaskKind.Classification, TaskKind.Segmentation, Labels = LabelCount.One)]
public sealed record CohenKappaOptions : WindowOptions
{
    /// <summary>How much it counts that a class was taken for another one; the same for all mistakes by default.</summary>
    [NullIsAbsent]
    public Disagreement Weights { get; init; }

    /// <inheritdoc/>
    public override IPredictionConsumer Create(LearningTask task) =>
        new CohenKappa(ClassTasks.SingleClassesOf(task, "Cohen's kappa"), Weights, MaxWinSize);
}

/// <summary>
/// Cohen's kappa: how much better than chance predictions and truth agree, 1 where they are the same, 0 where they are
/// independent (Cohen, "A Coefficient of Agreement for Nominal Scales", 1960): 1 − Σ w·observed / Σ w·expected, where w is 0 on
/// the diagonal of the table of classes. NaN where all samples have one class and are predicted as it.
/// </summary>
/// <param name="classes">The classes.</param>
/// <param name="weights">How much it counts that a class was taken for another one.</param>
/// <param name="maxWinSize">How many batches, the last ones, count; null for all.</param>
public sealed class CohenKappa(ClassMap classes, Disagreement weights = Disagreement.None, int? maxWinSize = null) : ConfusionMetric(classes, maxWinSize)
{
    private protected override double ValueOf(ConfusionCounts counts) => ConfusionFormulas.Kappa(counts, weights);
}
