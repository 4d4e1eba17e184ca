using System.Text;
using CsvHelper;

namespace Thelper.Reports;

/// <summary>Writes rows into a report.</summary>
internal static class RowReport
{
    private const int BufferSize = 1 << 16;
    private static readonly CsvWriterOptions CsvForm = new() { NewLine = "\n" };

    /// <summary>Rows under a header, with commas between fields and no quotes; as long as they are.</summary>
    /// <param name="stream">Stays open.</param>
    /// <param name="header">The names of the fields.</param>
    /// <param name="rows">The fields of each.</param>
    public static void WriteText(Stream stream, IReadOnlyList<string> header, IEnumerable<IReadOnlyList<string>> rows) =>
        WriteJoined(stream, rows.Prepend(header), separator: "\n");

    /// <summary>Rows under a header as CSV. What a row has less than the header is empty. There is no line end at the end.</summary>
    /// <param name="stream">A file; stays open.</param>
    /// <param name="header">The names of the fields.</param>
    /// <param name="rows">The fields of each, at most as many.</param>
    public static void WriteCsv(Stream stream, IReadOnlyList<string> header, IEnumerable<IReadOnlyList<string>> rows)
    {
        using (var csv = CsvWriter.Create(stream, CsvForm, leaveOpen: true))
        {
            foreach (var row in rows.Prepend(header))
            {
                csv.WriteRecord([.. row, .. Enumerable.Repeat("", header.Count - row.Count)]);
            }
        }

        stream.SetLength(stream.Length - CsvForm.NewLine.Length);
    }

    /// <summary>Items of a JSON list.</summary>
    /// <param name="stream">Stays open.</param>
    /// <param name="items">At least one, each as <see cref="ReportJson.Item"/> gives it.</param>
    public static void WriteJson(Stream stream, IEnumerable<string> items)
    {
        stream.Write("[\n"u8);
        WriteJoined(stream, items.Select(item => new[] { item }), separator: ",\n");
        stream.Write("\n]"u8);
    }

    /// <summary>A small CSV report.</summary>
    /// <param name="header">The names of the fields.</param>
    /// <param name="rows">The fields of each.</param>
    public static string Csv(IReadOnlyList<string> header, IEnumerable<IReadOnlyList<string>> rows)
    {
        using var stream = new MemoryStream();
        WriteCsv(stream, header, rows);
        return Encoding.UTF8.GetString(stream.ToArray());
    }

    private static void WriteJoined(Stream stream, IEnumerable<IReadOnlyList<string>> rows, string separator)
    {
        using var writer = new StreamWriter(stream, bufferSize: BufferSize, leaveOpen: true);
        var next = "";
        foreach (var row in rows)
        {
            writer.Write(next);
            for (var i = 0; i < row.Count; i++)
            {
                writer.Write(i == 0 ? "" : ",");
                writer.Write(row[i]);
            }

            next = separator;
        }
    }
}
