using Thelper.Tasks;

namespace Thelper.Metrics;

/// <summary>
/// How far the predicted and the true area of a class overlap: the mean over the classes that occur in truth or prediction;
/// pixels whose truth is the don't-care value do not count. The report has the value of each class.
/// </summary>
public abstract class ClassOverlap : SumMetric, IReporter
{
    private readonly Segmentation _task;
    private readonly IReadOnlyList<string> _names;
    private readonly bool _isGlobal;
    private readonly OverlapCounts _counts;
    private readonly int[] _targets;

    /// <param name="task">Has the classes.</param>
    /// <param name="targetNames">The classes that count, each one of the task's.</param>
    /// <param name="globalScore">
    /// Whether all pixels are counted together; else a class's value is the mean over the images in which it occurs.
    /// </param>
    /// <param name="maxWinSize">How many batches, the last ones, count; null for all.</param>
    private protected ClassOverlap(Segmentation task, IReadOnlyList<string> targetNames, bool globalScore, int? maxWinSize)
        : base(2 * targetNames.Count, maxWinSize)
    {
        (_task, _names, _isGlobal) = (task, targetNames, globalScore);
        _counts = new OverlapCounts(task.Classes.OutputCount);
        _targets = [.. targetNames.Select(name => task.ClassIndices[name])];
    }

    /// <inheritdoc/>
    public string Extension => "classes.txt";

    /// <summary>The value of each class that counts, in the order in which they were named; NaN where it did not occur.</summary>
    public IReadOnlyList<double> ByClass => ByClassOf(Total);

    /// <inheritdoc/>
    public string? Report()
    {
        if (double.IsNaN(Evaluate()))
        {
            return null;
        }

        const string mean = "mean";
        var width = _names.Append(mean).Max(name => name.Length);
        var table = new ClassTable(width);
        foreach (var (name, value) in _names.Append(mean).Zip(ByClass.Append(Evaluate())))
        {
            table.Row(name, ClassTable.Cell(value));
        }

        return table.ToString();
    }

    private protected override double ValueOf(Sums sums) =>
        ByClassOf(sums).Where(value => !double.IsNaN(value)).DefaultIfEmpty(double.NaN).Average();

    /// <inheritdoc/>
    private protected override void Add(Iteration iteration, Sums sums)
    {
        var scores = ClassScores.Of(iteration);
        var truth = TrueClasses.Of(iteration.Target!);
        for (var i = 0; i < scores.Samples; i++)
        {
            _counts.Count(scores.Row(i), scores.Truth(truth, i), _task.DontCare);
            AddImage(sums);
        }
    }

    /// <summary>The two numbers whose quotient the value of a class is; the second is 0 where the class does not occur.</summary>
    /// <param name="both">Pixels of the class in truth and prediction.</param>
    /// <param name="either">Pixels of the class in truth, in prediction, or in both.</param>
    private protected abstract (double Part, double Whole) QuotientOf(long both, long either);

    private double[] ByClassOf(Sums sums) => [.. Enumerable.Range(0, _targets.Length).Select(
        i => sums[(2 * i) + 1] == 0 ? double.NaN : sums[2 * i] / sums[(2 * i) + 1])];

    // Pixels and pixels, or the sum of the images' values and the number of images.
    private void AddImage(Sums sums)
    {
        for (var i = 0; i < _targets.Length; i++)
        {
            var (part, whole) = QuotientOf(_counts.Intersection(_targets[i]), _counts.Union(_targets[i]));
            if (whole > 0)
            {
                sums[2 * i] += _isGlobal ? part : part / whole;
                sums[(2 * i) + 1] += _isGlobal ? whole : 1;
            }
        }
    }
}
