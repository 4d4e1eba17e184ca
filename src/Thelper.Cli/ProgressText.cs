using System.Globalization;
using Thelper.Data.Files;
using Thelper.Sessions;

namespace Thelper.Cli;

/// <summary>The words that tell how far a pass or a download has come.</summary>
internal static class ProgressText
{
    public static string Of(PassStarted pass) => pass.Set == "test"
        ? "test"
        : string.Create(CultureInfo.InvariantCulture, $"epoch {pass.Epoch + 1}/{pass.EpochCount} {pass.Set}");

    public static string Of(BatchFinished batch, double imagesPerSecond)
    {
        var text = Of(batch.Pass);
        text += batch.Loss is { } loss ? string.Create(CultureInfo.InvariantCulture, $"  loss {loss:F4}") : "";
        text += batch.Monitored is { } metric ? $"  {metric.Name} {Value(metric)}" : "";
        return text + string.Create(CultureInfo.InvariantCulture, $"  {imagesPerSecond:N0} images/s");
    }

    public static string Of(DownloadProgress download)
    {
        const double megabyte = 1e6;
        var total = download.Total is { } bytes ? string.Create(CultureInfo.InvariantCulture, $" of {bytes / megabyte:F1}") : "";
        return string.Create(CultureInfo.InvariantCulture, $"fetching {download.File}  {download.Received / megabyte:F1}{total} MB");
    }

    public static string Value(MetricValue metric) => double.IsNaN(metric.Value)
        ? "-"
        : metric.Value.ToString(metric.Unit == "%" ? "F2" : "F4", CultureInfo.InvariantCulture) + (metric.Unit.Length > 0 ? " " + metric.Unit : "");
}
