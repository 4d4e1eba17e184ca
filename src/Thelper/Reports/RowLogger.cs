using Thelper.Data;
using Thelper.Metrics;
using Thelper.Tasks;
using Thelper.Vision;
using Thelper.Visualization;

namespace Thelper.Reports;

/// <summary>
/// A report of rows, which wait in a file until it is written, so that memory does not grow with them; and pictures of the best,
/// the worst and random samples, where these are asked for.
/// </summary>
public abstract class RowLogger : IFileReporter, IPicturesReporter, IDisposable
{
    private const string PicturesKey = "pictures";

    private readonly LoggerOptions _options;
    private readonly LoggedEntries _entries;
    private readonly SamplePictures? _pictures;

    /// <param name="options">What to write.</param>
    /// <param name="shownAs">The task with the names to write.</param>
    /// <param name="minConfidence">Found objects of less confidence are not drawn.</param>
    private protected RowLogger(LoggerOptions options, LearningTask shownAs, double minConfidence = 0)
    {
        (_options, _entries) = (options, new LoggedEntries(options));
        _pictures = options.VizCount == 0 ? null : new SamplePictures(options.VizCount, minConfidence, shownAs);
    }

    /// <inheritdoc/>
    public string Extension => _options.Format.Extension();

    /// <inheritdoc/>
    public bool HasReport => Rows.Count > 0;

    /// <inheritdoc/>
    public string? Obstacle => _pictures?.Obstacle;

    /// <summary>Whether there are as many rows as there may be.</summary>
    private protected bool IsFull => Rows.Count >= _options.ReportCount;

    /// <summary>The rows so far.</summary>
    private protected abstract IRows Rows { get; }

    /// <summary>The names of the fields of a text report.</summary>
    private protected abstract IReadOnlyList<string> TextHeader { get; }

    /// <inheritdoc/>
    public void Reset()
    {
        Rows.Clear();
        _pictures?.Reset();
    }

    /// <inheritdoc/>
    public void Check(Batch batch) => _entries.Of(batch);

    /// <inheritdoc/>
    public void Update(Iteration iteration)
    {
        _pictures?.Update(iteration);
        if (!IsFull)
        {
            AddRows(iteration);
        }
    }

    /// <inheritdoc/>
    public IEnumerable<(string Suffix, Image Picture)> RenderAll() => _pictures?.RenderAll() ?? [];

    /// <inheritdoc/>
    public void WriteReport(Stream stream)
    {
        switch (_options.Format)
        {
            case ReportFormat.Csv:
                RowReport.WriteCsv(stream, CsvHeader(Rows.Width), Rows.Read());
                break;
            case ReportFormat.Json:
                RowReport.WriteJson(stream, Rows.Read().Select(row => row[0]));
                break;
            default:
                WriteText(stream);
                break;
        }
    }

    /// <inheritdoc/>
    public OrderedDictionary<string, object?> SaveState()
    {
        var state = Rows.SaveState();
        if (_pictures is not null)
        {
            state[PicturesKey] = _pictures.SaveState();
        }

        return state;
    }

    /// <inheritdoc/>
    public void LoadState(IReadOnlyDictionary<string, object?> state)
    {
        Rows.LoadState(state);
        if (state.GetValueOrDefault(PicturesKey) is IReadOnlyDictionary<string, object?> pictures)
        {
            _pictures?.LoadState(pictures);
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        Rows.Dispose();
        GC.SuppressFinalize(this);
    }

    /// <summary>Adds the rows of a batch.</summary>
    private protected abstract void AddRows(Iteration iteration);

    /// <summary>The names of the fields of a CSV report.</summary>
    /// <param name="width">Fields of the longest row.</param>
    private protected abstract IReadOnlyList<string> CsvHeader(int width);

    /// <summary>Writes the report as text.</summary>
    private protected virtual void WriteText(Stream stream) => RowReport.WriteText(stream, TextHeader, Rows.Read());

    /// <summary>The entries to log of each sample, column by column.</summary>
    private protected object?[][] EntriesOf(Batch batch) => _entries.Of(batch);
}
