using System.Diagnostics;

namespace Thelper.Torch.Tests.Serialization;

/// <summary>Runs scripts in the Python that has PyTorch: the one that THELPER_PYTHON names, or the system's.</summary>
internal static class PythonTorch
{
    private static readonly string Interpreter =
        Environment.GetEnvironmentVariable("THELPER_PYTHON") ?? "/usr/bin/python3";

    private static readonly Lazy<bool> IsAvailable = new(
        () => File.Exists(Interpreter) && Start("import torch", []).ExitCode == 0);

    /// <summary>Fails where the script does; an assert in it is an assert of the test.</summary>
    public static void Run(string script, params string[] arguments)
    {
        Skip.IfNot(IsAvailable.Value, $"{Interpreter} has no PyTorch; THELPER_PYTHON can name another interpreter.");
        var (exitCode, errors) = Start(script, arguments);
        Assert.True(exitCode == 0, errors);
    }

    private static (int ExitCode, string Errors) Start(string script, string[] arguments)
    {
        var start = new ProcessStartInfo(Interpreter, ["-c", script, .. arguments]) { RedirectStandardError = true };
        using var process = Process.Start(start)!;
        var errors = process.StandardError.ReadToEnd();
        process.WaitForExit();
        return (process.ExitCode, errors);
    }
}
