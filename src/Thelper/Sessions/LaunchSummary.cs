using System.Text.Json;
using Thelper.Configuration;

namespace Thelper.Sessions;

/// <summary>What a launch was made of: what <c>logs/summary.json</c> holds.</summary>
public sealed record LaunchSummary
{
    private static readonly JsonSerializerOptions Json = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        WriteIndented = true,
    };

    /// <summary>The session's name.</summary>
    public required string Session { get; init; }

    /// <summary>Host and time of the launch.</summary>
    public required string Launch { get; init; }

    /// <summary>Task, data, model and so on, as the screen shows them.</summary>
    public required IReadOnlyList<SummaryLine> Parts { get; init; }

    /// <summary>The sets that have samples.</summary>
    public required IReadOnlyList<SetSummary> Sets { get; init; }

    /// <summary>Versions and machine.</summary>
    public required IReadOnlyList<SummaryLine> Environment { get; init; }

    /// <summary>All settings of the configuration, with their defaults.</summary>
    public required IReadOnlyList<Setting> Settings { get; init; }

    /// <summary>The folder of reports of each set, as set and path from the session's folder.</summary>
    public required IReadOnlyList<SummaryLine> Outputs { get; init; }

    /// <summary>The names of metrics, reports and visualisations, with which the names of their files begin.</summary>
    public IReadOnlyList<string> Reports { get; init; } = [];

    /// <summary>Writes the file.</summary>
    /// <param name="directory">The session's folder.</param>
    /// <exception cref="SessionException">It cannot be written.</exception>
    public void Write(SessionDirectory directory) => AtomicFile.Write(PathIn(directory), stream => JsonSerializer.Serialize(stream, this, Json));

    /// <summary>Reads the file; null where there is none, or one that is none.</summary>
    /// <param name="directory">The session's folder.</param>
    public static LaunchSummary? Read(SessionDirectory directory)
    {
        try
        {
            using var stream = File.OpenRead(PathIn(directory));
            return JsonSerializer.Deserialize<LaunchSummary>(stream, Json);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or JsonException)
        {
            return null;
        }
    }

    private static string PathIn(SessionDirectory directory) => Path.Combine(directory.Logs, "summary.json");
}

/// <summary>Something that can be told in a line.</summary>
/// <param name="Label">What it is about.</param>
/// <param name="Text">What there is to say.</param>
public sealed record SummaryLine(string Label, string Text);

/// <summary>What is known of a set without loading its samples.</summary>
/// <param name="Name">train, valid or test.</param>
/// <param name="Samples">How many there are per epoch.</param>
/// <param name="Batches">How many there are per epoch.</param>
/// <param name="Classes">How many samples each class has; empty where that is not known.</param>
public sealed record SetSummary(string Name, int Samples, int Batches, IReadOnlyList<ClassCount> Classes);

/// <summary>How many samples a class has.</summary>
/// <param name="Name">The class.</param>
/// <param name="Samples">A sample counts once for each of its classes.</param>
public sealed record ClassCount(string Name, long Samples);
