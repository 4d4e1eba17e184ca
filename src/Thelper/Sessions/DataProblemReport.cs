using Thelper.Data;

namespace Thelper.Sessions;

/// <summary>
/// Tells of what is left out of data sets: each mistake once in the session's log, and their number as a warning, when the
/// session starts and after each pass that met new ones.
/// </summary>
/// <param name="problems">Those of each data set, by its name.</param>
/// <param name="log">Stays the caller's.</param>
/// <param name="events">Receives the warnings.</param>
internal sealed class DataProblemReport(IReadOnlyDictionary<string, DataProblems> problems, SessionLog log, IRunEventWriter events)
    : IRunEventWriter
{
    private readonly Dictionary<string, int> _told = [];

    /// <inheritdoc/>
    public void Write(RunEvent happened)
    {
        if (happened is PassFinished)
        {
            Tell();
        }
    }

    /// <summary>Tells of what was found since the last time.</summary>
    public void Tell()
    {
        foreach (var (name, found) in problems)
        {
            // Threads find the mistakes of a pass in any order.
            var sentences = found.Sentences;
            string[] fresh = [.. sentences.Skip(_told.GetValueOrDefault(name)).Order(StringComparer.Ordinal)];
            _told[name] = sentences.Count;
            foreach (var sentence in fresh)
            {
                log.Write(LogLevel.Warning, $"left out of '{name}': {sentence}");
            }

            if (fresh.Length > 0)
            {
                events.Write(new RunWarning(
                    $"{fresh.Length} mistake{(fresh.Length == 1 ? "" : "s")} in the data set '{name}': what is wrong is left out, as its "
                    + $"on_error is skip. {log.FullPath} lists {(fresh.Length == 1 ? "it" : "them")}."));
            }
        }
    }
}
