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
    private readonly RowFile _rows = new();
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
    public bool HasReport => _rows.Count > 0;

    /// <inheritdoc/>
    public string? Obstacle => _pictures?.Obstacle;

    /// <summary>Whether there are as many rows as there may be.</summary>
    private protected bool IsFull => _rows.Count >= _options.ReportCount;

    /// <summary>The names of the fields of a text report.</summary>
    private protected abstract IReadOnlyList<string> TextHeader { get; }

    /// <inheritdoc/>
    public void Reset()
    {
        _rows.Clear();
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
                RowReport.WriteCsv(stream, CsvHeader(_rows.Width), _rows.Read());
                break;
            case ReportFormat.Json:
                RowReport.WriteJson(stream, _rows.Read().Select(row => row[0]));
                break;
            default:
                RowReport.WriteText(stream, TextHeader, _rows.Read());
                break;
        }
    }

    /// <inheritdoc/>
    public OrderedDictionary<string, object?> SaveState()
    {
        var state = _rows.SaveState();
        if (_pictures is not null)
        {
            state[PicturesKey] = _pictures.SaveState();
        }

        return state;
    }

    /// <inheritdoc/>
    public void LoadState(IReadOnlyDictionary<string, object?> state)
    {
        _rows.LoadState(state);
        if (state.GetValueOrDefault(PicturesKey) is IReadOnlyDictionary<string, object?> pictures)
        {
            _pictures?.LoadState(pictures);
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _rows.Dispose();
        GC.SuppressFinalize(this);
    }

    /// <summary>Adds the rows of a batch.</summary>
    private protected abstract void AddRows(Iteration iteration);

    /// <summary>The names of the fields of a CSV report.</summary>
    /// <param name="width">Fields of the longest row.</param>
    private protected abstract IReadOnlyList<string> CsvHeader(int width);

    /// <summary>The entries to log of each sample, column by column.</summary>
    private protected IReadOnlyList<object?[]> EntriesOf(Batch batch) => _entries.Of(batch);

    /// <summary>Adds a row, unless there are as many as there may be.</summary>
    /// <param name="folder">Where the report will lie.</param>
    /// <param name="fields">The row; of a JSON report the item alone.</param>
    private protected void Add(string folder, IReadOnlyList<string> fields)
    {
        if (!IsFull)
        {
            _rows.Add(folder, fields);
        }
    }
}
