using System.Globalization;
using Thelper.Sessions;

namespace Thelper.Cli;

/// <summary>A table that grows by a row an epoch, so its columns have fixed widths.</summary>
internal sealed class EpochTable
{
    private const int Gap = 2;
    private IReadOnlyList<int>? _widths;

    /// <summary>The lines for an epoch; the first time the heading stands before them.</summary>
    public IEnumerable<string> Add(EpochFinished epoch)
    {
        var cells = Cells(epoch).ToList();
        if (_widths is null)
        {
            _widths = [.. cells.Select(cell => Math.Max(cell.Heading.Length, cell.Text.Length))];
            yield return Line(cells.Select(cell => cell.Heading));
            yield return Line(_widths.Select(width => new string('─', width)));
        }

        yield return Line(cells.Select(cell => cell.Text));
    }

    private string Line(IEnumerable<string> texts) =>
        string.Join(new string(' ', Gap), texts.Zip(_widths!, (text, width) => text.PadLeft(width))).TrimEnd();

    private static IEnumerable<(string Heading, string Text)> Cells(EpochFinished epoch)
    {
        yield return ("epoch", $"{epoch.Epoch + 1}/{epoch.EpochCount}");
        yield return ("learning rate", epoch.LearningRate.ToString("G4", CultureInfo.InvariantCulture));
        foreach (var (set, result) in new[] { ("train", epoch.Train), ("valid", epoch.Valid) })
        {
            if (result?.Loss is { } loss)
            {
                yield return ($"{set} loss", loss.ToString("F4", CultureInfo.InvariantCulture));
            }

            foreach (var metric in result?.Metrics ?? [])
            {
                yield return ($"{set} {metric.Name}", ProgressText.Value(metric).PadLeft(8));
            }
        }

        yield return ("images/s", epoch.Train.ImagesPerSecond.ToString("N0", CultureInfo.InvariantCulture).PadLeft(8));
        yield return ("seconds", (epoch.Train.Seconds + (epoch.Valid?.Seconds ?? 0)).ToString("F1", CultureInfo.InvariantCulture).PadLeft(7));
        yield return ("best", epoch.IsBest ? "best" : "");
    }
}
