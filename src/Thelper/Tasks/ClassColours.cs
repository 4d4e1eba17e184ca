using Thelper.Vision;

namespace Thelper.Tasks;

/// <summary>The colours in which classes are drawn.</summary>
internal static class ClassColours
{
    /// <summary>
    /// The colours in the order of the indices. Where there are any, the value that stands for no class gets black unless it
    /// has a colour.
    /// </summary>
    public static IReadOnlyDictionary<int, Colour> Complete(IReadOnlyDictionary<int, Colour>? colours, int? ignored)
    {
        var complete = new SortedDictionary<int, Colour>(colours?.ToDictionary() ?? []);
        if (complete.Count > 0 && ignored is { } index)
        {
            complete.TryAdd(index, new Colour(0, 0, 0));
        }

        return complete;
    }

    /// <summary>What is wrong with colours, as a sentence; null where nothing is.</summary>
    public static string? Problem(IReadOnlyDictionary<int, Colour>? colours, ClassMap classes, int? ignored)
    {
        var unknown = (colours?.Keys ?? []).Where(index => classes.NameOf(index) is null && index != ignored).Take(1).ToArray();
        return unknown.Length == 0 ? null
            : $"The colour map has a colour for {unknown[0]}, but there is no class of that index; "
            + $"the indices are {string.Join(", ", classes.Indices.Select(pair => $"{pair.Value} ({pair.Key})"))}.";
    }

    /// <summary>The colours of merged classes: the first ones, then those of classes that had none.</summary>
    public static IReadOnlyDictionary<int, Colour> Merge(
        IReadOnlyDictionary<int, Colour> first, IReadOnlyDictionary<int, Colour> second, IReadOnlyDictionary<int, int> translation)
    {
        var merged = first.ToDictionary();
        foreach (var (index, colour) in second)
        {
            merged.TryAdd(translation.GetValueOrDefault(index, index), colour);
        }

        return merged;
    }
}
