namespace Thelper.Models.Detection;

/// <summary>
/// The labels that a detection model has for the classes of a task: 0 is the background, and the classes but it are 1, 2 and so
/// on in the order of their indices. Where the background has the index 0 and the indices have no gaps, labels and indices are
/// the same.
/// </summary>
public sealed class DetectionLabels
{
    private readonly int[] _classes;
    private readonly Dictionary<int, int> _labels;

    /// <summary>Numbers the classes of a task.</summary>
    /// <param name="task">What the model is to find.</param>
    public DetectionLabels(Tasks.Detection task)
    {
        _classes = [.. task.Classes.Indices.Values.Where(index => index != task.Background)];
        _labels = _classes.Select((index, i) => (index, i)).ToDictionary(pair => pair.index, pair => pair.i + 1);
    }

    /// <summary>How many labels there are, the background's among them.</summary>
    public int Count => _classes.Length + 1;

    /// <summary>The label of a class.</summary>
    /// <param name="classIndex">An index of the task's classes.</param>
    /// <exception cref="ModelException">The index is the background's, or no class has it.</exception>
    public int ToLabel(int classIndex) => _labels.TryGetValue(classIndex, out var label) ? label : throw new ModelException(
        $"A box has the class {classIndex}, but objects to detect have one of {string.Join(", ", _classes)}.");

    /// <summary>The index that the class of a label has in the task.</summary>
    /// <param name="label">From 1 to <see cref="Count"/> less 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">The label is the background's, or there is no such label.</exception>
    public int ToClassIndex(int label) => label > 0 && label < Count ? _classes[label - 1] : throw new ArgumentOutOfRangeException(
        nameof(label), label, $"The labels of objects are 1 to {Count - 1}.");
}
