using Thelper.Configuration;
using Thelper.Data;
using Thelper.Models;
using Thelper.Reports.Page;
using Thelper.Sessions;
using Thelper.Torch;
using Thelper.Train;

namespace Thelper;

/// <summary>
/// A checked configuration that can be run: the way into the framework.
/// <code>
/// var experiment = Experiment.Read(ConfigReader.Read("flowers.yml"));
/// var results = experiment.Start("sessions", writer);
/// </code>
/// </summary>
public sealed class Experiment
{
    // Enough for the tensors of a training step of any usual model; what is above goes back to the system.
    private const long PoolCap = 2L << 30;

    /// <summary>Under this key, an exception's data holds the log file that has its stack trace.</summary>
    public const string LogKey = "log";

    private readonly BoundConfig<ExperimentOptions> _bound;

    private Experiment(BoundConfig<ExperimentOptions> bound, IReadOnlyList<ConfigWarning> warnings) =>
        (_bound, Warnings) = (bound, warnings);

    /// <summary>The session's name.</summary>
    public string Name => _bound.Value.Name!;

    /// <summary>Old spellings that the configuration uses.</summary>
    public IReadOnlyList<ConfigWarning> Warnings { get; }

    /// <summary>Checks a configuration. Data and device are not touched.</summary>
    /// <param name="document">The configuration; seeds that it does not give are drawn.</param>
    /// <param name="fallbackName">The session's name where the configuration gives none.</param>
    /// <param name="device">Where to compute, in place of what the configuration says; null leaves it.</param>
    /// <param name="catalogue">What it may name; <see cref="StandardComponents.Catalogue"/> by default.</param>
    /// <exception cref="ConfigException">The configuration has mistakes; all of them are listed.</exception>
    public static Experiment Read(
        ConfigDocument document, string fallbackName, string? device = null, ComponentCatalogue? catalogue = null)
    {
        catalogue ??= StandardComponents.Catalogue();
        PluginLoader.Register(document, catalogue);

        // Bound once to find mistakes as they are in the file, and once more with what the file leaves open.
        var bound = ConfigBinder.Bind<ExperimentOptions>(document, catalogue);
        var complete = bound.Document.With(ExperimentCompletion.Of(bound, fallbackName, device));
        return new Experiment(ConfigBinder.Bind<ExperimentOptions>(complete, catalogue), bound.Warnings);
    }

    /// <summary>Runs the experiment from its beginning, in a new folder.</summary>
    /// <param name="saveDirectory">Where the session's folder is made.</param>
    /// <param name="events">Shows or records what happens.</param>
    /// <exception cref="ConfigException">The configuration does not fit the data.</exception>
    /// <exception cref="DataException">The data is not as it should be.</exception>
    /// <exception cref="SessionException">The folder is taken or cannot be written, or training cannot go on.</exception>
    public SessionResults Start(string saveDirectory, IRunEventWriter events)
    {
        var directory = new SessionDirectory(Path.Combine(saveDirectory, Name));
        return Run(directory, checkpoint: null, events);
    }

    /// <summary>Goes on with a session after the epoch of a checkpoint.</summary>
    /// <param name="directory">The session's folder.</param>
    /// <param name="checkpoint">Where to go on; stays the caller's.</param>
    /// <param name="events">Shows or records what happens.</param>
    /// <inheritdoc cref="Start" path="/exception"/>
    public SessionResults Resume(SessionDirectory directory, Checkpoint checkpoint, IRunEventWriter events) =>
        Run(directory, checkpoint, events);

    /// <summary>Checks all that can be checked, and only then makes the session's folder and runs.</summary>
    private SessionResults Run(SessionDirectory directory, Checkpoint? checkpoint, IRunEventWriter events)
    {
        TorchProcess.InstallMemoryPool(PoolCap);
        using var parts = Locating.Run(_bound.Places, () => new ExperimentParts(_bound.Value, _bound.Places, checkpoint));
        using var log = new SessionLog(Path.Combine(directory.Logs, "trainer.log"), TimeProvider.System);
        var stamp = SessionStamp.Now(TimeProvider.System);
        using var recorders = new SessionRecorders(directory, Name, stamp, _bound.Value.Trainer.Common, _bound.Document);
        var listeners = new RunEventFan([new LogEventWriter(log, _bound.Value.Trainer.Common.Callbacks.SetsWithoutLog), recorders, events]);
        var problems = new DataProblemReport(parts.Data.Datasets.ToDictionary(entry => entry.Key, entry => entry.Value.Problems), log, listeners);
        var held = new HeldRunEvents(new RunEventFan([listeners, problems]));
        var context = new SessionContext
        {
            Name = Name,
            Directory = directory,
            Stamp = stamp,
            Log = log,
            Events = held,
            Configuration = _bound.Document,
        };
        using var trainer = Locating.Run(_bound.Places, () => _bound.Value.Trainer.Create(
            new TrainerArguments(context, parts.Model, parts.Data.Task, parts.Data.Loaders, parts.Data.Seeds.Torch, parts.Checkpoint)
            {
                ModelOptions = _bound.Value.Model.Architecture,
                MakeModel = () => _bound.Value.Model.Architecture!.Create(parts.Data.Task),
            }));
        if (checkpoint is null)
        {
            directory.RequireFree(_bound.Value.Overwrite);
        }

        Rehearse(trainer, parts);
        MakeFolder(directory, isNew: checkpoint is null);
        held.Release();
        try
        {
            recorders.GoOn(parts, listeners);
            return Run(context, parts, trainer, problems);
        }
        catch (Exception exception)
        {
            Record(exception, log, problems);
            Leave(context, exception, parts, events);
            throw;
        }
    }

