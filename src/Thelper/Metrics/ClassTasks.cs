using Thelper.Data;
using Thelper.Tasks;

namespace Thelper.Metrics;

/// <summary>What only works where there are classes.</summary>
internal static class ClassTasks
{
    /// <summary>The classes of a task whose truth is classes.</summary>
    /// <param name="task">Any task.</param>
    /// <param name="user">Who needs them, at the start of a sentence.</param>
    /// <exception cref="DataException">It has none for each sample or pixel.</exception>
    public static ClassMap ClassesOf(LearningTask task, string user) => task is Classification or Segmentation
        ? ((IClassTask)task).Classes
        : throw new DataException($"{user} is for classification and segmentation, but the data is for {task.Summary}.");

    /// <summary>The classes of a task in which each sample or pixel has exactly one.</summary>
    /// <inheritdoc cref="ClassesOf"/>
    public static ClassMap SingleClassesOf(LearningTask task, string user) => task is Classification { MultiLabel: true }
        ? throw new DataException($"{user} is for one class for each sample, but the data is for {task.Summary}.")
        : ClassesOf(task, user);
}
