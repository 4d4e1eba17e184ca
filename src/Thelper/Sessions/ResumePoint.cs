namespace Thelper.Sessions;

/// <summary>Where a session goes on: which of the numbers that it gave before will not come again.</summary>
/// <param name="checkpoint">Where it goes on.</param>
/// <param name="batchCounts">The batches of each set, by name.</param>
public sealed class ResumePoint(Checkpoint checkpoint, IReadOnlyDictionary<string, int> batchCounts)
{
    private const string FinalSet = "test";

    /// <summary>Whether a number stays when training goes on; those of the final evaluation never do.</summary>
    /// <param name="row">The number.</param>
    public bool StaysInTraining(ScalarRow row) => row.Set != FinalSet
        && (row.Epoch <= checkpoint.Epoch || (row.Epoch == checkpoint.Epoch + 1 && IsBeforeInterruption(row)));

    /// <summary>Whether a number stays when a set is evaluated and nothing is trained.</summary>
    /// <param name="row">The number.</param>
    /// <param name="set">The set.</param>
    public bool StaysInEvaluation(ScalarRow row, string set) => row.Set != set || row.Epoch != Math.Max(checkpoint.Epoch, 0);

    /// <summary>A checkpoint may have been written within an epoch: after a pass, or between two batches of one.</summary>
    private bool IsBeforeInterruption(ScalarRow row)
    {
        if (checkpoint.Outputs.GetValueOrDefault(row.Epoch) is IReadOnlyDictionary<string, object?> output && output.ContainsKey($"{row.Set}/metrics"))
        {
            return true;
        }

        return checkpoint.Pass is { } pass && pass["set"] is string set && set == row.Set
            && row.Tag.StartsWith(ScalarRow.OfBatch, StringComparison.Ordinal) && row.Step <= checkpoint.Iteration
            && (set == "train" || NextBatch(pass) >= batchCounts.GetValueOrDefault(set));
    }

    private static long NextBatch(IReadOnlyDictionary<string, object?> pass) =>
        (long)((IReadOnlyDictionary<string, object?>)pass["tally"]!)["next_batch"]!;
}
