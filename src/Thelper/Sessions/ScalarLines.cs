using System.Globalization;

namespace Thelper.Sessions;

/// <summary>Reads <c>metrics.jsonl</c>, which a session that was killed may have left with half a line at its end.</summary>
/// <param name="path">The file; may be missing.</param>
internal sealed class ScalarLines(string path)
{
    /// <summary>A sentence where lines were no rows, when all was read; null where nothing is wrong.</summary>
    public string? Notice { get; private set; }

    /// <summary>The rows, in the order of the file.</summary>
    public IEnumerable<ScalarRow> Read()
    {
        if (!File.Exists(path))
        {
            yield break;
        }

        var (unreadable, isLast) = (0, false);
        foreach (var line in File.ReadLines(path))
        {
            var row = ScalarRow.Parse(line);
            isLast = row is null;
            unreadable += isLast ? 1 : 0;
            if (row is not null)
            {
                yield return row;
            }
        }

        unreadable -= isLast && !EndsWithLine() ? 1 : 0;
        Notice = unreadable == 0 ? null : string.Create(
            CultureInfo.InvariantCulture, $"{path} had {unreadable} {(unreadable == 1 ? "line that is no row; it was" : "lines that are no rows; they were")} left out.");
    }

    private bool EndsWithLine()
    {
        using var file = File.OpenRead(path);
        file.Seek(-1, SeekOrigin.End);
        return file.ReadByte() == '\n';
    }
}
