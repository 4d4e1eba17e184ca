using System.Globalization;

namespace Thelper.Data.Datasets.Tables;

/// <summary>A cell of a table.</summary>
/// <param name="Text">As it stands in the file; null where there is nothing.</param>
/// <param name="Number">The finite number that it is; null where it is none.</param>
internal readonly record struct TableCell(string? Text, double? Number)
{
    public static TableCell Missing => default;

    /// <summary>The cell of a file that knows texts only; white space around them does not count.</summary>
    public static TableCell Of(string text)
    {
        var trimmed = text.Trim();
        return trimmed.Length == 0 ? Missing
            : double.TryParse(trimmed, NumberStyles.Float, CultureInfo.InvariantCulture, out var number)
                && double.IsFinite(number)
                ? new TableCell(trimmed, number)
            : new TableCell(trimmed, null);
    }
}

/// <summary>A row of a table.</summary>
/// <param name="File">The file, for messages.</param>
/// <param name="Line">Where the row begins in the file, from 1.</param>
/// <param name="Cells">One for each column.</param>
internal sealed record TableRow(string File, int Line, IReadOnlyList<TableCell> Cells)
{
    /// <summary>For messages and for finding the row again.</summary>
    public string Place => $"{File}, line {Line}";
}

/// <summary>The rows of all files of a data set.</summary>
/// <param name="Columns">Their names.</param>
/// <param name="Rows">Each with a cell for each column.</param>
internal sealed record Table(IReadOnlyList<string> Columns, IReadOnlyList<TableRow> Rows);
