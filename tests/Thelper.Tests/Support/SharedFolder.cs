using Thelper.Configuration;
using Thelper.Torch.Tests.Support;

namespace Thelper.Tests.Support;

/// <summary>Real data beside the repository; a test is skipped where it is not here.</summary>
internal static class SharedFolder
{
    /// <summary>A file, or a pattern for files, of the folder with data.</summary>
    public static FilePath Data(params IEnumerable<string> path)
    {
        var shared = Environment.GetEnvironmentVariable("THELPER_SHARED") ?? Path.Combine(Repository.Root, "..", "shared");
        var full = Path.GetFullPath(Path.Combine([shared, "data", .. path]));
        Skip.IfNot(
            Directory.Exists(Path.GetDirectoryName(full)),
                $"The shared folder with data/{string.Join("/", path)} is not here (THELPER_SHARED)");
        return new FilePath(full);
    }
}
