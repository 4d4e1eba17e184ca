using Thelper.Data;
using Thelper.Metrics;

namespace Thelper.Reports;

/// <summary>A report of rows, which wait in a file until it is written, so that memory does not grow with them.</summary>
public abstract class RowLogger : IFileReporter, IDisposable
{
    private readonly LoggerOptions _options;
    private readonly LoggedEntries _entries;

    /// <param name="options">What to write.</param>
    private protected RowLogger(LoggerOptions options) => (_options, _entries) = (options, new LoggedEntries(options));

    /// <inheritdoc/>
    public string Extension => _options.Format.Extension();

    /// <inheritdoc/>
    public bool HasReport => Rows.Count > 0;

    /// <summary>Whether there are as many rows as there may be.</summary>
    private protected bool IsFull => Rows.Count >= _options.ReportCount;

    /// <summary>The rows so far.</summary>
    private protected abstract IRows Rows { get; }

    /// <summary>The names of the fields of a text report.</summary>
    private protected abstract IReadOnlyList<string> TextHeader { get; }

    /// <inheritdoc/>
    public void Reset() => Rows.Clear();

    /// <inheritdoc/>
    public void Check(Batch batch) => _entries.Of(batch);

    /// <inheritdoc/>
    public abstract void Update(Iteration iteration);

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
    public OrderedDictionary<string, object?> SaveState() => Rows.SaveState();

    /// <inheritdoc/>
    public void LoadState(IReadOnlyDictionary<string, object?> state) => Rows.LoadState(state);

    /// <inheritdoc/>
    public void Dispose()
    {
        Rows.Dispose();
        GC.SuppressFinalize(this);
    }

    /// <summary>The names of the fields of a CSV report.</summary>
    /// <param name="width">Fields of the longest row.</param>
    private protected abstract IReadOnlyList<string> CsvHeader(int width);

    /// <summary>Writes the report as text.</summary>
    private protected virtual void WriteText(Stream stream) => RowReport.WriteText(stream, TextHeader, Rows.Read());

    /// <summary>The entries to log of each sample, column by column.</summary>
    private protected object?[][] EntriesOf(Batch batch) => _entries.Of(batch);
}
