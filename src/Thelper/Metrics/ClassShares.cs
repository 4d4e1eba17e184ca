namespace Thelper.Metrics;

/// <summary>Scores as probabilities.</summary>
internal static class ClassShares
{
    /// <summary>The share of a class at a place, by the softmax of the scores there; NaN where a score is.</summary>
    /// <param name="scores">Class after class, and for each class place after place.</param>
    /// <param name="places">How many places.</param>
    /// <param name="place">The place.</param>
    /// <param name="index">The class.</param>
    public static double Of(ReadOnlySpan<float> scores, int places, int place, int index)
    {
        var (highest, sum) = (float.NegativeInfinity, 0.0);
        for (var i = place; i < scores.Length; i += places)
        {
            highest = MathF.Max(highest, scores[i]);
        }

        for (var i = place; i < scores.Length; i += places)
        {
            sum += Math.Exp((double)scores[i] - highest);
        }

        return Math.Exp((double)scores[(index * places) + place] - highest) / sum;
    }

    /// <summary>The shares of all classes of a sample.</summary>
    /// <param name="row">A score for each class.</param>
    public static double[] Of(ReadOnlySpan<float> row)
    {
        var highest = float.NegativeInfinity;
        foreach (var score in row)
        {
            highest = MathF.Max(highest, score);
        }

        var powers = Array.ConvertAll(row.ToArray(), score => Math.Exp((double)score - highest));
        var sum = powers.Sum();
        return Array.ConvertAll(powers, power => power / sum);
    }

    /// <summary>The probability of a class that does not exclude others.</summary>
    /// <param name="score">A logit.</param>
    public static double Sigmoid(float score) => 1 / (1 + Math.Exp(-(double)score));
}
