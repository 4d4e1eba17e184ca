using System.Globalization;

namespace Thelper.Sessions;

/// <summary>Records what happens in the session's log, in the words of the Python original.</summary>
/// <param name="log">Stays the caller's.</param>
/// <param name="quietSets">Sets whose single batches have no lines; none by default.</param>
public sealed class LogEventWriter(SessionLog log, IReadOnlyList<string>? quietSets = null) : IRunEventWriter
{
    /// <inheritdoc/>
    public void Write(RunEvent happened)
    {
        foreach (var line in Lines(happened))
        {
            log.Write(happened is RunWarning ? LogLevel.Warning : LogLevel.Info, line);
        }
    }

    private IEnumerable<string> Lines(RunEvent happened) => happened switch
    {
        SessionStarted started => started.Summary.Select(entry => $"{entry.Label}: {entry.Text}").Prepend($"session {started.Session}"),
        BatchFinished batch when quietSets?.Contains(batch.Pass.Set) is true => [],
        BatchFinished batch => [Line(batch)],
        PassFinished pass => Values(pass.Result).Select(value => $" {pass.Pass.Set} epoch#{pass.Pass.Epoch} result =>  {value}"),
        EpochFinished epoch => Lines(epoch),
        SessionFinished finished => [$"session {finished.Results.Session} done, results in {finished.Directory.Results}"],
        RunNotice notice => [notice.Text],
        RunWarning warning => [warning.Text],
        _ => [],
    };

    private static IEnumerable<string> Lines(EpochFinished epoch)
    {
        yield return string.Create(CultureInfo.InvariantCulture, $" epoch#{epoch.Epoch} learning rate: {epoch.LearningRate:F8}");
        if (epoch.IsBest)
        {
            yield return $"epoch {epoch.Epoch} is the new best";
        }
    }

    private static string Line(BatchFinished batch)
    {
        var done = batch.Batch + 1;
        var line = string.Create(
            CultureInfo.InvariantCulture,
            $"{batch.Pass.Set} epoch#{batch.Pass.Epoch}  (iter#{batch.Iteration})   batch: {done}/{batch.Pass.BatchCount} ({100.0 * done / batch.Pass.BatchCount:F0}%)");
        line += batch.Loss is { } loss ? string.Create(CultureInfo.InvariantCulture, $"   loss: {loss:F6}") : "";
        return batch.Monitored is { } metric
            ? line + string.Create(CultureInfo.InvariantCulture, $"   {metric.Name}: {metric.Value:F2}")
            : line;
    }

    private static IEnumerable<string> Values(PassResult result)
    {
        if (result.Loss is { } loss)
        {
            yield return string.Create(CultureInfo.InvariantCulture, $"loss: {loss:R}");
        }

        foreach (var metric in result.LossParts.Concat(result.Metrics))
        {
            yield return string.Create(CultureInfo.InvariantCulture, $"{metric.Name}: {metric.Value:R}");
        }
    }
}
