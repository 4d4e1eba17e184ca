namespace Thelper.Tasks;

/// <summary>Makes one task of those of several data sets.</summary>
public static class TaskMerger
{
    /// <summary>
    /// The classes of all tasks, those of the first before new ones of the next, and all meta keys. Input keys must agree, and
    /// so must the keys of the truth where there are both. A data set without any truth goes with every kind. A class may
    /// get another index than it has in its data set; <see cref="ClassMap.TranslationTo"/> tells which.
    /// </summary>
    /// <param name="tasks">At least one, by the names of their data sets.</param>
    /// <exception cref="InvalidDataException">The tasks do not go together.</exception>
    public static LearningTask Merge(IReadOnlyList<(string Name, LearningTask Task)> tasks) =>
        tasks.Skip(1).Aggregate(tasks[0].Task, (merged, next) => Merge(merged, next.Task, next.Name));

    private static LearningTask Merge(LearningTask first, LearningTask second, string name)
    {
        RequireSameKeys(first, second, name);
        var metaKeys = first.MetaKeys.Union(second.MetaKeys).ToArray();
        var (leading, other) = Lead(first, second, name);
        if (other is not GenericTask)
        {
            RequireAgreement(first, second, name);
        }

        var merged = leading.With(first.GroundTruthKey ?? second.GroundTruthKey, metaKeys);
        return other is GenericTask ? merged : merged.MergedWith(other);
    }

    private static void RequireSameKeys(LearningTask first, LearningTask second, string name)
    {
        var truths = first.GroundTruthKey is not null && second.GroundTruthKey is not null;
        if (first.InputKey != second.InputKey || (truths && first.GroundTruthKey != second.GroundTruthKey))
        {
            throw new InvalidDataException(
                $"The data set '{name}' has its input under '{second.InputKey}' and its truth under '{second.GroundTruthKey}', but "
                + $"those before have '{first.InputKey}' and '{first.GroundTruthKey}'; give all data sets the same keys.");
        }
    }

    /// <summary>Which of two tasks says more: the first, unless it is of no particular kind.</summary>
    private static (LearningTask Leading, LearningTask Other) Lead(LearningTask first, LearningTask second, string name)
    {
        if (first.Kind == second.Kind)
        {
            return (first, second);
        }

        if (first is Regression && second is Regression)
        {
            return first is SuperResolution ? (second, first) : (first, second);
        }

        var (leading, other) = first is GenericTask ? (second, first) : (first, second);
        return other is GenericTask { GroundTruthKey: null } ? (leading, other) : throw new InvalidDataException(
            $"The data set '{name}' is for {Described(second)}, but those before are for {Described(first)}; "
            + "one model cannot learn both, so give them sessions of their own.");
    }

    private static string Described(LearningTask task) => task switch
    {
        GenericTask { GroundTruthKey: { } key } => $"a truth of any kind under '{key}'",
        GenericTask => "no particular task",
        _ => task.Kind.ToString().ToLowerInvariant(),
    };

    private static void RequireAgreement(LearningTask first, LearningTask second, string name)
    {
        if (first.OwnDifferences(second, exact: false).FirstOrDefault() is { } difference)
        {
            throw new InvalidDataException(
                $"The data set '{name}' does not go with those before: its {difference.What} is {difference.There}, but theirs is "
                + $"{difference.Here}; make them the same.");
        }
    }
}
