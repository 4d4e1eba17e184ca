using Thelper.Configuration;

namespace Thelper.Reports;

/// <summary>How a report is written.</summary>
public enum ReportFormat
{
    /// <summary>Lines to read, as the Python original writes them.</summary>
    [Alias("txt")]
    Text,

    /// <summary>
    /// Fields separated by commas under a row of names (RFC 4180, with LF alone between rows); all rows have as many fields, and
    /// only those that need quotes have them.
    /// </summary>
    Csv,

    /// <summary>JSON, indented by 4. Numbers are not rounded; what is no finite number is null.</summary>
    Json,
}

/// <summary>The files of reports.</summary>
internal static class ReportFiles
{
    /// <summary>The extension of the files of a format, without a dot.</summary>
    public static string Extension(this ReportFormat format) => format switch
    {
        ReportFormat.Csv => "csv",
        ReportFormat.Json => "json",
        _ => "txt",
    };
}
