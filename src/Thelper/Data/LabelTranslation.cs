using Thelper.Tasks;

namespace Thelper.Data;

/// <summary>
/// Class indices of one data set as those of the task that several data sets make together: the same class has another
/// index where the data sets before have other classes.
/// </summary>
internal sealed class LabelTranslation
{
    private readonly string? _key;
    private readonly IReadOnlyDictionary<int, int> _indices = new Dictionary<int, int>();

    /// <param name="own">The data set's task.</param>
    /// <param name="merged">The task of all data sets, with all classes of this one.</param>
    public LabelTranslation(LearningTask own, LearningTask merged)
    {
        if (own is IClassTask from && merged is IClassTask to)
        {
            _indices = from.Classes.TranslationTo(to.Classes);
            _key = _indices.Any(pair => pair.Key != pair.Value) ? own.GroundTruthKey : null;
        }
    }

    /// <summary>
    /// Changes the index of the sample's class, the indices in its label map, or those of its boxes. Names stay, and so do
    /// indices that are no class, such as the don't-care value.
    /// </summary>
    /// <exception cref="DataException">An index is too large for the depth of the label map.</exception>
    public void Apply(Sample sample)
    {
        if (_key is null || !sample.Has(_key))
        {
            return;
        }

        switch (sample[_key])
        {
            case long label when label is >= 0 and <= int.MaxValue:
                sample[_key] = (long)New((int)label);
                break;
            case LabelMap map:
                Translate(map);
                break;
            case IReadOnlyList<BoundingBox> boxes:
                sample[_key] = boxes.Select(box => box with { ClassIndex = New(box.ClassIndex) }).ToArray();
                break;
        }
    }

    private int New(int index) => _indices.GetValueOrDefault(index, index);

    private void Translate(LabelMap map)
    {
        try
        {
            map.Translate(New);
        }
        catch (OverflowException exception)
        {
            throw new DataException(
                $"The label map under '{_key}' has 8 bits for each pixel, but the classes of all data sets together have indices up to "
                + $"{_indices.Values.Max()}; give the classes of the data sets indices that fit, or store the maps with 16 bits.",
                exception);
        }
    }
}
