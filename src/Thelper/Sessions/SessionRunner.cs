using System.Globalization;
using Thelper.Data;
using Thelper.Metrics;
using Thelper.Tasks;
using Thelper.Torch.Modules;
using Thelper.Vision;

namespace Thelper.Sessions;

/// <summary>
/// What a session has whatever it does: a model, a task, loaders, a folder; and the files that it writes there. Runs nothing
/// by itself.
/// </summary>
/// <param name="context">The session's surroundings.</param>
/// <param name="model">Stays the caller's.</param>
/// <param name="task">What the model is asked to do.</param>
/// <param name="loaders">The three sets; at least one.</param>
public abstract class SessionRunner(SessionContext context, Module model, LearningTask task, LoaderSet loaders)
{
    private readonly HashSet<string> _told = [];

    /// <summary>The session's surroundings.</summary>
    protected SessionContext Context { get; } = context;

    /// <summary>The model.</summary>
    protected Module Model { get; } = model;

    /// <summary>What the model is asked to do.</summary>
    protected LearningTask Task { get; } = task;

    /// <summary>The three sets.</summary>
    protected LoaderSet Loaders { get; } = loaders;

    /// <summary>The session's checkpoints.</summary>
    protected CheckpointFolder Checkpoints { get; } = new(context.Directory.Checkpoints, context.Stamp);

    /// <summary>Writes what the consumers have to say about an epoch into the folder of the set.</summary>
    /// <param name="output">Where to.</param>
    /// <param name="consumers">The consumers of the set.</param>
    /// <param name="metrics">Their values, computed once.</param>
    /// <returns>The reports to read, as name and text; CSV and JSON are in their files alone.</returns>
    protected IReadOnlyList<(string Name, string Text)> WriteReports(
        SetOutput output, ConsumerSet consumers, IReadOnlyList<MetricValue> metrics)
    {
        foreach (var metric in metrics)
        {
            AtomicFile.WriteText(output.FileOf(metric.Name, "txt"), metric.Value.ToString("F4", CultureInfo.InvariantCulture));
        }

        var reports = WriteTexts(output, consumers);
        foreach (var (name, reporter) in consumers.FileReporters.Where(entry => entry.Reporter.HasReport))
        {
            AtomicFile.Write(output.FileOf(name, reporter.Extension), reporter.WriteReport);
        }

        WritePictures(output, consumers);
        foreach (var (name, reporter) in consumers.ChartReporters)
        {
            if (Drawn(reporter.Chart) is { } png)
            {
                WriteFile(output, name, "png", png);
            }
        }

        return reports;
    }

    /// <summary>Warns, once of each thing.</summary>
    /// <param name="warning">What a person may not have meant.</param>
    protected void Tell(string warning)
    {
        if (_told.Add(warning))
        {
            Context.Events.Write(new RunWarning(warning));
        }
    }

    /// <summary>Writes a file about an epoch, and tells of it where it is a picture of pixels.</summary>
    /// <param name="output">Where to.</param>
    /// <param name="name">What it is about.</param>
    /// <param name="extension">Without a dot.</param>
    /// <param name="content">The bytes.</param>
    protected void WriteFile(SetOutput output, string name, string extension, ReadOnlyMemory<byte> content)
    {
        AtomicFile.Write(output.FileOf(name, extension), stream => stream.Write(content.Span));
        if (extension == "png")
        {
            Context.Events.Write(new PictureDrawn(output.Set, output.Epoch, name, content));
        }
    }

    /// <summary>Draws a chart of the whole session as a PNG file. One that cannot be drawn or written ends no session: it is warned of, once.</summary>
    /// <param name="path">The file; its folder exists.</param>
    /// <param name="chart">Gives null where there is nothing to show.</param>
    protected void WriteChart(string path, Func<SvgDocument?> chart)
    {
        if (Drawn(chart) is not { } png)
        {
            return;
        }

        try
        {
            AtomicFile.Write(path, stream => stream.Write(png));
        }
        catch (SessionException exception)
        {
            TellLeftOut(exception);
        }
    }

