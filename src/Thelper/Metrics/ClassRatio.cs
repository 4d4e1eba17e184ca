using Thelper.Configuration;
using Thelper.Data;
using Thelper.Tasks;

namespace Thelper.Metrics;

/// <summary>The options of metrics of how well each class is predicted.</summary>
public abstract record ClassRatioOptions : WindowOptions, IValidatedOptions
{
    /// <summary>How the values of classes become one; the plain mean by default.</summary>
    public ClassAverage? Average { get; init; }

    /// <summary>The class whose value is wanted; by default the average over classes.</summary>
    public string? TargetName { get; init; }

    /// <inheritdoc/>
    public IEnumerable<OptionsProblem> Validate()
    {
        if (Average is not null && TargetName is not null)
        {
            yield return new(nameof(Average), "says how classes become one value, but target_name asks for one class; leave one of them out.");
        }
    }

    /// <summary>What the metric needs to know.</summary>
    /// <exception cref="SettingException">There is no such class.</exception>
    private protected ClassSelection SelectionOf(LearningTask task)
    {
        var classes = ClassTasks.ClassesOf(task, "A metric of classes");
        return new ClassSelection(
            classes.OutputCount, Average ?? ClassAverage.Macro,
            TargetName is null ? null : NamedClass.IndexOf(classes, TargetName, this, nameof(TargetName)));
    }
}

/// <summary>Which classes count, and how their values become one.</summary>
/// <param name="Outputs">The highest class index and one.</param>
/// <param name="Average">How values become one.</param>
/// <param name="Target">The index of the only class that counts; null for all.</param>
public sealed record ClassSelection(int Outputs, ClassAverage Average = ClassAverage.Macro, int? Target = null);

/// <summary>
/// A number between 0 and 1 that says how well classes are predicted: of samples, of pixels but those with the don't-care value,
/// or of flags where a sample may have several classes. The value of one class, or an average over those that occur in truth or
/// prediction. A quotient whose denominator is 0 is 0; NaN where nothing was seen.
/// </summary>
public abstract class ClassRatio : SumMetric
{
    private readonly ClassSelection _selection;
    private readonly HitCounter _counter;
    private readonly HitRatio _ratio;

    private protected ClassRatio(ClassSelection selection, HitRatio ratio, int? maxWinSize)
        : base(new HitCounter(selection.Outputs).SumCount, maxWinSize) =>
        (_selection, _ratio, _counter) = (selection, ratio, new HitCounter(selection.Outputs));

    // Where samples with several classes have none, and none is found, all quotients are 0.
    private protected override double ValueOf(Sums sums) =>
        _counter.Seen(sums) == 0 ? double.NaN
        : _selection.Target is { } target ? _ratio(HitCounter.Of(sums, target))
        : _ratio.Average(_selection.Average, _counter.All(sums)) is var value && double.IsNaN(value) ? 0 : value;

    /// <inheritdoc/>
    /// <exception cref="DataException">There is no class of an index.</exception>
    private protected override void Add(Iteration iteration, Sums sums) => _counter.Add(iteration, sums);
}
