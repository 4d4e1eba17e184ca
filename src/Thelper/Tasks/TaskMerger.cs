namespace Thelper.Tasks;

/// <summary>Makes one task of those of several data sets.</summary>
public static class TaskMerger
{
    /// <summary>The classes of all tasks, those of the first before new ones of the next; keys must agree.</summary>
    /// <param name="tasks">At least one, by the names of their data sets.</param>
    /// <exception cref="InvalidDataException">The tasks do not go together.</exception>
    public static LearningTask Merge(IReadOnlyList<(string Name, LearningTask Task)> tasks) =>
        tasks.Skip(1).Aggregate(tasks[0].Task, (merged, next) => Merge(merged, next.Task, next.Name));

    private static Classification Merge(LearningTask first, LearningTask second, string name)
    {
        if (first.InputKey != second.InputKey || first.GroundTruthKey != second.GroundTruthKey)
        {
            throw new InvalidDataException(
                $"The data set '{name}' has its input under '{second.InputKey}' and its truth under '{second.GroundTruthKey}', but "
                + $"those before have '{first.InputKey}' and '{first.GroundTruthKey}'; give all data sets the same keys.");
        }

        var (a, b) = ((Classification)first, (Classification)second);
        return new Classification(
            [.. a.ClassNames.Union(b.ClassNames)], a.InputKey, a.GroundTruthKey, [.. a.MetaKeys.Union(b.MetaKeys)]);
    }
}
