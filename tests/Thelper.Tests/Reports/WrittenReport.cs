using System.Text;
using System.Text.Json;
using Thelper.Metrics;
using Thelper.Torch;

namespace Thelper.Tests.Reports;

/// <summary>What a consumer writes into its file.</summary>
internal static class WrittenReport
{
    /// <summary>The file's text; null where there is no report.</summary>
    public static string? Written(this IFileReporter reporter)
    {
        if (!reporter.HasReport)
        {
            return null;
        }

        using var stream = new MemoryStream();
        reporter.WriteReport(stream);
        return Encoding.UTF8.GetString(stream.ToArray());
    }

    /// <summary>The lines of the file.</summary>
    public static string[] Lines(this IFileReporter reporter) => reporter.Written()!.Split('\n');

    /// <summary>The file as JSON.</summary>
    public static JsonElement[] Items(this IFileReporter reporter) =>
        [.. JsonSerializer.Deserialize<JsonElement>(reporter.Written()!).EnumerateArray()];

    /// <summary>A consumer that goes on where another one stands.</summary>
    public static T GoingOnFrom<T>(this T fresh, IPredictionConsumer other)
        where T : IPredictionConsumer
    {
        using var scope = TensorScope.Open();
        fresh.LoadState(other.SaveState());
        return fresh;
    }
}
