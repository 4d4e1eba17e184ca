using Thelper.Sessions;
using Thelper.Tasks;

namespace Thelper.Reports;

/// <summary>What only works where each sample has exactly one class.</summary>
internal static class SingleLabel
{
    /// <summary>The task as a classification with one class for each sample.</summary>
    /// <param name="task">Any task.</param>
    /// <param name="user">Who needs it, at the start of a sentence.</param>
    /// <exception cref="SessionException">It is another task.</exception>
    public static Classification Require(LearningTask task, string user) =>
        task is Classification { MultiLabel: false } classification ? classification : throw new SessionException(
            $"{user} is for classification with one class for each sample, but the data is for {task.Summary}.");
}
