using System.Globalization;
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
    /// <summary>The versions of what computes, and the machine.</summary>
    public static IReadOnlyList<SummaryLine> Versions =>
    [
        new("thelper", ProductVersion.Text),
        new("libtorch", TorchProcess.LibraryVersion),
        new(".NET", Environment.Version.ToString()),
        new("os", RuntimeInformation.OSDescription),
        new("processors", Environment.ProcessorCount.ToString(CultureInfo.InvariantCulture)),
    ];

    /// <summary>The file that says which samples of a data set are in which set.</summary>
    /// <param name="directory">The session's folder.</param>
    /// <param name="dataset">The data set's name.</param>
    public static string SplitPath(SessionDirectory directory, string dataset) => Path.Combine(directory.Logs, $"{dataset}.log");

    /// <summary>Writes configuration, versions and task.</summary>
    /// <param name="context">The session's surroundings.</param>
    /// <param name="task">What the model is asked to do.</param>
    public static void Write(SessionContext context, LearningTask task)
    {
        var logs = context.Directory.Logs;
        var configuration = ConfigWriter.ToJson(context.Configuration.Root);
        AtomicFile.WriteText(context.Directory.Configuration, configuration);
        AtomicFile.WriteText(Path.Combine(logs, $"config.{context.Stamp}.json"), configuration);
        AtomicFile.WriteText(Path.Combine(logs, "packages.log"), string.Concat(Versions.Select(line => $"{line.Label}=={line.Text}\n")));
        File.AppendAllText(
            Path.Combine(logs, "task.log"),
            $"session: {context.Name}-{context.Stamp}\nversion: {ProductVersion.Text}\n{JsonSerializer.Serialize(task.ToPlainData())}\n");
    }

    /// <summary>Writes which samples of a data set are in which set.</summary>
    /// <param name="context">The session's surroundings.</param>
    /// <param name="dataset">The data set's name.</param>
    /// <param name="record">With the names of the samples.</param>
    /// <param name="described">The data set, where all that can be known of its samples without loading them is to be written
    /// too; null leaves that out.</param>
    public static void WriteSplit(SessionContext context, string dataset, SplitRecord record, IDataset? described) =>
        AtomicFile.Write(SplitPath(context.Directory, dataset), stream => record.Write(
            stream,
            [
                new("session_name", context.Name), new("logstamp", context.Stamp.ToString()),
                new("version", ProductVersion.Text), new("dataset", dataset),
            ],
            described is null ? null : writer => WriteSamples(writer, described)));

    private static void WriteSamples(Utf8JsonWriter writer, IDataset dataset)
    {
        var classes = (dataset.Task as IClassTask)?.Classes;
        for (var i = 0; i < dataset.Count; i++)
        {
            var (name, bytes) = dataset.IdentityOf(i);
            int[]? shape = dataset.ShapeOf(i) is { } size ? [size.Width, size.Height, size.Channels] : null;
            JsonSerializer.Serialize(writer, new
            {
                name,
                bytes,
                description = dataset.Describe(i),
                classes = dataset.ClassesOf(i).Select(index => classes?.NameOf(index)),
                shape,
            });
        }
    }
}
