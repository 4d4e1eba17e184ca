using System.Diagnostics;

namespace Thelper.Tests.Reports.Page;

/// <summary>Opens pages in Chromium without a screen and without a network.</summary>
internal static class Browser
{
    private static readonly string[] Names = ["chromium", "chromium-browser", "google-chrome"];

    private static readonly string? Program = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator)
        .SelectMany(folder => Names.Select(name => Path.Combine(folder, name))).FirstOrDefault(File.Exists);

    /// <summary>Opens a page and lets its scripts run.</summary>
    /// <param name="path">The file.</param>
    /// <returns>The document as it is then, and what the console has to complain.</returns>
    public static (string Document, IReadOnlyList<string> Complaints) Open(string path)
    {
        Skip.If(Program is null, "Chromium is not installed (chromium)");
        var profile = Directory.CreateTempSubdirectory("thelper-browser-");
        try
        {
            var start = new ProcessStartInfo(Program!, [
                "--headless", "--no-sandbox", "--disable-gpu", "--enable-logging=stderr", "--virtual-time-budget=5000", "--window-size=1200,900",
                "--host-resolver-rules=MAP * ~NOTFOUND", $"--user-data-dir={profile.FullName}", "--dump-dom", new Uri(path).AbsoluteUri])
            {
                RedirectStandardOutput = true,
                RedirectStandardError = true,
            };
            using var process = Process.Start(start)!;
            var errors = process.StandardError.ReadToEndAsync();
            var document = process.StandardOutput.ReadToEnd();
            process.WaitForExit();
            return (document, [.. errors.Result.Split('\n').Where(line => line.Contains("CONSOLE", StringComparison.Ordinal))]);
        }
        finally
        {
            profile.Delete(recursive: true);
        }
    }
}
