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
    private readonly OrderedDictionary<string, string> _embeddings = [];

    /// <summary>Makes the event file, with the configuration.</summary>
    /// <param name="source">What is written besides what happens.</param>
    /// <param name="folder">Exists.</param>
    /// <param name="time">In seconds since 1970.</param>
    public TensorBoardRun(TensorBoardSource source, string folder, double time)
    {
        (_source, _folder) = (source, folder);
        var configuration = ConfigWriter.ToJson(source.Configuration.Root);
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
        HyperParameters.Within(_source.Configuration.ToPlainData(), ["model"], ["trainer", "optimization"], ["runner", "optimization"]),
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
        WriteRows(tensors, table.Count, i => table.Values.Slice(i * table.Width, table.Width).ToArray()
            .Select(value => value.ToString("R", CultureInfo.InvariantCulture)));
        WriteMetadata(metadata, table);
        _embeddings[name] = $"embeddings {{\n  tensor_name: \"{name}\"\n  tensor_path: \"{tensors}\"\n  metadata_path: \"{metadata}\"\n}}\n";
        AtomicFile.WriteText(Path.Combine(_folder, "projector_config.pbtxt"), string.Concat(_embeddings.Values));
    }

    /// <summary>A header says what the columns are, but where there is one alone, the projector wants none.</summary>
    private void WriteMetadata(string name, FeatureTable table)
    {
        var header = table.Columns.Count > 1 ? 1 : 0;
        WriteRows(name, header + table.Count, i => i < header
            ? table.Columns.Select(column => column.Name)
            : table.Columns.Select(column => column.Texts[i - header]));
    }

    // Row by row, because the features of a large set are more than one text can hold.
    private void WriteRows(string name, int count, Func<int, IEnumerable<string>> fields) => AtomicFile.Write(Path.Combine(_folder, name), stream =>
    {
        using var writer = new StreamWriter(stream, leaveOpen: true);
        for (var i = 0; i < count; i++)
        {
            writer.Write(Row(fields(i)));
            writer.Write('\n');
        }
    });

    private static string Row(IEnumerable<string> fields) =>
        string.Join('\t', fields.Select(field => field.ReplaceLineEndings(" ").Replace('\t', ' ')));
}
