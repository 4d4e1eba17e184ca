using Thelper.Data;
using Thelper.Tasks;
using Thelper.Torch;

namespace Thelper.Train;

/// <summary>The truth of a batch whose samples may have lists, such as augmented copies.</summary>
internal static class CopyTargets
{
    /// <summary>What a loss takes, for each copy.</summary>
    /// <param name="batch">Its tensors stay its own.</param>
    /// <param name="task">Has the keys.</param>
    /// <param name="copies">How many inputs each sample has.</param>
    /// <param name="convert">Makes the target of one copy from what the batch has.</param>
    /// <returns>As many as there are inputs; one truth for all copies counts for each. Null where it is not known.</returns>
    /// <exception cref="DataException">There are other numbers of inputs and truths.</exception>
    public static IReadOnlyList<Tensor>? Of(Batch batch, LearningTask task, int copies, Func<object, Tensor> convert)
    {
        if (task.GroundTruthKey is not { } key || batch[key] is not { } truth)
        {
            return null;
        }

        if (PlacesOf(truth, task) is not { } places)
        {
            return [.. Enumerable.Repeat(convert(truth), copies)];
        }

        if (places.All(place => place is null))
        {
            return null;
        }

        return places.Length == copies && !places.Contains(null)
            ? [.. places.Select(place => convert(place!))]
            : throw new DataException(
                $"Each sample has {Counted(copies)} under '{task.InputKey}', but {Counted(places.Count(place => place is not null))} under "
                + $"'{key}'; operations that make lists must do so with both, or with '{task.InputKey}' alone.");
    }

    /// <summary>The only target of all copies.</summary>
    /// <exception cref="DataException">There are several.</exception>
    public static Tensor Common(IReadOnlyList<Tensor> targets, LearningTask task) =>
        targets.All(target => ReferenceEquals(target, targets[0]) || target.Equal(targets[0])) ? targets[0] : throw new DataException(
            $"The predictions for the copies of a sample are averaged where it is evaluated, but the copies differ in '{task.GroundTruthKey}'; "
            + "leave operations that change it to the transforms of the training set (loaders.train_augments).");

    // A batch has a list of places as an array of just this type; texts and boxes are arrays of theirs. Where a sample may have
    // several classes, a list of names is the truth of one copy.
    private static object?[]? PlacesOf(object truth, LearningTask task) =>
        truth is not object?[] places || truth.GetType() != typeof(object[]) ? null
        : task is Classification { MultiLabel: true } && places.All(place => place is string[]) ? null
        : places.All(place => place is Tensor or object?[] or null) ? places : null;

    private static string Counted(int count) => count == 1 ? "1 value" : $"a list of {count}";
}
