using System.Diagnostics;
using Thelper.Torch.Tests.Support;

namespace Thelper.Tests.Fuzzing;

/// <summary>Some of what <c>make fuzz</c> reads, in the process of its own that it needs to account for memory.</summary>
public sealed class DamagedFileTests
{
    private const string Trials = "4000";
    private const string Seed = "2";

    [Fact]
    public void Damaged_files_are_read_or_refused_in_time_and_within_four_times_their_size()
    {
        var tool = Path.Combine(
            Repository.Root, "artifacts", "bin", "Fuzzer", new DirectoryInfo(AppContext.BaseDirectory).Name, "Fuzzer.dll");
        var samples = Path.Combine(
            Environment.GetEnvironmentVariable("THELPER_SHARED") ?? Path.Combine(Repository.Root, "..", "shared"), "data", "reader-samples");
        using var process = Process.Start(new ProcessStartInfo("dotnet", [tool, Trials, Seed, samples]) { RedirectStandardOutput = true })!;
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();

        Assert.True(process.ExitCode == 0, output);
        Assert.Contains($"{Trials} files: ", output, StringComparison.Ordinal);
    }
}
