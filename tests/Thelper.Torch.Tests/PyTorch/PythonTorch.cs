using System.Collections.Concurrent;
using System.ComponentModel;
using System.Diagnostics;
using System.Text.Json;

namespace Thelper.Torch.Tests.PyTorch;

/// <summary>
/// Runs scripts with PyTorch for Python. The interpreter is the first that can import torch of the environment
/// variable THELPER_PYTHON, <c>/usr/bin/python3</c> and <c>python3</c>; where none can, the test is skipped. It
/// computes with one thread, because the order in which numbers are added depends on how many there are.
/// </summary>
internal static class PythonTorch
{
    private const int WithoutTorch = 77;

    private const string Absent = "PyTorch for Python is not installed (python3-torch)";

    private const string RequireTorch = """
        import sys
        try:
            import torch
        except ImportError:
            sys.exit(77)

        """;

    private const string RunFile = """
        import runpy
        sys.argv = sys.argv[1:]
        runpy.run_path(sys.argv[0], run_name="__main__")
        """;

    private static readonly ConcurrentDictionary<string, JsonElement?> Answers = [];

    /// <summary>What a script prints, read as JSON; it is run once, however many tests ask.</summary>
    /// <param name="script">A file in the folder of this class.</param>
    public static JsonElement Ask(string script)
    {
        var answer = Answers.GetOrAdd(script, _ => Run(script) is { } text ? JsonSerializer.Deserialize<JsonElement>(text) : null);
        Skip.If(answer is null, Absent);
        return answer!.Value;
    }

    /// <summary>Fails where the code does: an assert in it is an assert of the test.</summary>
    /// <param name="code">Python; torch and sys are imported already.</param>
    /// <param name="arguments">What it finds in <c>sys.argv</c> after the first entry.</param>
    public static void Check(string code, params string[] arguments) =>
        Skip.If(RunCode(code, arguments) is null, Absent);

    /// <summary>What code prints, read as JSON.</summary>
    /// <param name="code">As for <see cref="Check"/>.</param>
    /// <param name="arguments">As for <see cref="Check"/>.</param>
    public static JsonElement Answer(string code, params string[] arguments)
    {
        var text = RunCode(code, arguments);
        Skip.If(text is null, Absent);
        return JsonSerializer.Deserialize<JsonElement>(text!);
    }

    /// <summary>What a script prints.</summary>
    /// <param name="script">A file in the folder of this class.</param>
    /// <param name="arguments">What the script finds in <c>sys.argv</c> after its own name.</param>
    /// <returns>Null where no interpreter can import torch.</returns>
    public static string? Run(string script, params IEnumerable<string> arguments)
    {
        var path = Path.Combine(AppContext.BaseDirectory, "PyTorch", script);
        return RunCode(RunFile, [path, .. arguments]);
    }

    private static string? RunCode(string code, string[] arguments)
    {
        string?[] interpreters = [Environment.GetEnvironmentVariable("THELPER_PYTHON"), "/usr/bin/python3", "python3"];
        return interpreters
            .Where(interpreter => !string.IsNullOrEmpty(interpreter))
            .Select(interpreter => RunWith(interpreter!, [RequireTorch + code, .. arguments]))
            .FirstOrDefault(output => output is not null);
    }

    private static string? RunWith(string interpreter, string[] arguments)
    {
        using var process = new Process
        {
            StartInfo = new(interpreter, ["-c", .. arguments])
            {
                RedirectStandardOutput = true,
                RedirectStandardError = true,
                Environment = { ["OMP_NUM_THREADS"] = "1" },
            },
        };
        try
        {
            process.Start();
        }
        catch (Win32Exception)
        {
            return null;
        }

        // Both are read at once: a process blocks when nobody empties its pipe.
        var errors = process.StandardError.ReadToEndAsync();
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return process.ExitCode switch
        {
            0 => output,
            WithoutTorch => null,
            var code => throw new InvalidOperationException($"Python ended with {code}: {errors.Result}"),
        };
    }
}
