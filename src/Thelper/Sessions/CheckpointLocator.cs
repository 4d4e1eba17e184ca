using System.Globalization;
using System.Text.RegularExpressions;

namespace Thelper.Sessions;

/// <summary>Finds checkpoint files. Their names are <c>ckpt.EPOCH.HOST-DATE-TIME.pth</c> and <c>ckpt.best.pth</c>.</summary>
public static partial class CheckpointLocator
{
    internal const string Pattern = "ckpt.*.pth";
    internal const string BestName = "ckpt.best.pth";

    /// <summary>The checkpoints to resume from: the latest first, then those to fall back on.</summary>
    /// <param name="path">A checkpoint, a session folder, or a folder with checkpoints.</param>
    /// <exception cref="SessionException">There is none.</exception>
    public static IReadOnlyList<string> Find(string path)
    {
        if (File.Exists(path))
        {
            return [Path.GetFullPath(path)];
        }

        if (!Directory.Exists(path))
        {
            throw new SessionException($"There is no checkpoint at {path}: no such file or folder.");
        }

        var inner = Path.Combine(path, "checkpoints");
        var folder = Path.GetFullPath(Directory.Exists(inner) ? inner : path);
        var numbered = FindNumbered(folder);
        string[] files = [.. numbered, .. Directory.EnumerateFiles(folder, Pattern).Except(numbered)];
        return files.Length > 0 ? files : throw new SessionException($"There is no checkpoint ({Pattern}) in {folder}.");
    }

    /// <summary>Loads the latest checkpoint that is whole.</summary>
    /// <param name="path">As for <see cref="Find"/>. A file that is named itself must be whole.</param>
    /// <param name="warn">Is told of each checkpoint that is not.</param>
    /// <returns>A checkpoint that the caller owns.</returns>
    /// <exception cref="SessionException">There is none.</exception>
    public static Checkpoint LoadLatest(string path, Action<string> warn)
    {
        var files = Find(path);
        foreach (var file in files.SkipLast(1))
        {
            try
            {
                return Checkpoint.Load(file);
            }
            catch (SessionException exception)
            {
                warn($"{exception.Message} The checkpoint before it is used.");
            }
        }

        return Checkpoint.Load(files[^1]);
    }

    /// <summary>Loads the best checkpoint of a folder, or else the latest that is whole.</summary>
    /// <param name="path">As for <see cref="Find"/>.</param>
    /// <param name="warn">Is told of each checkpoint that is not whole.</param>
    /// <returns>A checkpoint that the caller owns.</returns>
    /// <exception cref="SessionException">There is none.</exception>
    public static Checkpoint LoadBest(string path, Action<string> warn)
    {
        if (!File.Exists(path) && Find(path).FirstOrDefault(file => Path.GetFileName(file) == BestName) is { } best)
        {
            try
            {
                return Checkpoint.Load(best);
            }
            catch (SessionException exception)
            {
                warn($"{exception.Message} The latest checkpoint is used.");
            }
        }

        return LoadLatest(path, warn);
    }

    /// <summary>The checkpoints of epochs, the latest first; without the best one, whose name does not tell its epoch.</summary>
    internal static IReadOnlyList<string> FindNumbered(string folder) =>
    [
        .. Directory.EnumerateFiles(folder, Pattern)
            .Where(file => NumberedName().IsMatch(Path.GetFileName(file)))
            .OrderByDescending(EpochOf)
            .ThenByDescending(file => NumberedName().Match(Path.GetFileName(file)).Groups["time"].Value, StringComparer.Ordinal),
    ];

    /// <summary>The epoch in the name of a checkpoint that <see cref="FindNumbered"/> found.</summary>
    internal static int EpochOf(string file) =>
        int.Parse(NumberedName().Match(Path.GetFileName(file)).Groups["epoch"].Value, CultureInfo.InvariantCulture);

    /// <summary>The files that may hold an epoch: the best checkpoint, whose name does not tell, and those of the epoch's number.</summary>
    internal static IEnumerable<string> FindEpoch(string folder, int epoch) =>
        Directory.EnumerateFiles(folder, BestName).Concat(Directory.EnumerateFiles(
            folder, string.Create(CultureInfo.InvariantCulture, $"ckpt.{epoch:D4}.*.pth")).OrderDescending());

    internal static string NameOf(int epoch, SessionStamp stamp) =>
        string.Create(CultureInfo.InvariantCulture, $"ckpt.{epoch:D4}.{stamp}.pth");

    // A host name may itself contain dashes and dots: the date and time are the last two parts.
    [GeneratedRegex(@"^ckpt\.(?<epoch>\d{1,9})\..*?(?<time>\d{8}-\d{6})\.pth$")]
    private static partial Regex NumberedName();
}
