using Thelper.Tasks;

namespace Thelper.Metrics;

/// <summary>The options of <see cref="Dice"/>.</summary>
[Supports(TaskKind.Segmentation)]
public sealed record DiceOptions : ClassOverlapOptions
{
    /// <inheritdoc/>
    public override IPredictionConsumer Create(LearningTask task)
    {
        var (segmentation, names) = TargetsOf(task, "The Dice coefficient");
        return new Dice(segmentation, names, GlobalScore, MaxWinSize);
    }
}

/// <summary>
/// The Dice coefficient, 0 to 1: twice the intersection of the predicted and the true area of a class over the sum of both areas
/// (Dice, "Measures of the Amount of Ecologic Association Between Species", 1945). The mean over the classes that occur in truth
/// or prediction; pixels whose truth is the don't-care value do not count. The report has the value of each class.
/// </summary>
/// <inheritdoc cref="IntersectionOverUnion"/>
public sealed class Dice(Segmentation task, IReadOnlyList<string> targetNames, bool globalScore = true, int? maxWinSize = null)
    : ClassOverlap(task, targetNames, globalScore, maxWinSize)
{
    private protected override (double Part, double Whole) QuotientOf(long both, long either) => (2.0 * both, both + either);
}
