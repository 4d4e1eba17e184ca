using System.Globalization;
using Thelper.Sessions;

namespace Thelper.Cli;

/// <summary>The words that tell how far a pass has come.</summary>
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

    public static string Value(MetricValue metric) => double.IsNaN(metric.Value)
        ? "-"
        : metric.Value.ToString(metric.Unit == "%" ? "F2" : "F4", CultureInfo.InvariantCulture) + (metric.Unit.Length > 0 ? " " + metric.Unit : "");
}
