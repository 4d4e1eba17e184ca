using Thelper.Data;
using Thelper.Tasks;

namespace Thelper.Metrics;

/// <summary>The scores of a batch: for each sample, or for each pixel of it, one for each class.</summary>
internal readonly ref struct ClassScores
{
    private readonly ReadOnlySpan<float> _scores;

    private ClassScores(ReadOnlySpan<float> scores, int samples, int classes)
    {
        _scores = scores;
        (Samples, Classes) = (samples, classes);
        Places = samples == 0 ? 0 : scores.Length / (samples * classes);
    }

    /// <summary>How many samples there are.</summary>
    public int Samples { get; }

    /// <summary>Scores for each place: the highest class index and one.</summary>
    public int Classes { get; }

    /// <summary>Places in a sample: 1 for a classification, height × width for a segmentation.</summary>
    public int Places { get; }

    /// <exception cref="DataException">
    /// The predictions are not B×classes for a classification, or B×classes×H×W for a segmentation.
    /// </exception>
    public static ClassScores Of(Iteration iteration)
    {
        var scores = iteration.RequirePrediction();
        var shape = scores.Shape;
        var classes = ((IClassTask)iteration.Task).Classes.OutputCount;
        var rank = iteration.Task is Segmentation ? 4 : 2;
        if (shape.Length != rank || shape[1] != classes)
        {
            throw new DataException(
                $"The model gave scores of the shape {string.Join("x", shape)}, but the task has {classes} classes.");
        }

        return new ClassScores(scores.AsSpan<float>(), (int)shape[0], classes);
    }

    /// <summary>The scores of a sample, class after class, and for each class place after place.</summary>
    public ReadOnlySpan<float> Row(int sample) => _scores.Slice(sample * Classes * Places, Classes * Places);

    /// <summary>The part of a truth that belongs to a sample.</summary>
    /// <param name="truth">One for each place of the batch.</param>
    /// <param name="sample">From 0.</param>
    /// <exception cref="DataException">There are not as many as places in the batch.</exception>
    public ReadOnlySpan<T> Truth<T>(ReadOnlySpan<T> truth, int sample) => truth.Length == Samples * Places
        ? truth.Slice(sample * Places, Places)
        : throw Mismatch(truth.Length);

    /// <summary>The class of a sample that has one place; null for none. See <see cref="BestClasses"/>.</summary>
    public int? Best(int sample) => BestClasses.Of(Row(sample));

    private DataException Mismatch(int truth) =>
        new($"The model gave scores for {Samples * Places} places, but the truth has {truth}; they must be the same.");
}
