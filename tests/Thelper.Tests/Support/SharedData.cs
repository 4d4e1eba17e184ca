using Thelper.Torch.Tests.Support;

namespace Thelper.Tests.Support;

/// <summary>Real data beside the repository.</summary>
internal static class SharedData
{
    /// <summary>A folder of it; the test is skipped where it is not here.</summary>
    public static string Folder(params IEnumerable<string> path)
    {
        var shared = Environment.GetEnvironmentVariable("THELPER_SHARED") ?? Path.Combine(Repository.Root, "..", "shared");
        var folder = Path.GetFullPath(Path.Combine([shared, "data", .. path]));
        Skip.IfNot(
            Directory.Exists(folder), $"The shared folder with data/{Path.Combine([.. path])} is not here (THELPER_SHARED)");
        return folder;
    }
}