    private void MakeFolder(SessionDirectory directory, bool isNew)
    {
        if (isNew)
        {
            directory.CreateNew(_bound.Value.Overwrite);
        }
        else
        {
            directory.Create();
        }
    }

    private SessionResults Run(SessionContext context, ExperimentParts parts, Trainer trainer, DataProblemReport problems)
    {
        Record(context, parts);
        context.Events.Write(new SessionStarted(
            context.Name, [.. parts.Summarise(), (SessionStarted.FolderLabel, context.Directory.FullPath)])
        {
            EpochsBefore = parts.Checkpoint is { } checkpoint ? checkpoint.Epoch + 1 : 0,
        });
        problems.Tell();
        parts.Beginnings.ToList().ForEach(context.Events.Write);
        string[] warnings = [.. parts.Data.Warnings, .. _bound.Value.Trainer.Common.Callbacks.Warnings];
        warnings.ToList().ForEach(text => context.Events.Write(new RunWarning(text)));
        var results = Locating.Run(
            _bound.Places, () => parts.Data.Loaders.Train is null ? trainer.Evaluate() : trainer.Train());
        context.Directory.ForgetReplaced();
        WritePage(context);
        return results;
    }

    private static void WritePage(SessionContext context)
    {
        try
        {
            SessionPage.Write(context.Directory, context.Directory.Page);
        }
        catch (SessionException exception)
        {
            // All that it shows is in other files too.
            context.Events.Write(new RunWarning(exception.Message));
        }
    }

    /// <summary>
    /// Finds what does not fit before a folder is made. What nobody foresaw comes up again in the session, where its log tells
    /// more of it; so does what is wrong where samples were left out, which the log lists.
    /// </summary>
    private void Rehearse(Trainer trainer, ExperimentParts parts)
    {
        try
        {
            // What a setting is to fit may show only in a batch, such as the channels of its images.
            Locating.Run(_bound.Places, () =>
            {
                trainer.Rehearse();
                return true;
            });
        }
        catch (Exception exception) when (
            exception is not (ConfigException or DataException or ModelException or SessionException) || HasProblems(parts))
        {
        }
    }

    private static bool HasProblems(ExperimentParts parts) =>
        parts.Data.Datasets.Values.Any(opened => opened.Problems.Sentences.Count > 0);

    /// <summary>Leaves the folder of a session that did not come to its end.</summary>
    private static void Leave(SessionContext context, Exception exception, ExperimentParts parts, IRunEventWriter events)
    {
        try
        {
            if (context.Directory.HasCheckpoint)
            {
                TellReplaced(context.Directory, events);
            }
            else if (exception is ConfigException or DataException or ModelException && !HasProblems(parts))
            {
                // It ended over the user's data and has nothing to go on from, so it is of no use to anybody.
                context.Directory.RemoveMade();
            }
            else if (context.Directory.GiveWay(context.Stamp) is { } aside)
            {
                exception.Data[LogKey] = Path.Combine(aside, Path.GetRelativePath(context.Directory.FullPath, context.Log.FullPath));
                events.Write(new RunNotice(
                    $"The session that was to be replaced lies in {context.Directory.FullPath} again, and what came of the new one in {aside}."));
            }
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            // That the folder cannot be tidied must not hide what ended the session.
        }
    }

    private static void TellReplaced(SessionDirectory directory, IRunEventWriter events)
    {
        if (directory.HasReplaced)
        {
            events.Write(new RunNotice($"The session that this one replaced still lies in {directory.Replaced}; it goes when this one ends well."));
        }
    }

    /// <summary>Compares the samples with those of before, then writes what this launch is made of.</summary>
    private void Record(SessionContext context, ExperimentParts parts)
    {
        var records = parts.Data.Splits.ToDictionary(
            entry => entry.Key, entry => SplitRecord.Of(parts.Data.Datasets[entry.Key].Dataset, entry.Value));
        if (parts.Checkpoint is { } checkpoint)
        {
            new SplitVerification(context, SessionDirectory.Of(checkpoint.Source), _bound.Value.Loaders.SkipVerif).Run(records);
        }

        SessionRecords.Write(context, parts.Data.Task);
        LaunchDescription.Of(context, parts, _bound).Write(context.Directory);
        foreach (var (name, record) in records)
        {
            SessionRecords.WriteSplit(context, name, record, _bound.Value.LogSamples ? parts.Data.Datasets[name].Dataset : null);
        }
    }

    private static void Record(Exception exception, SessionLog log, DataProblemReport problems)
    {
        try
        {
            problems.Tell();
            log.Write(LogLevel.Error, exception.ToString());
            exception.Data[LogKey] = log.FullPath;
        }
        catch (SessionException)
        {
            // That the log cannot be written must not hide what ended the session.
        }
    }
}
