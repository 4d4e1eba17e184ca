using System.Diagnostics;
using Spectre.Console;
using Spectre.Console.Testing;

namespace Thelper.Cli.Tests;

/// <summary>What a call of the program gave.</summary>
internal sealed record Outcome(int Code, string Output, string Errors)
{
    /// <summary>Runs the program within this process.</summary>
    public static Outcome Of(params string[] arguments)
    {
        using var console = new TestConsole().Width(200);
        using var errors = new StringWriter();
        var code = new CommandLine(console, errors).Run(arguments);
        return new Outcome(code, console.Output, errors.ToString());
    }

    /// <summary>Runs the program within this process with a screen that fails at once.</summary>
    public static Outcome WithBrokenScreen(params string[] arguments)
    {
        using var errors = new StringWriter();
        using var writer = new BrokenWriter();
        var console = AnsiConsole.Create(new AnsiConsoleSettings { Interactive = InteractionSupport.No, Out = new AnsiConsoleOutput(writer) });
        return new Outcome(new CommandLine(console, errors).Run(arguments), "", errors.ToString());
    }

    /// <summary>Runs the program as a process of its own, whose output goes into pipes.</summary>
    public static Outcome OfProcess(params string[] arguments)
    {
        var program = Path.Combine(AppContext.BaseDirectory, "Thelper.Cli.dll");
        var start = new ProcessStartInfo("dotnet", [program, .. arguments])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            Environment = { ["TERM"] = "xterm-256color" },
        };
        using var process = Process.Start(start)!;
        var errors = process.StandardError.ReadToEndAsync();
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return new Outcome(process.ExitCode, output, errors.Result);
    }

    private sealed class BrokenWriter : StringWriter
    {
        public override void Write(char value) => Fail();

        public override void Write(string? value) => Fail();

        public override void WriteLine(string? value) => Fail();

        private static void Fail() => throw new InvalidOperationException("The screen is broken");
    }
}
