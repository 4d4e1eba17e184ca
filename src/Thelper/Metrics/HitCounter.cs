using Thelper.Data;
using Thelper.Tasks;

namespace Thelper.Metrics;

/// <summary>How often a class was predicted rightly, was predicted, and is the true one.</summary>
/// <param name="Right">Samples or pixels of the class that were predicted as it.</param>
/// <param name="Predicted">Those that were predicted as it.</param>
/// <param name="Support">Those of the class.</param>
internal readonly record struct ClassHits(double Right, double Predicted, double Support)
{
    /// <summary>Whether the class is anywhere.</summary>
    public bool Occurs => Predicted + Support > 0;

    public static ClassHits operator +(ClassHits a, ClassHits b) =>
        new(a.Right + b.Right, a.Predicted + b.Predicted, a.Support + b.Support);
}

/// <summary>Counts <see cref="ClassHits"/> of all classes: of samples, of pixels, or of the flags of samples with several classes.</summary>
/// <param name="classes">The highest class index and one.</param>
internal sealed class HitCounter(int classes)
{
    private readonly PlaceClasses _places = new();

    /// <summary>How many sums this takes.</summary>
    public int SumCount => (3 * classes) + 1;

    public static ClassHits Of(Sums sums, int index) => new(sums[3 * index], sums[(3 * index) + 1], sums[(3 * index) + 2]);

    /// <summary>How many samples or pixels were counted.</summary>
    public double Seen(Sums sums) => sums[3 * classes];

    public ClassHits[] All(Sums sums) => [.. Enumerable.Range(0, classes).Select(index => Of(sums, index))];

    /// <summary>Counts a batch with a truth; pixels with the don't-care value do not count.</summary>
    /// <exception cref="DataException">There is no class of an index.</exception>
    public void Add(Iteration iteration, Sums sums)
    {
        var scores = ClassScores.Of(iteration);
        if (iteration.Task is Classification { MultiLabel: true })
        {
            AddFlags(scores, iteration.Target!.AsSpan<float>(), sums.Values);
            return;
        }

        var targets = TrueClasses.Of(iteration.Target!);
        var ignored = (iteration.Task as Segmentation)?.DontCare;
        for (var i = 0; i < scores.Samples; i++)
        {
            AddPlaces(scores.Truth(targets, i), _places.Of(scores, i), ignored, sums.Values);
        }
    }

    private void AddPlaces(ReadOnlySpan<long> truth, ReadOnlySpan<int> predicted, int? ignored, Span<double> sums)
    {
        for (var place = 0; place < truth.Length; place++)
        {
            if (truth[place] != ignored)
            {
                _ = TrueClasses.Checked(truth[place], classes);

                sums[3 * classes]++;
                Count(sums, (int)truth[place], isTrue: true, isFound: predicted[place] == truth[place]);
                if (predicted[place] != BestClasses.None && predicted[place] != truth[place])
                {
                    Count(sums, predicted[place], isTrue: false, isFound: true);
                }
            }
        }
    }

    private void AddFlags(ClassScores scores, ReadOnlySpan<float> flags, Span<double> sums)
    {
        sums[3 * classes] += scores.Samples;
        for (var i = 0; i < scores.Samples; i++)
        {
            var row = scores.Row(i);
            for (var index = 0; index < row.Length; index++)
            {
                Count(sums, index, ClassFlags.IsThere(flags[(i * row.Length) + index]), ClassFlags.IsFound(row[index]));
            }
        }
    }

    private static void Count(Span<double> sums, int index, bool isTrue, bool isFound)
    {
        sums[3 * index] += isTrue && isFound ? 1 : 0;
        sums[(3 * index) + 1] += isFound ? 1 : 0;
        sums[(3 * index) + 2] += isTrue ? 1 : 0;
    }
}
