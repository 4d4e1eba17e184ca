using Thelper.Tasks;

namespace Thelper.Data;

/// <summary>
/// Class indices of one data set as those of the task that several data sets make together: the same class has another
/// index where the data sets before have other classes.
/// </summary>
internal sealed class LabelTranslation
{
    private readonly string? _key;
    private readonly long[] _indices = [];

    /// <param name="own">The data set's task.</param>
    /// <param name="merged">The task of all data sets, with all classes of this one.</param>
    public LabelTranslation(LearningTask own, LearningTask merged)
    {
        if (own is Classification from && merged is Classification to)
        {
            _key = own.GroundTruthKey;
            _indices = [.. from.ClassNames.Select(name => (long)to.IndexOf(name)!)];
        }
    }

    /// <summary>Changes the index of the sample's class. Names stay, and so do indices that are no class.</summary>
    public void Apply(Sample sample)
    {
        if (_key is not null && sample.Has(_key) && sample[_key] is long label && label >= 0 && label < _indices.Length)
        {
            sample[_key] = _indices[label];
        }
    }
}
