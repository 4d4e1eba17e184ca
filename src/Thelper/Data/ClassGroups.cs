using Thelper.Data.Samplers;
using Thelper.Tasks;

namespace Thelper.Data;

/// <summary>
/// One class for each sample, for whatever treats the samples of each class apart. A sample of several classes counts as one
/// of the class that has the fewest samples, counted over all data sets.
/// </summary>
internal sealed class ClassGroups
{
    private readonly Dictionary<string, int[]> _own = [];
    private readonly Dictionary<string, IReadOnlyDictionary<int, int>> _translations = [];

    /// <param name="datasets">By name.</param>
    /// <param name="task">That of all data sets together, with the classes of each.</param>
    public ClassGroups(IReadOnlyDictionary<string, OpenDataset> datasets, LearningTask task)
    {
        var merged = (task as IClassTask)?.Classes;
        foreach (var (name, opened) in datasets)
        {
            _translations[name] = merged is not null && opened.LabelTask is IClassTask own
                ? own.Classes.TranslationTo(merged) : new Dictionary<int, int>();
        }

        var sizes = task is Classification { MultiLabel: false } ? null : Sizes(datasets);
        foreach (var (name, opened) in datasets)
        {
            _own[name] = Group(name, opened.Dataset, sizes);
        }
    }

    /// <summary>The class of each sample in its data set's own indices, or <see cref="SampledSet.NoClass"/>.</summary>
    public IReadOnlyList<int> Of(string dataset) => _own[dataset];

    /// <summary>The class of a sample in the indices of all data sets together, or <see cref="SampledSet.NoClass"/>.</summary>
    public int Of(string dataset, int index) => Translate(dataset, _own[dataset][index]);

    private int[] Group(string name, IDataset dataset, Dictionary<int, int>? sizes)
    {
        var groups = new int[dataset.Count];
        for (var i = 0; i < groups.Length; i++)
        {
            groups[i] = sizes is null
                ? dataset.ClassOf(i) ?? SampledSet.NoClass
                : dataset.ClassesOf(i).OrderBy(own => sizes[Translate(name, own)]).ThenBy(own => own)
                    .DefaultIfEmpty(SampledSet.NoClass).First();
        }

        return groups;
    }

    private Dictionary<int, int> Sizes(IReadOnlyDictionary<string, OpenDataset> datasets)
    {
        var sizes = new Dictionary<int, int>();
        foreach (var (name, opened) in datasets)
        {
            for (var i = 0; i < opened.Dataset.Count; i++)
            {
                foreach (var own in opened.Dataset.ClassesOf(i))
                {
                    var merged = Translate(name, own);
                    sizes[merged] = sizes.GetValueOrDefault(merged) + 1;
                }
            }
        }

        return sizes;
    }

    private int Translate(string dataset, int own) => _translations[dataset].GetValueOrDefault(own, own);
}
