using Thelper.Configuration;
using Thelper.Data.Datasets.Tables;
using Thelper.Data.Files;

namespace Thelper.Data.Datasets;

/// <summary>
/// The options of the data set whose samples are the rows of CSV or TSV files: UTF-8 with a header row, fields perhaps in
/// quotes. A sample holds the numbers of a row as float32, or the image that it names; and its class name, or its numbers to
/// predict as float32.
/// </summary>
public sealed record CsvOptions : TableOptions
{
    /// <summary>The character between fields; by default the one of comma, semicolon, TAB and bar that the file uses.</summary>
    public string? Separator { get; init; }

    /// <inheritdoc/>
    public override IDataset Open(DataProblems problems)
    {
        var rows = new List<TableRow>();
        IReadOnlyList<string>? columns = null;
        foreach (var path in TableFiles.Find(Files))
        {
            var file = DelimitedFile.Read(path, SeparatorCharacter);
            columns ??= file.Header;
            if (!file.Header.SequenceEqual(columns))
            {
                throw new DataException(
                    $"{path} has the columns {string.Join(", ", file.Header)}, but the file before it has "
                    + $"{string.Join(", ", columns)}.");
            }

            rows.AddRange(RowsOf(file, problems));
        }

        return new TableDataset(this, new Table(columns!, rows), problems);
    }

    /// <inheritdoc/>
    public override IEnumerable<OptionsProblem> Validate()
    {
        var problems = base.Validate();
        return Separator is null || SeparatorCharacter is not null ? problems : problems.Append(new OptionsProblem(
            nameof(Separator), $"is '{Separator}', but must be one character other than a quote or a line end, or \"tab\"."));
    }

    private char? SeparatorCharacter => Separator switch
    {
        "tab" or "\\t" => '\t',
        [var character] when char.IsAscii(character) && character is not ('"' or '\r' or '\n') => character,
        _ => null,
    };

    private static IEnumerable<TableRow> RowsOf(DelimitedFile file, DataProblems problems)
    {
        foreach (var row in file.Rows)
        {
            if (row.Fields.Length == file.Header.Count)
            {
                yield return new TableRow(file.Path, row.Line, Array.ConvertAll(row.Fields, TableCell.Of));
            }
            else
            {
                problems.Add(
                    $"{file.Path}, line {row.Line}: the row has {row.Fields.Length} fields, but the header names "
                    + $"{file.Header.Count} columns; "
                    + "a field that contains the separator must be in quotes.");
            }
        }
    }
}
