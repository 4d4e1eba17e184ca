using Thelper.Data;
using Thelper.Tasks;

namespace Thelper.Metrics;

/// <summary>Counts batches. It holds the memory that takes once, however many <see cref="ConfusionCounts"/> it fills.</summary>
internal sealed class ConfusionCounter
{
    private readonly PlaceClasses _places = new();

    /// <summary>
    /// Counts the samples or pixels of a batch, where their classes are known; those without a prediction count too, and those
    /// with the don't-care value do not.
    /// </summary>
    /// <param name="iteration">The batch.</param>
    /// <param name="counts">Gets the counts.</param>
    /// <param name="weights">What each sample counts; 1 by default. Of augmented copies each counts as much as its sample.</param>
    /// <exception cref="DataException">There is no class of an index.</exception>
    public void Add(Iteration iteration, ConfusionCounts counts, double[]? weights = null)
    {
        if (iteration.Target is null)
        {
            return;
        }

        var scores = ClassScores.Of(iteration);
        var targets = TrueClasses.Of(iteration.Target);
        var ignored = (iteration.Task as Segmentation)?.DontCare;
        for (var i = 0; i < scores.Samples; i++)
        {
            AddPlaces(scores.Truth(targets, i), _places.Of(scores, i), ignored, counts, weights is null ? 1 : weights[i % weights.Length]);
        }
    }

    private static void AddPlaces(ReadOnlySpan<long> truth, ReadOnlySpan<int> predicted, int? ignored, ConfusionCounts counts, double weight)
    {
        for (var place = 0; place < truth.Length; place++)
        {
            if (truth[place] != ignored)
            {
                counts.Add(TrueClasses.Checked(truth[place], counts.Classes), predicted[place], weight);
            }
        }
    }
}
