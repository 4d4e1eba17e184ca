using Thelper.Configuration;
using Thelper.Data;
using Thelper.Sessions;
using Thelper.Train;

namespace Thelper;

/// <summary>What every session records of what happens, and what its configuration asks for besides.</summary>
internal sealed class SessionRecorders : IRunEventWriter, IDisposable
{
    private readonly ScalarFiles _scalars;
    private readonly TensorBoardWriter? _events;

    /// <param name="directory">The session's folder; exists when something happens.</param>
    /// <param name="name">The session's name.</param>
    /// <param name="stamp">Marks the launch.</param>
    /// <param name="options">Of the trainer.</param>
    /// <param name="configuration">With every seed given and every path absolute.</param>
    public SessionRecorders(
        SessionDirectory directory, string name, SessionStamp stamp, TrainerOptions options, ConfigDocument configuration)
    {
        _scalars = new ScalarFiles(directory);
        if (options.Events.UseTbx)
        {
            _events = new TensorBoardWriter(new TensorBoardSource
            {
                Session = name,
                Configuration = configuration,
                FolderOf = set => options.OutputFolder(directory, name, stamp, set),
                Metrics = MetricsOf(options),
            });
        }
    }

    /// <summary>Takes over what a session recorded that goes on; does nothing where a new one begins.</summary>
    /// <param name="parts">What the session is made of.</param>
    /// <param name="events">Told where something could not be taken over.</param>
    public void GoOn(ExperimentParts parts, IRunEventWriter events)
    {
        if (parts.Checkpoint is { } checkpoint && GoOn(checkpoint, parts.Data.Loaders) is { } warning)
        {
            events.Write(new RunWarning(warning));
        }
    }

    /// <inheritdoc/>
    public void Write(RunEvent happened)
    {
        _scalars.Write(happened);
        _events?.Write(happened);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        try
        {
            _events?.Dispose();
        }
        finally
        {
            _scalars.Dispose();
        }
    }

    private string? GoOn(Checkpoint checkpoint, LoaderSet loaders)
    {
        var sets = new[] { ("train", loaders.Train), ("valid", loaders.Valid), ("test", loaders.Test) };
        var point = new ResumePoint(checkpoint, sets.ToDictionary(set => set.Item1, set => set.Item2?.BatchCount ?? 0));
        var evaluated = loaders.Test is null ? "valid" : "test";
        return _scalars.GoOn(
            SessionDirectory.Of(checkpoint.Source),
            row => loaders.Train is null ? point.StaysInEvaluation(row, evaluated) : point.StaysInTraining(row));
    }

    private static List<string> MetricsOf(TrainerOptions options) =>
    [
        .. options.Metrics.Concat(options.TrainMetrics).Concat(options.ValidMetrics).Concat(options.TestMetrics)
            .Where(entry => entry.Value.IsMetric).Select(entry => entry.Key).Distinct(),
    ];
}
