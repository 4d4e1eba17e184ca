using Thelper.Tasks;

namespace Thelper.Data.Datasets;

/// <summary>The images of a subset.</summary>
internal static class VocList
{
    /// <summary>
    /// The names in the order of the subset's list, each with the line it stands in; only those with a target label.
    /// </summary>
    /// <exception cref="DataException">The list is missing or empty.</exception>
    public static IEnumerable<(string Name, string Where)> Read(PascalVocOptions options, VocFolder folder, VocLabels classes)
    {
        var all = folder.List(options.List);
        var wanted = options.TargetLabels is null ? null : Wanted(options, folder, classes, all);
        return from entry in all where wanted is null || wanted.Contains(entry.Name) select (entry.Name, entry.Where);
    }

    private static HashSet<string> Wanted(
        PascalVocOptions options, VocFolder folder, VocLabels classes, (string Name, string? Flag, string Where)[] all)
    {
        string[] targets = [.. classes.Kept.Names.Where(name => name != Detection.BackgroundName)];
        if (targets.All(target => folder.HasList($"Main/{target}_{options.Subset}")))
        {
            return
            [
                .. from target in targets
                   from entry in folder.List($"Main/{target}_{options.Subset}")
                   where entry.Flag == "1" || (entry.Flag == "0" && options.UseDifficult)
                   select entry.Name,
            ];
        }

        return
        [
            .. from entry in all
               let annotation = folder.AnnotationOf(entry.Name)
               where annotation is not null && annotation.Objects.Any(item => targets.Contains(item.Name))
               select entry.Name,
        ];
    }
}
