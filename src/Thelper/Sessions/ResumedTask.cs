using Thelper.Data;
using Thelper.Tasks;

namespace Thelper.Sessions;

/// <summary>Which task a session goes on with where that of the data is no longer that of the checkpoint.</summary>
internal static class ResumedTask
{
    /// <summary>Chooses the task.</summary>
    /// <param name="before">That of the checkpoint.</param>
    /// <param name="now">That of the data.</param>
    /// <param name="mode">What the configuration says; null allows no difference.</param>
    /// <exception cref="SessionException">The session cannot go on so.</exception>
    public static LearningTask Choose(LearningTask before, LearningTask now, TaskCompatMode? mode)
    {
        if (before.IsSameAs(now))
        {
            return now;
        }

        before.IsCompatible(now, exact: true, out var difference);
        return mode switch
        {
            TaskCompatMode.Old => Old(before, now),
            TaskCompatMode.New => Adapted(before, now),
            TaskCompatMode.Compat => Adapted(before, Merged(before, now)),
            _ => throw new SessionException(
                "The data no longer has the classes or keys that the session was trained with; resume it with the data of before. "
                + $"{Explained(difference)}If the change is meant, say which task counts: --set loaders.task_compat_mode=old, new or compat."),
        };
    }

    private static LearningTask Old(LearningTask before, LearningTask now) =>
        before.IsCompatible(now, exact: false, out var difference) ? before : throw new SessionException(
            $"loaders.task_compat_mode is old, but the session's task does not cover that of the data. {Explained(difference)}"
            + "Take out the data that it does not know, or start a new session.");

    private static LearningTask Merged(LearningTask before, LearningTask now)
    {
        try
        {
            return TaskMerger.Merge([("the session's", before), ("the data's", now)]);
        }
        catch (InvalidDataException exception)
        {
            throw new SessionException(
                $"loaders.task_compat_mode is compat, but the session's task and that of the data do not go together: {exception.Message}", exception);
        }
    }

    /// <summary>A model's weights fit only as many classes as they were trained for.</summary>
    private static LearningTask Adapted(LearningTask before, LearningTask task)
    {
        var (old, fresh) = (Outputs(before), Outputs(task));
        return old == fresh && before.Kind == task.Kind ? task : throw new SessionException(
            $"The session's model was made for {before.Summary}, but now it would be {task.Summary}, which its weights do not fit. "
            + "Go on with the data of before, use --set loaders.task_compat_mode=old where the session's task knows all classes, "
            + "or start a new session.");
    }

    private static int? Outputs(LearningTask task) => (task as IClassTask)?.Classes.OutputCount;

    private static string Explained(string? difference) => difference is null ? "" : $"{difference} (Here is the session, there the data.) ";
}
