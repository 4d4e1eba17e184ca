using Thelper.Data.Samplers;
using Thelper.Tasks;

namespace Thelper.Data;

/// <summary>Classes that the data has, but one of the three sets has no sample of.</summary>
/// <param name="groups">The class of each sample.</param>
/// <param name="task">Whose classes they are.</param>
internal sealed class AbsentClasses(ClassGroups groups, Classification task)
{
    private const int MostNamed = 8;

    /// <summary>A sentence for a person; null where the set has all classes of the data sets that it draws from.</summary>
    /// <param name="set">Such as test.</param>
    /// <param name="parts">The data sets that contribute to the set: name, number of samples, samples of the set.</param>
    public string? Warning(string set, IReadOnlyList<(string Dataset, int Count, IReadOnlyList<int> Indices)> parts)
    {
        var present = parts.SelectMany(part => part.Indices.Select(index => groups.Of(part.Dataset, index))).ToHashSet();
        var absent = parts.SelectMany(part => Enumerable.Range(0, part.Count).Select(index => groups.Of(part.Dataset, index)))
            .Where(own => own != SampledSet.NoClass && !present.Contains(own))
            .CountBy(own => own).OrderBy(pair => pair.Key).ToArray();
        if (present.Count == 0 || absent.Length == 0)
        {
            return null;
        }

        var named = string.Join(", ", absent.Take(MostNamed).Select(pair =>
            $"'{task.Classes.NameOf(pair.Key)}' (the data has {pair.Value})"));
        return $"The {set} set has no sample of {named}{(absent.Length > MostNamed ? $" and {absent.Length - MostNamed} more classes" : "")}; "
            + "what is told of it leaves that out. Give the set a larger share, or add samples.";
    }
}