    /// <summary>
    /// Gives the model the weights of the best epoch, averaged ones where weights were averaged; where no checkpoint has them
    /// any more, it warns.
    /// </summary>
    /// <param name="epoch">The best epoch, from 0.</param>
    /// <param name="resumed">The checkpoint that the session went on from; the best one may lie beside it.</param>
    /// <returns>Whether the model has them.</returns>
    protected bool LoadBest(int epoch, Checkpoint? resumed)
    {
        string?[] folders = [Context.Directory.Checkpoints, Path.GetDirectoryName(resumed?.Source)];
        foreach (var file in folders.OfType<string>().Distinct().SelectMany(folder => CheckpointLocator.FindEpoch(folder, epoch)))
        {
            try
            {
                using var checkpoint = Checkpoint.Load(file);
                if (checkpoint.Epoch == epoch)
                {
                    Model.LoadStateDictionary(checkpoint.Average ?? checkpoint.Model);
                    return true;
                }
            }
            catch (Exception exception) when (exception is SessionException or StateDictionaryException)
            {
                Context.Events.Write(new RunWarning(exception.Message));
            }
        }

        Context.Events.Write(new RunWarning(
            $"There is no checkpoint of the best epoch ({epoch + 1}) any more, so the weights of the last epoch are evaluated."));
        return false;
    }

    /// <summary>Writes <c>results.json</c>.</summary>
    /// <param name="results">The outcome.</param>
    protected void WriteResults(SessionResults results) =>
        AtomicFile.WriteText(Context.Directory.Results, results.ToJson());

    /// <summary>What a checkpoint holds. The tensors stay the model's and the trainer's.</summary>
    /// <param name="training">What the trainer must keep, under its names in the checkpoint.</param>
    /// <param name="epoch">The epoch that was finished last, from 0; -1 before the first.</param>
    protected OrderedDictionary<string, object?> CheckpointData(OrderedDictionary<string, object?> training, int epoch)
    {
        var configuration = Context.Configuration.ToPlainData();
        var section = configuration.GetValueOrDefault("model") as IReadOnlyDictionary<string, object?>;
        var data = new OrderedDictionary<string, object?>
        {
            ["name"] = Context.Name,
            ["epoch"] = (long)epoch,
            ["source"] = SessionStamp.Now(Context.Clock).ToString(),
            ["git_sha1"] = ProductVersion.Commit,
            ["version"] = ProductVersion.Text,
            ["task"] = Task.ToPlainData(),
            ["model"] = Model.StateDictionary(),
            ["model_type"] = section?.GetValueOrDefault("type"),
            ["model_params"] = section?.GetValueOrDefault("params") ?? new OrderedDictionary<string, object?>(),
            ["config"] = configuration,
            ["config_folder"] = Context.Configuration.BaseFolder,
        };
        foreach (var (key, value) in training)
        {
            data[key] = value;
        }

        return data;
    }

    /// <summary>A chart as PNG; null where there is nothing to show, or it cannot be drawn, which is warned of.</summary>
    private byte[]? Drawn(Func<SvgDocument?> chart)
    {
        try
        {
            return chart()?.ToPng();
        }
        catch (Exception exception) when (exception is ImageException or ArgumentException)
        {
            TellLeftOut(exception);
            return null;
        }
    }

    private void TellLeftOut(Exception exception) => Tell($"A chart is left out: {exception.Message}");

    private static List<(string Name, string Text)> WriteTexts(SetOutput output, ConsumerSet consumers)
    {
        var reports = new List<(string Name, string Text)>();
        foreach (var (name, reporter) in consumers.Reporters)
        {
            if (reporter.Report() is { } text)
            {
                AtomicFile.WriteText(output.FileOf(name, reporter.Extension), text);
                if (reporter.Extension.EndsWith("txt", StringComparison.Ordinal))
                {
                    reports.Add((name, text));
                }
            }
        }

        return reports;
    }

    private void WritePictures(SetOutput output, ConsumerSet consumers)
    {
        foreach (var (name, reporter) in consumers.PictureReporters)
        {
            var isShown = false;
            foreach (var (suffix, picture) in reporter.RenderAll())
            {
                using (picture)
                {
                    WriteFile(output, name + suffix, "png", picture.EncodePng());
                    isShown = true;
                }
            }

            if (!isShown && reporter.Obstacle is { } obstacle)
            {
                Tell(obstacle);
            }
        }
    }
}
