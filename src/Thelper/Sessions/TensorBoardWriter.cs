using Thelper.Configuration;

namespace Thelper.Sessions;

/// <summary>What a <see cref="TensorBoardWriter"/> writes besides what happens.</summary>
public sealed record TensorBoardSource
{
    /// <summary>The session's name.</summary>
    public required string Session { get; init; }

    /// <summary>With every seed given and every path absolute.</summary>
    public required ConfigDocument Configuration { get; init; }

    /// <summary>The folder of a set, by name: train, valid or test. It exists when something happens on the set.</summary>
    public required Func<string, string> FolderOf { get; init; }

    /// <summary>The names of all metrics.</summary>
    public required IReadOnlyList<string> Metrics { get; init; }

    /// <summary>Tells the time.</summary>
    public TimeProvider Clock { get; init; } = TimeProvider.System;
}

/// <summary>
/// Records what happens for TensorBoard: an event file for each set and launch, in the set's folder, made when something first
/// happens there. Files are written on a thread of its own.
/// </summary>
/// <param name="source">What it writes besides.</param>
public sealed class TensorBoardWriter(TensorBoardSource source) : IRunEventWriter, IDisposable
{
    private const int MostWaiting = 1024;

    private readonly Dictionary<string, TensorBoardRun> _runs = [];
    private WritingQueue? _queue;
    private bool _isEnded;

    private WritingQueue Queue => _queue ??= new WritingQueue(MostWaiting, () => OrExplain(() => ForAll(run => run.Flush())));

    /// <inheritdoc/>
    /// <exception cref="SessionException">A file could not be written.</exception>
    public void Write(RunEvent happened)
    {
        var time = Now();
        if (SetOf(happened) is { } set && (happened is not BatchFinished || ScalarRow.Of(happened).Any()))
        {
            Queue.Post(() => OrExplain(() => Run(set, time).Write(happened, time)));
        }

        if (happened is SessionFinished)
        {
            End(isWhole: true);
            Queue.Flush();
        }
    }

    /// <summary>Writes what is left, and closes the files.</summary>
    public void Dispose()
    {
        try
        {
            End(isWhole: false);
        }
        catch (SessionException)
        {
            // The session was told of it, or has ended over something else.
        }
        finally
        {
            Close();
        }
    }

    private static string? SetOf(RunEvent happened) => happened switch
    {
        BatchFinished batch => batch.Pass.Set,
        PassFinished pass => pass.Pass.Set,
        PictureDrawn picture => picture.Set,
        CurveMeasured curve => curve.Set,
        ModelTraced traced => traced.Set,
        FeaturesComputed features => features.Set,
        WeightsMeasured => "train",
        _ => null,
    };

    private double Now() => (source.Clock.GetUtcNow() - DateTimeOffset.UnixEpoch).TotalSeconds;

    private void Close()
    {
        try
        {
            _queue?.Dispose();
        }
        finally
        {
            ForAll(run => run.Dispose());
        }
    }

    private void End(bool isWhole)
    {
        if (!_isEnded && _queue is not null)
        {
            _isEnded = true;
            var time = Now();
            Queue.Post(() => OrExplain(() => ForAll(run => run.End(time, isWhole))));
        }
    }

    private TensorBoardRun Run(string set, double time)
    {
        if (!_runs.TryGetValue(set, out var run))
        {
            _runs.Add(set, run = new TensorBoardRun(source, source.FolderOf(set), time));
        }

        return run;
    }

    private void ForAll(Action<TensorBoardRun> work) => _runs.Values.ToList().ForEach(work);

    private static void OrExplain(Action work)
    {
        try
        {
            work();
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new SessionException(
                $"The events for TensorBoard cannot be written: {exception.Message} Make room, or leave out trainer.use_tbx.", exception);
        }
    }
}
