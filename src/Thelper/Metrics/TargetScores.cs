using Thelper.Tasks;

namespace Thelper.Metrics;

/// <summary>How sure a model is that samples, or pixels, are of one class.</summary>
/// <param name="index">The class.</param>
/// <param name="isInverted">Whether the others are the positive samples; their score is 1 − that of the class.</param>
/// <param name="softmax">
/// Whether scores become probabilities: by the softmax, or where a sample may have several classes by the sigmoid.
/// </param>
internal sealed class TargetScores(int index, bool isInverted, bool softmax)
{
    /// <summary>What is before the name of a class to mean all others.</summary>
    public const char Inversion = '!';

    public bool IsInverted => isInverted;

    /// <summary>Understands a class name with or without a leading <see cref="Inversion"/>.</summary>
    /// <param name="classes">The names that count.</param>
    /// <param name="name">Of the class.</param>
    /// <param name="softmax">Whether scores become probabilities.</param>
    /// <param name="options">To blame where there is no such class.</param>
    /// <param name="property">The C# name of the property to blame.</param>
    /// <exception cref="Configuration.SettingException">There is no such class.</exception>
    public static TargetScores Of(ClassMap classes, string name, bool softmax, object options, string property) =>
        name.StartsWith(Inversion) && classes.IndexOf(name) is null
            ? new(NamedClass.IndexOf(classes, name[1..], options, property), isInverted: true, softmax)
            : new(NamedClass.IndexOf(classes, name, options, property), isInverted: false, softmax);

    /// <summary>Adds the samples or pixels of a batch with a truth, but pixels with the don't-care value.</summary>
    /// <param name="iteration">The batch.</param>
    /// <param name="list">Gets scores of the class, inverted or not, and whether each is positive.</param>
    /// <param name="weights">What each sample counts; 1 by default. Of augmented copies each counts as much as its sample.</param>
    public void Add(Iteration iteration, ScoreList list, double[]? weights = null)
    {
        var scores = ClassScores.Of(iteration);
        if (iteration.Task is Classification { MultiLabel: true })
        {
            AddFlags(scores, iteration.Target!.AsSpan<float>(), list, weights);
            return;
        }

        var truth = TrueClasses.Of(iteration.Target!);
        var ignored = (iteration.Task as Segmentation)?.DontCare;
        for (var i = 0; i < scores.Samples; i++)
        {
            var row = scores.Row(i);
            var labels = scores.Truth(truth, i);
            for (var place = 0; place < labels.Length; place++)
            {
                if (labels[place] != ignored)
                {
                    _ = TrueClasses.Checked(labels[place], scores.Classes);
                    var score = softmax ? ClassShares.Of(row, scores.Places, place, index) : row[(index * scores.Places) + place];
                    list.Add(score, (labels[place] == index) != isInverted, WeightOf(weights, i));
                }
            }
        }
    }

    private void AddFlags(ClassScores scores, ReadOnlySpan<float> flags, ScoreList list, double[]? weights)
    {
        for (var i = 0; i < scores.Samples; i++)
        {
            var score = scores.Row(i)[index];
            list.Add(
                softmax ? ClassShares.Sigmoid(score) : score,
                ClassFlags.IsThere(flags[(i * scores.Classes) + index]) != isInverted,
                WeightOf(weights, i));
        }
    }

    private static double? WeightOf(double[]? weights, int sample) => weights is null ? null : weights[sample % weights.Length];
}
