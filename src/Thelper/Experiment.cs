using System.Security.Cryptography;
using Thelper.Configuration;
using Thelper.Data;
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
    // Drawn seeds are small, so that a person can copy them.
    private const int SeedEnd = 1 << 16;

    // Enough for the tensors of a training step of any usual model; what is above goes back to the system.
    private const long PoolCap = 2L << 30;

    /// <summary>Under this key, an exception's data holds the log file that has its stack trace.</summary>
    public const string LogKey = "log";

    private static readonly string[] SeedKeys = ["test_seed", "valid_seed", "torch_seed", "numpy_seed"];

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
    /// <param name="catalogue">What it may name; <see cref="StandardComponents.Catalogue"/> by default.</param>
    /// <exception cref="ConfigException">The configuration has mistakes; all of them are listed.</exception>
    public static Experiment Read(ConfigDocument document, string fallbackName, ComponentCatalogue? catalogue = null)
    {
        catalogue ??= StandardComponents.Catalogue();

        // Bound once to find mistakes as they are in the file, and once more with what the file leaves open.
        var bound = ConfigBinder.Bind<ExperimentOptions>(document, catalogue);
        var complete = bound.Document.With(LeftOpen(bound, fallbackName));
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
        using var parts = Build();
        directory.CreateNew(_bound.Value.Overwrite);
        return Run(directory, parts, checkpoint: null, events);
    }

    /// <summary>Goes on with a session after the epoch of a checkpoint.</summary>
    /// <param name="directory">The session's folder.</param>
    /// <param name="checkpoint">Where to go on; stays the caller's.</param>
    /// <param name="events">Shows or records what happens.</param>
    /// <inheritdoc cref="Start" path="/exception"/>
    public SessionResults Resume(SessionDirectory directory, Checkpoint checkpoint, IRunEventWriter events)
    {
        using var parts = Build();
        if (!checkpoint.Task.IsSameAs(parts.Task))
        {
            throw new SessionException(
                "The data no longer has the classes or keys that the session was trained with; resume it with the data of before.");
        }

        directory.Create();
        return Run(directory, parts, checkpoint, events);
    }

    private static IEnumerable<ConfigOverride> LeftOpen(BoundConfig<ExperimentOptions> bound, string fallbackName)
    {
        if (bound.Value.Name is null)
        {
            yield return ConfigOverride.Parse($"name=\"{fallbackName}\"");
        }

        foreach (var key in SeedKeys.Where(key => bound.Document.Find($"loaders.{key}") is null))
        {
            yield return ConfigOverride.Parse($"loaders.{key}={RandomNumberGenerator.GetInt32(SeedEnd)}");
        }
    }

    private ExperimentParts Build()
    {
        TorchProcess.InstallMemoryPool(PoolCap);
        try
        {
            return new ExperimentParts(_bound.Value);
        }
        catch (SettingException exception)
        {
            throw new ConfigException(exception.At(_bound.Places));
        }
    }

    private SessionResults Run(
        SessionDirectory directory, ExperimentParts parts, Checkpoint? checkpoint, IRunEventWriter events)
    {
        using var log = new SessionLog(Path.Combine(directory.Logs, "trainer.log"), TimeProvider.System);
        try
        {
            var context = new SessionContext
            {
                Name = Name,
                Directory = directory,
                Stamp = SessionStamp.Now(TimeProvider.System),
                Log = log,
                Events = new RunEventFan([new LogEventWriter(log), events]),
                Configuration = _bound.Document,
            };
            SessionRecords.Write(context, parts.Splits, parts.Task);
            return Run(context, parts, checkpoint);
        }
        catch (SettingException exception)
        {
            RemovePointless(directory);
            throw new ConfigException(exception.At(_bound.Places));
        }
        catch (Exception exception)
        {
            log.Write(LogLevel.Error, exception.ToString());
            exception.Data[LogKey] = log.FullPath;
            if (exception is DataException or ConfigException)
            {
                RemovePointless(directory);
            }

            throw;
        }
    }

    private SessionResults Run(SessionContext context, ExperimentParts parts, Checkpoint? checkpoint)
    {
        var arguments = new TrainerArguments(context, parts.Model, parts.Task, parts.Loaders, parts.Seeds.Torch, checkpoint);
        using var trainer = _bound.Value.Trainer.Create(arguments);
        context.Events.Write(new SessionStarted(Name, [.. parts.Summarise(), ("session", context.Directory.FullPath)]));
        return parts.Loaders.Train is null ? trainer.Evaluate() : trainer.Train();
    }

    /// <summary>Removes what a session left that ended over the user's data before there was anything to go on from.</summary>
    private static void RemovePointless(SessionDirectory directory)
    {
        if (!directory.HasCheckpoint)
        {
            directory.RemoveUnfinished();
        }
    }
}
