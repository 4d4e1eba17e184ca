using Thelper.Data;
using Thelper.Data.Files;

namespace Thelper.Models.Pretraining;

/// <summary>Where published weights lie once they were fetched.</summary>
/// <param name="folder">Made when something is fetched into it.</param>
internal sealed class WeightsCache(string folder)
{
    /// <summary>The environment variable that names another folder.</summary>
    public const string Variable = "THELPER_CACHE";

    private const string Application = "thelper";

    /// <summary>
    /// The folder <c>weights</c> in the one that <c>THELPER_CACHE</c> names; without it, in <c>thelper</c> within
    /// <c>XDG_CACHE_HOME</c> or <c>~/.cache</c>, on Windows and macOS within the folder of local application data.
    /// </summary>
    public static WeightsCache Default => new(Path.Combine(Root, "weights"));

    /// <summary>The file of some weights, fetched where it is not there yet.</summary>
    /// <exception cref="DataException">It cannot be fetched, or what is there is another file. The sentence says which file to
    /// put where, and how its SHA-256 begins.</exception>
    public string Find(PublishedWeights weights)
    {
        var path = Path.Combine(folder, weights.FileName);
        var checksum = weights.Checksum;
        if (File.Exists(path))
        {
            return checksum.Matches(path) ? path : throw new DataException(
                $"{path} is not the file that {weights.Url} is: its SHA-256 is {checksum.Of(path)}, and should {Expected(checksum)}. "
                + "Remove it, or put the right one in its place.");
        }

        try
        {
            new Download(weights.Url, path, checksum).Fetch(Download.Listener);
            return path;
        }
        catch (DataException exception)
        {
            throw new DataException($"{exception.Message} Its SHA-256 must {Expected(checksum)}.", exception);
        }
    }

    private static string Root => Given(Variable) ?? Path.Combine(
        OperatingSystem.IsWindows() || OperatingSystem.IsMacOS()
            ? Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData)
            : Given("XDG_CACHE_HOME") ?? Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".cache"),
        Application);

    private static string? Given(string name) => Environment.GetEnvironmentVariable(name) is { Length: > 0 } value ? value : null;

    private static string Expected(Checksum checksum) => checksum.IsWhole ? $"be {checksum.Digest}" : $"begin with {checksum.Digest}";
}
