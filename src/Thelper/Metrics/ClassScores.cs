using Thelper.Data;
using Thelper.Tasks;

namespace Thelper.Metrics;

/// <summary>The scores of a batch, one row of classes for each sample.</summary>
internal readonly ref struct ClassScores
{
    private readonly ReadOnlySpan<float> _scores;
    private readonly int _classes;

    private ClassScores(ReadOnlySpan<float> scores, int classes)
    {
        _scores = scores;
        _classes = classes;
    }

    /// <exception cref="DataException">The predictions are not B×classes.</exception>
    public static ClassScores Of(Iteration iteration)
    {
        var scores = iteration.RequirePrediction();
        var shape = scores.Shape;
        var classes = ((Classification)iteration.Task).ClassNames.Count;
        if (shape.Length != 2 || shape[1] != classes)
        {
            throw new DataException(
                $"The model gave scores of the shape {string.Join("x", shape)}, but the task has {classes} classes.");
        }

        return new ClassScores(scores.AsSpan<float>(), classes);
    }

    public ReadOnlySpan<float> Row(int sample) => _scores.Slice(sample * _classes, _classes);

    /// <summary>
    /// The class with the highest score, the first of equal ones; null where a score is NaN, for then there is none.
    /// </summary>
    public int? Best(int sample)
    {
        var row = Row(sample);
        var best = 0;
        for (var i = 0; i < row.Length; i++)
        {
            if (float.IsNaN(row[i]))
            {
                return null;
            }

            best = row[i] > row[best] ? i : best;
        }

        return best;
    }
}
