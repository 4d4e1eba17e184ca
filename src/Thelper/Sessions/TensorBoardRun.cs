using System.Globalization;
using Thelper.Configuration;
using Thelper.Events;

namespace Thelper.Sessions;

/// <summary>What TensorBoard calls a run: the event file of one set in one launch, and what lies beside it.</summary>
internal sealed class TensorBoardRun : IDisposable
{
    private readonly TensorBoardSource _source;
    private readonly string _folder;
    private readonly EventFileWriter _file;
    private readonly ProjectorConfig _embeddings;

    /// <summary>Makes the event file, with the configuration.</summary>
    /// <param name="source">What is written besides what happens.</param>
    /// <param name="folder">Exists.</param>
    /// <param name="time">In seconds since 1970.</param>
    public TensorBoardRun(TensorBoardSource source, string folder, double time)
    {
        (_source, _folder) = (source, folder);
        _embeddings = new ProjectorConfig(folder);
        var configuration = ConfigWriter.ToJson(source.Configuration.Root, keepVariables: true);
        AtomicFile.WriteText(Path.Combine(folder, "config.json"), configuration);
        _file = new EventFileWriter(folder, time);
        Add(time, step: 0, [Summaries.Text("config", configuration), .. Parameters().Begin(time)]);
    }

    /// <summary>Writes what an event is about.</summary>
    /// <param name="happened">The event.</param>
    /// <param name="time">When, in seconds since 1970.</param>
    public void Write(RunEvent happened, double time)
    {
        switch (happened)
        {
            case PictureDrawn picture:
                Add(time, picture.Epoch, [Summaries.Picture($"{ScalarRow.OfEpoch}{picture.Name}/image", picture.Png)]);
                break;
            case CurveMeasured curve:
                Add(time, curve.Epoch, [Summaries.Curve($"{ScalarRow.OfEpoch}{curve.Name}/pr_curve", curve.Name, curve.Counts)]);
                break;
            case WeightsMeasured weights:
                Add(time, weights.Epoch, weights.Spreads.Select(entry => Summaries.Spread(entry.Path, entry.Spread)));
                break;
            case ModelTraced traced:
                _file.Write(new Event { WallTime = time, GraphDef = traced.Graph.ToGraphDef() });
                break;
            case FeaturesComputed features:
                Write(features);
                break;
            default:
                var rows = ScalarRow.Of(happened).ToArray();
                Add(time, rows.FirstOrDefault()?.Step ?? 0, rows.Select(row => Summaries.Scalar(row.Tag, row.Value ?? double.NaN)));
                break;
        }
    }

    /// <summary>Writes how the session ended.</summary>
    /// <param name="time">In seconds since 1970.</param>
    /// <param name="isWhole">Whether it came to its end.</param>
    public void End(double time, bool isWhole) => Add(time, step: 0, [HyperParameters.End(time, isWhole)]);

    /// <summary>Hands everything to the system.</summary>
    public void Flush() => _file.Flush();

    /// <inheritdoc/>
    public void Dispose() => _file.Dispose();

    private HyperParameters Parameters() => new(
        _source.Session,
        HyperParameters.Within(_source.Configuration.ToPlainData(keepVariables: true), ["model"], ["trainer", "optimization"], ["runner", "optimization"]),
        [ScalarRow.OfEpoch + "loss", .. _source.Metrics.Select(name => ScalarRow.OfEpoch + name)]);

    private void Add(double time, long step, IEnumerable<Summary.Types.Value> values)
    {
        var summary = new Summary { Value = { values } };
        if (summary.Value.Count > 0)
        {
            _file.Write(new Event { WallTime = time, Step = step, Summary = summary });
        }
    }

    /// <summary>Writes what the projector reads: a row of features and a row of texts for each sample, and where these are.</summary>
    private void Write(FeaturesComputed features)
    {
        var suffix = features.Epoch is { } epoch ? string.Create(CultureInfo.InvariantCulture, $"-{epoch:D4}") : "";
        var name = features.Epoch is { } number ? string.Create(CultureInfo.InvariantCulture, $"features of epoch {number}") : "features";
        var (table, tensors, metadata) = (features.Features, $"tensors{suffix}.tsv", $"metadata{suffix}.tsv");
        WriteRows(tensors, null, table.Count, i => Numbers(table, i));
        string[]? header = table.Columns.Count > 1 ? [.. table.Columns.Select(column => column.Name)] : null;
        WriteRows(metadata, header, table.Count, i => table.Columns.Select(column => column.Texts[i]));
        _embeddings.Add(name, tensors, metadata);
    }

    private static IEnumerable<string> Numbers(FeatureTable table, int row) => table.Values.Slice(row * table.Width, table.Width).ToArray()
        .Select(value => value.ToString("R", CultureInfo.InvariantCulture));

    /// <summary>Writes row after row, as all together may be more than a text can hold.</summary>
    /// <param name="file">Its name.</param>
    /// <param name="header">What the columns are; null where there is one alone, for which the projector wants none.</param>
    /// <param name="count">Rows below.</param>
    /// <param name="fields">Of a row.</param>
    private void WriteRows(string file, string[]? header, int count, Func<int, IEnumerable<string>> fields) =>
        AtomicFile.Write(Path.Combine(_folder, file), stream =>
        {
            using var writer = new StreamWriter(stream, leaveOpen: true) { NewLine = "\n" };
            if (header is not null)
            {
                writer.WriteLine(Row(header));
            }

            for (var i = 0; i < count; i++)
            {
                writer.WriteLine(Row(fields(i)));
            }
        });

    private static string Row(IEnumerable<string> fields) =>
        string.Join('\t', fields.Select(field => field.ReplaceLineEndings(" ").Replace('\t', ' ')));
}
