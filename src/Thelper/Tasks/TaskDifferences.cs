using Thelper.Vision;

namespace Thelper.Tasks;

/// <summary>What differs between two tasks, as parts of a sentence.</summary>
internal static class TaskDifferences
{
    public static IEnumerable<string> Between(LearningTask here, LearningTask there, bool exact)
    {
        if (here.Kind != there.Kind)
        {
            return (there is GenericTask { GroundTruthKey: null } && !exact
                ? TaskDifference.Of("the key of the input", here.InputKey, there.InputKey)
                : TaskDifference.Of("the kind", here.Kind, there.Kind)).Select(difference => difference.ToString());
        }

        return OfKeys(here, there, exact).Concat(here.OwnDifferences(there, exact)).Select(difference => difference.ToString())
            .Concat(here is IClassTask a && there is IClassTask b ? OfClasses(a.Classes, b.Classes, exact) : [])
            .Concat(exact ? OfColours(Colours(here), Colours(there)) : []);
    }

    private static IEnumerable<TaskDifference> OfKeys(LearningTask here, LearningTask there, bool exact)
    {
        var truths = exact || (here.GroundTruthKey is not null && there.GroundTruthKey is not null);
        return
        [
            .. TaskDifference.Of("the key of the input", here.InputKey, there.InputKey),
            .. truths ? TaskDifference.Of("the key of the truth", here.GroundTruthKey, there.GroundTruthKey) : [],
            .. exact && !here.MetaKeys.ToHashSet().SetEquals(there.MetaKeys)
                ? TaskDifference.Of("meta_keys", here.MetaKeys, there.MetaKeys) : [],
        ];
    }

    private static IEnumerable<string> OfClasses(ClassMap here, ClassMap there, bool exact)
    {
        var unknown = there.Names.Except(here.Names).ToArray();
        var missing = exact ? here.Names.Except(there.Names).ToArray() : [];
        if (unknown.Length > 0)
        {
            yield return $"{Quoted(unknown)} there, but unknown here";
        }

        if (missing.Length > 0)
        {
            yield return $"{Quoted(missing)} here, but unknown there";
        }

        if (exact && unknown.Length + missing.Length == 0 && !here.IsSameAs(there))
        {
            var name = here.Names.First(name => here.IndexOf(name) != there.IndexOf(name));
            yield return $"the class '{name}' has the index {here.IndexOf(name)} here, but {there.IndexOf(name)} there";
        }
    }

    private static IEnumerable<string> OfColours(IReadOnlyDictionary<int, Colour> here, IReadOnlyDictionary<int, Colour> there)
    {
        int?[] all = [.. here.Keys.Union(there.Keys).Order()];
        return all.FirstOrDefault(index => Colour(here, index) != Colour(there, index)) is { } different
            ? TaskDifference.Of($"the colour of {different}", Colour(here, different), Colour(there, different)).Select(item => item.ToString())
            : [];
    }

    private static string? Colour(IReadOnlyDictionary<int, Colour> colours, int? index) =>
        colours.TryGetValue(index!.Value, out var colour) ? $"{colour.R} {colour.G} {colour.B}" : null;

    private static IReadOnlyDictionary<int, Colour> Colours(LearningTask task) => task switch
    {
        Segmentation segmentation => segmentation.ColourMap,
        Detection detection => detection.ColourMap,
        _ => new Dictionary<int, Colour>(),
    };

    private static string Quoted(string[] names) =>
        $"the class{(names.Length == 1 ? "" : "es")} {string.Join(", ", names.Select(name => $"'{name}'"))} "
        + (names.Length == 1 ? "is" : "are");
}
