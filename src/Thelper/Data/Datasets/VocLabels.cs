using Thelper.Configuration;
using Thelper.Tasks;

namespace Thelper.Data.Datasets;

/// <summary>The classes of a data set in the format of PASCAL VOC.</summary>
/// <param name="All">Those that annotations may name, background included.</param>
/// <param name="Kept">Those of the task.</param>
internal sealed record VocLabels(ClassMap All, ClassMap Kept)
{
    /// <exception cref="SettingException">The classes are wrong, or a target label is none of them.</exception>
    public static VocLabels Read(PascalVocOptions options, VocFolder folder)
    {
        var all = AllOf(options, folder);
        if (options.TargetLabels is not { } targets)
        {
            return new VocLabels(all, options.Task == VocTask.Classif ? WithoutBackground(all) : all);
        }

        if (targets.FirstOrDefault(target => all.IndexOf(target) is null) is { } unknown)
        {
            throw new SettingException(options, nameof(options.TargetLabels),
                $"has '{unknown}', but the classes are {string.Join(", ", all.Names)}.");
        }

        var hasBackground = options.Task != VocTask.Classif;
        var kept = all.Names.Where(name => name == Detection.BackgroundName ? hasBackground : targets.Contains(name)).ToArray();
        return kept.Any(name => name != Detection.BackgroundName) ? new VocLabels(all, new ClassMap(kept))
            : throw new SettingException(
                options, nameof(options.TargetLabels), "has only the background; name a class of objects.");
    }

    private static ClassMap AllOf(PascalVocOptions options, VocFolder folder)
    {
        if (options.ClassNames is not { } node)
        {
            return WithBackground(folder.IsChallenge ? VocClasses.Names : folder.FindClassNames());
        }

        var (classes, problem) = ClassNamesReader.Read(node);
        return problem is not null ? throw new SettingException(options, nameof(options.ClassNames), problem)
            : node is ConfigMapping ? classes! : WithBackground(classes!.Names);
    }

    private static ClassMap WithBackground(IReadOnlyList<string> names) =>
        new(names.Contains(Detection.BackgroundName) ? names : [Detection.BackgroundName, .. names]);

    private static ClassMap WithoutBackground(ClassMap classes) =>
        new([.. classes.Names.Where(name => name != Detection.BackgroundName)]);
}
