using Thelper.Data;
using Thelper.Torch;

namespace Thelper.Metrics;

/// <summary>Predicted and true numbers of a batch, one against the other.</summary>
internal static class NumberPairs
{
    /// <param name="iteration">With a truth.</param>
    /// <exception cref="DataException">Predictions and truth have different shapes.</exception>
    public static (double[] Predicted, double[] Truth) Of(Iteration iteration)
    {
        var (prediction, target) = (iteration.RequirePrediction(), iteration.Target!);
        return prediction.Shape.AsSpan().SequenceEqual(target.Shape)
            ? (prediction.ToArray<double>(), target.ToArray<double>())
            : throw new DataException(
                $"The model gave [{string.Join(", ", prediction.Shape)}], but the truth is [{string.Join(", ", target.Shape)}]; an error of "
                + "numbers needs equal shapes.");
    }
}
