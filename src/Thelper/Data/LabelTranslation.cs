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
            _key = own.GroundTruthKey;
            _indices = from.Classes.TranslationTo(to.Classes);
        }
    }

    /// <summary>Changes the index of the sample's class. Names stay, and so do indices that are no class.</summary>
    public void Apply(Sample sample)
    {
        if (_key is not null && sample.Has(_key) && sample[_key] is long label
            && label is >= 0 and <= int.MaxValue && _indices.TryGetValue((int)label, out var index))
        {
            sample[_key] = (long)index;
        }
    }
}
