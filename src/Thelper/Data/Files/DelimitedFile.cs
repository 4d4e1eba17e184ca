using System.Text;
using CsvHelper;

namespace Thelper.Data.Files;

/// <summary>A row of a table in a text file.</summary>
/// <param name="Line">Where it begins in the file, from 1.</param>
/// <param name="Fields">As many as the file has; that may differ from the header.</param>
internal sealed record DelimitedRow(int Line, string[] Fields);

/// <summary>
/// A table in a text file with a header row, as CSV (RFC 4180) and its relatives with other separators: quoted fields may
/// hold separators, quotes in pairs and line ends. UTF-8, with or without a byte order mark. Empty lines are passed over.
/// </summary>
/// <param name="Path">The file.</param>
/// <param name="Separator">Between fields.</param>
/// <param name="Header">The names of the columns, without white space around them.</param>
/// <param name="Rows">Below the header.</param>
internal sealed record DelimitedFile(
    string Path, char Separator, IReadOnlyList<string> Header, IReadOnlyList<DelimitedRow> Rows)
{
    /// <summary>Reads a file.</summary>
    /// <param name="path">The file.</param>
    /// <param name="separator">Null to find out which of comma, semicolon, TAB and bar it is.</param>
    /// <exception cref="DataException">It is missing, empty, no UTF-8, or its quotes are wrong; a column's name is missing
    /// or occurs twice.</exception>
    public static DelimitedFile Read(string path, char? separator = null)
    {
        try
        {
            using var reader = CsvReader.Create(TextFile.OpenUtf8(path), Settings(separator), leaveOpen: false);
            if (!reader.Read())
            {
                throw new DataException($"{path} is empty, but its first line must name the columns.");
            }

            var header = CheckedHeader(path, Fields(reader));
            return new DelimitedFile(path, reader.Separator, header, RowsOf(reader));
        }
        catch (CsvFormatException exception)
        {
            throw new DataException($"{path}, line {exception.LineNumber}: the quotes are wrong. {exception.Message}", exception);
        }
        catch (DecoderFallbackException exception)
        {
            throw TextFile.NotUtf8(path, exception);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new DataException($"{path} cannot be read: {ReadFailure.Reason(path, exception)}", exception);
        }
    }

    // The header is read as a row like the others, so that its mistakes are ours to name.
    private static CsvReaderOptions Settings(char? separator) => new()
    {
        Separator = separator,
        HasHeader = false,
        TrackLineNumbers = true,
        MalformedData = CsvMalformedDataHandling.Throw,
    };

    private static List<DelimitedRow> RowsOf(CsvReader reader)
    {
        var rows = new List<DelimitedRow>();
        while (reader.Read())
        {
            rows.Add(new DelimitedRow((int)reader.LineNumber, Fields(reader)));
        }

        return rows;
    }

    private static string[] Fields(CsvReader reader) =>
        [.. Enumerable.Range(0, reader.FieldCount).Select(reader.GetString)];

    private static string[] CheckedHeader(string path, string[] fields)
    {
        var header = Array.ConvertAll(fields, field => field.Trim());
        if (Array.IndexOf(header, "") is var empty and >= 0)
        {
            throw new DataException($"{path}, line 1: column {empty + 1} has no name.");
        }

        return header.GroupBy(name => name).FirstOrDefault(group => group.Count() > 1) is { } twice
            ? throw new DataException($"{path}, line 1: {twice.Count()} columns are called '{twice.Key}'.")
            : header;
    }
}
