using System.Buffers;
using System.Globalization;
using System.Text.Json;
using CsvHelper;

namespace Thelper.Sessions;

/// <summary>
/// Writes all numbers of a session into <c>metrics.jsonl</c> and <c>metrics.csv</c> in its folder, a row for each, in the order in
/// which they come. Rows are on the disk after each pass over a set, before a checkpoint is written. They hold no times, so that
/// a session that was stopped and went on has the same files as one that never stopped.
/// </summary>
/// <param name="directory">The session's folder; exists when the first row is written.</param>
public sealed class ScalarFiles(SessionDirectory directory) : IRunEventWriter, IDisposable
{
    private const int MostWaiting = 4096;

    // Rows of many batches together cost a fraction of what each by itself does.
    private const int RowsTogether = 256;

    private static readonly CsvWriterOptions CsvForm = new() { NewLine = "\n" };
    private static readonly string[] Header = ["set", "tag", "epoch", "step", "value"];

    private readonly WritingQueue _queue = new(MostWaiting);
    private readonly List<ScalarRow> _rows = [];
    private FileStream? _lines;
    private FileStream? _table;

    /// <summary>The rows as JSON, one a line.</summary>
    public string LinesPath => directory.Scalars;

    /// <summary>The rows as CSV, under a header.</summary>
    public string TablePath => Path.ChangeExtension(directory.Scalars, "csv");

    /// <inheritdoc/>
    /// <exception cref="SessionException">A file could not be written.</exception>
    public void Write(RunEvent happened)
    {
        ScalarRow[] rows = [.. ScalarRow.Of(happened)];
        if (rows.Length > 0)
        {
            _queue.Post(() => Take(rows));
        }

        if (happened is PassFinished or SessionFinished)
        {
            _queue.Post(() => Append(toDisk: true));
            _queue.Flush();
        }

        if (happened is SessionFinished)
        {
            Close();
        }
    }

    /// <summary>
    /// Takes over the rows of a session that goes on, but for those that will come again. A last line that is not whole, as a
    /// session leaves it that was killed, goes too.
    /// </summary>
    /// <param name="from">The folder of the session that goes on: this one, or another that it was in before.</param>
    /// <param name="keeps">Which rows stay.</param>
    /// <returns>A sentence where other lines could not be read, and were left out; else null.</returns>
    /// <exception cref="SessionException">The files cannot be read or written.</exception>
    public string? GoOn(SessionDirectory from, Func<ScalarRow, bool> keeps)
    {
        var source = new ScalarLines(File.Exists(LinesPath) ? LinesPath : from.Scalars);
        AtomicFile.Write(LinesPath, stream =>
        {
            foreach (var rows in source.Read().Where(keeps).Chunk(RowsTogether))
            {
                stream.Write(Json(rows));
            }
        });
        AtomicFile.Write(TablePath, stream => WriteTable(stream, new ScalarLines(LinesPath).Read(), withHeader: true));
        return source.Notice;
    }

    /// <summary>Writes what is left. That this fails is not told: after each pass there is nothing left.</summary>
    public void Dispose()
    {
        _queue.Finish(() => Append(toDisk: false));
        Close();
    }

    /// <summary>Closes the files, on which nothing else works at the moment.</summary>
    private void Close()
    {
        foreach (var file in new[] { _lines, _table })
        {
            try
            {
                file?.Dispose();
            }
            catch (IOException)
            {
                // The session ends over something else, or was told of it.
            }
        }

        (_lines, _table) = (null, null);
    }

    private void Take(ScalarRow[] rows)
    {
        _rows.AddRange(rows);
        if (_rows.Count >= RowsTogether)
        {
            Append(toDisk: false);
        }
    }

    private void Append(bool toDisk) => OrExplain(() =>
    {
        if (_rows.Count > 0)
        {
            _lines ??= Open(LinesPath);
            _table ??= Open(TablePath);
            _lines.Write(Json(_rows));
            WriteTable(_table, _rows, withHeader: _table.Position == 0);
            _rows.Clear();
        }

        _lines?.Flush(toDisk);
        _table?.Flush(toDisk);
    });

    private static FileStream Open(string path)
    {
        var stream = new FileStream(path, FileMode.OpenOrCreate, FileAccess.Write, FileShare.Read);
        stream.Seek(0, SeekOrigin.End);
        return stream;
    }

    private static ReadOnlySpan<byte> Json(IReadOnlyList<ScalarRow> rows)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using var writer = new Utf8JsonWriter(buffer);
        foreach (var row in rows)
        {
            row.Write(writer);
            writer.Flush();
            buffer.Write("\n"u8);
            writer.Reset();
        }

        return buffer.WrittenSpan;
    }

    private static void WriteTable(Stream stream, IEnumerable<ScalarRow> rows, bool withHeader)
    {
        using var csv = CsvWriter.Create(stream, CsvForm, leaveOpen: true);
        if (withHeader)
        {
            csv.WriteRecord(Header);
        }

        foreach (var row in rows)
        {
            csv.WriteRecord([row.Set, row.Tag, Text(row.Epoch), Text(row.Step), Text(row.Value)]);
        }
    }

    private static string Text(long number) => number.ToString(CultureInfo.InvariantCulture);

    private static string Text(double? number) =>
        number is { } value && double.IsFinite(value) ? value.ToString("R", CultureInfo.InvariantCulture) : "";

    private void OrExplain(Action work)
    {
        try
        {
            work();
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new SessionException($"The numbers of the session cannot be written to {LinesPath} and {TablePath}: {exception.Message}", exception);
        }
    }
}
