using System.Globalization;
using Thelper.Sessions;

namespace Thelper.Cli;

/// <summary>
/// A table that grows by a row an epoch, so its columns have fixed widths. The heading has two lines: the set, and below it
/// what is told of the set.
/// </summary>
internal sealed class EpochTable
{
    private IReadOnlyList<int>? _widths;

    /// <summary>The lines for an epoch; the first time the heading stands before them.</summary>
    public IEnumerable<string> Add(EpochFinished epoch)
    {
        var cells = Cells(epoch).ToList();
        if (_widths is null)
        {
            _widths = [.. cells.Select(cell => cell.Width)];
            yield return Line(cells.Select(cell => cell.Group));
            yield return Line(cells.Select(cell => cell.Heading));
            yield return Line(_widths.Select(width => new string('─', width)));
        }

        yield return Line(cells.Select(cell => cell.Text));
    }

    private string Line(IEnumerable<string> texts) =>
        string.Join("  ", texts.Zip(_widths!, (text, width) => text.PadLeft(width))).TrimEnd();

    private static IEnumerable<Cell> Cells(EpochFinished epoch)
    {
        yield return new("", "epoch", $"{epoch.Epoch + 1}/{epoch.EpochCount}", 7);
        yield return new("", "lr", epoch.LearningRate.ToString("G3", CultureInfo.InvariantCulture), 7);
        foreach (var cell in Cells("train", epoch.Train).Concat(epoch.Valid is null ? [] : Cells("valid", epoch.Valid)))
        {
            yield return cell;
        }

        var seconds = epoch.Train.Seconds + (epoch.Valid?.Seconds ?? 0);
        yield return new("", "images/s", epoch.Train.ImagesPerSecond.ToString("N0", CultureInfo.InvariantCulture), 8);
        yield return new("", "seconds", seconds.ToString("F1", CultureInfo.InvariantCulture), 7);
        yield return new("", "", epoch.IsBest ? "best" : "", 4);
    }

    private static IEnumerable<Cell> Cells(string set, PassResult result)
    {
        if (result.Loss is { } loss)
        {
            yield return new(set, "loss", loss.ToString("F4", CultureInfo.InvariantCulture), 7);
        }

        foreach (var metric in result.Metrics)
        {
            yield return new(set, metric.Name, ProgressText.Value(metric), Math.Max(metric.Name.Length, 8));
        }
    }

    private sealed record Cell(string Group, string Heading, string Text, int Width);
}
