using System.Runtime.InteropServices;
using System.Text.Json;
using Thelper.Configuration;
using Thelper.Data;
using Thelper.Tasks;
using Thelper.Torch;

namespace Thelper.Sessions;

/// <summary>Files that say what a launch was made of: configuration, versions, task, and the samples of each set.</summary>
public static class SessionRecords
{
    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true };

    /// <summary>Writes the files.</summary>
    /// <param name="context">The session's surroundings.</param>
    /// <param name="splits">The samples of each data set, by its name, that go to each set.</param>
    /// <param name="task">What the model is asked to do.</param>
    public static void Write(SessionContext context, IReadOnlyDictionary<string, SplitIndices> splits, LearningTask task)
    {
        var logs = context.Directory.Logs;
        var configuration = ConfigWriter.ToJson(context.Configuration.Root);
        AtomicFile.WriteText(context.Directory.Configuration, configuration);
        AtomicFile.WriteText(Path.Combine(logs, $"config.{context.Stamp}.json"), configuration);
        AtomicFile.WriteText(Path.Combine(logs, "packages.log"), string.Join('\n', Versions()) + "\n");
        File.AppendAllText(
            Path.Combine(logs, "task.log"),
            $"session: {context.Name}-{context.Stamp}\nversion: {ProductVersion.Text}\n{JsonSerializer.Serialize(task.ToPlainData())}\n");
        foreach (var (dataset, split) in splits)
        {
            AtomicFile.WriteText(Path.Combine(logs, $"{dataset}.log"), Record(context, dataset, split));
        }
    }

    private static string Record(SessionContext context, string dataset, SplitIndices split) => JsonSerializer.Serialize(
        new
        {
            metadata = new { session_name = context.Name, logstamp = context.Stamp.ToString(), version = ProductVersion.Text, dataset },
            train_idxs = split.Train,
            valid_idxs = split.Valid,
            test_idxs = split.Test,
        },
        Indented);

    private static IEnumerable<string> Versions() =>
    [
        $"thelper=={ProductVersion.Text}",
        $"libtorch=={TorchProcess.LibraryVersion}",
        $"{RuntimeInformation.FrameworkDescription.Replace(' ', '=')}",
        $"os={RuntimeInformation.OSDescription}",
        $"processors={Environment.ProcessorCount}",
    ];
}
