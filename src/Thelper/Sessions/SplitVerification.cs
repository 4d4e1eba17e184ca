using Thelper.Data;

namespace Thelper.Sessions;

/// <summary>
/// Compares the sets of a session that goes on with those that it began with: samples that moved from the validation or
/// the test set to the training set would make its results worthless.
/// </summary>
/// <param name="context">The session's surroundings.</param>
/// <param name="recorded">The session that is gone on with, whose records are read.</param>
/// <param name="skip">Whether differences are a warning only.</param>
internal sealed class SplitVerification(SessionContext context, SessionDirectory recorded, bool skip)
{
    private const int Shown = 20;

    /// <summary>Compares all data sets, and lists what differs in the log and in <c>logs/DATASET.changes.log</c>.</summary>
    /// <exception cref="SessionException">Samples differ, and this is not to be passed over.</exception>
    public void Run(IReadOnlyDictionary<string, SplitRecord> now)
    {
        var before = now.ToDictionary(entry => entry.Key, entry => Read(entry.Key));
        if (before.Values.All(record => record is null))
        {
            context.Events.Write(new RunWarning(
                $"There is no record in {recorded.Logs} of the samples that the session began with, so they could not be compared."));
            return;
        }

        foreach (var (name, record) in now)
        {
            var changes = SplitChanges.Between(before[name] ?? new SplitRecord([], new SplitIndices([], [], [])), record);
            if (changes.Count > 0)
            {
                Report(name, changes);
            }
        }
    }

    private SplitRecord? Read(string dataset)
    {
        try
        {
            return SplitRecord.Read(SessionRecords.SplitPath(recorded, dataset));
        }
        catch (SessionException exception) when (skip)
        {
            context.Events.Write(new RunWarning(exception.Message));
            return null;
        }
    }

    private void Report(string dataset, IReadOnlyList<string> changes)
    {
        var list = Path.Combine(context.Directory.Logs, $"{dataset}.changes.log");
        AtomicFile.WriteText(list, string.Join('\n', changes) + "\n");
        foreach (var change in changes)
        {
            context.Log.Write(LogLevel.Warning, $"data set '{dataset}': {change}");
        }

        var counts = changes.CountBy(change => change[..change.IndexOf(':', StringComparison.Ordinal)])
            .Select(entry => $"{entry.Value} {entry.Key}");
        var summary = $"The samples of the data set '{dataset}' are not those that the session began with: {string.Join(", ", counts)}";
        if (skip)
        {
            context.Events.Write(new RunWarning($"{summary}; {list} lists them."));
            return;
        }

        throw new SessionException(
            $"{summary}.\n{string.Join('\n', changes.Take(Shown).Select(change => $"  {change}"))}\n"
            + (changes.Count > Shown ? $"  and {changes.Count - Shown} more in {list}\n" : "")
            + "Bring back the data, the splits and the seeds of before; or, if the results of before and after need not be comparable, "
            + "go on with --set loaders.skip_verif=true.");
    }
}
