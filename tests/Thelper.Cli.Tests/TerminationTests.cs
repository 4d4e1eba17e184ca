using System.Diagnostics;

namespace Thelper.Cli.Tests;

public sealed class TerminationTests : IDisposable
{
    private readonly Workplace _place = new();

    [SkippableTheory]
    [InlineData("TERM", 143)]
    [InlineData("INT", 130)]
    public void A_session_that_is_asked_to_end_tells_the_last_epoch_and_how_to_go_on(string signal, int code)
    {
        Skip.If(OperatingSystem.IsWindows(), "Windows has no signals.");

        // Where tests run in the background of a shell, children begin with an interrupt that is ignored.
        using var process = Process.Start(new ProcessStartInfo(
            "env", ["--default-signal=INT", "dotnet", Path.Combine(AppContext.BaseDirectory, "Thelper.Cli.dll"), "new", _place.Config, _place.SaveDirectory, "--set", "trainer.epochs=100000"])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!;
        var errors = process.StandardError.ReadToEndAsync();
        while (process.StandardOutput.ReadLine() is { } line && !line.Contains("2/100000", StringComparison.Ordinal))
        {
        }

        using var kill = Process.Start("kill", [$"-{signal}", $"{process.Id}"]);
        var rest = process.StandardOutput.ReadToEndAsync();
        if (!process.WaitForExit(TimeSpan.FromMinutes(1)))
        {
            process.Kill();
        }

        rest.Wait();
        Assert.Equal(code, process.ExitCode);
        Assert.Matches($@"^\nStopped; epoch \d+ is the last one that was saved\. Go on with: thelper resume {_place.Session}\n$", errors.Result);
    }

    public void Dispose() => _place.Dispose();
}
