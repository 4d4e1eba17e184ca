using Thelper.Tasks;
using Thelper.Torch;

namespace Thelper.Data;

/// <summary>
/// Class indices of one data set as those of the task that several data sets make together: the same class has another
/// index where the data sets before have other classes.
/// </summary>
internal sealed class LabelTranslation
{
    private readonly string? _key;
    private readonly IReadOnlyDictionary<int, int> _indices = new Dictionary<int, int>();
    private readonly (int Own, int Merged)? _flags;

    /// <param name="own">The data set's task.</param>
    /// <param name="merged">The task of all data sets, with all classes of this one.</param>
    public LabelTranslation(LearningTask own, LearningTask merged)
    {
        if (own is IClassTask from && merged is IClassTask to)
        {
            _indices = from.Classes.TranslationTo(to.Classes);
            _flags = own is Classification { MultiLabel: true } ? (from.Classes.Count, to.Classes.Count) : null;
            var isSame = _indices.All(pair => pair.Key == pair.Value) && (_flags is null || _flags.Value.Own == _flags.Value.Merged);
            _key = isSame ? null : own.GroundTruthKey ?? merged.GroundTruthKey;
        }
    }

    /// <summary>
    /// Changes the index of the sample's class, the indices in its label map, those of its boxes, or those of its several
    /// classes, whether listed or as a flag for each class. Names stay, and so do indices that are no class, such as the
    /// don't-care value.
    /// </summary>
    /// <exception cref="DataException">An index is too large for the depth of the label map.</exception>
    public void Apply(Sample sample)
    {
        if (_key is null || !sample.Has(_key))
        {
            return;
        }

        sample[_key] = Translate(sample[_key]);
    }

    private object? Translate(object? value)
    {
        switch (value)
        {
            case long label when label is >= 0 and <= int.MaxValue:
                return (long)New((int)label);
            case LabelMap map:
                Translate(map);
                return map;
            case IReadOnlyList<BoundingBox> boxes:
                return boxes.Select(box => box with { ClassIndex = New(box.ClassIndex) }).ToArray();
            case SampleArray { Shape: [var count] } flags when count == _flags?.Own:
                return flags.Spread(_flags.Value.Merged, New);
            case SampleArray { ScalarType: ScalarType.Int64, ElementCount: 1 } single when _flags is null:
                var changed = single.Clone();
                changed.AsSpan<long>()[0] = (long)Translate(changed.AsSpan<long>()[0])!;
                return changed;
            case SampleList list:
                for (var i = 0; i < list.Count; i++)
                {
                    list[i] = Translate(list[i]);
                }

                return list;
            default:
                return value;
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
