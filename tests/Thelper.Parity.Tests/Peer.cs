using System.ComponentModel;
using System.Diagnostics;
using System.Text.Json;
using Thelper.Torch;

namespace Thelper.Parity.Tests;

/// <summary>
/// PyTorch for Python as a process that answers questions. The interpreter is the first that can import torch and torchvision of
/// the environment variable THELPER_PYTHON, <c>/usr/bin/python3</c> and <c>python3</c>; where none can, the test is skipped.
/// </summary>
internal sealed class Peer
{
    private static readonly Lazy<Peer?> Started = new(Start);

    private readonly Process _process;

    private Peer(Process process, string versions) => (_process, Versions) = (process, versions);

    /// <summary>What it computes with, such as <c>PyTorch 1.13.1, torchvision 0.14.1</c>.</summary>
    public string Versions { get; }

    /// <summary>The process; the test is skipped where there is none.</summary>
    public static Peer OrSkip()
    {
        Skip.If(Started.Value is null, "PyTorch for Python is not installed (python3-torch, python3-torchvision)");
        return Started.Value!;
    }

    /// <summary>Has a question answered.</summary>
    /// <param name="question">The case as its file has it, with kind, seed and the file for the answer; JSON in one line.</param>
    /// <param name="file">Where the answer will be.</param>
    /// <returns>The answer; its tensors are the innermost scope's.</returns>
    public Answer Ask(string question, string file)
    {
        _process.StandardInput.WriteLine(question);
        _process.StandardInput.Flush();
        var reply = JsonSerializer.Deserialize<JsonElement>(_process.StandardOutput.ReadLine()
            ?? throw new InvalidOperationException("PyTorch for Python has ended."));
        return reply.TryGetProperty("error", out var error)
            ? throw new InvalidOperationException($"PyTorch for Python failed: {error.GetString()}")
            : new Answer(TorchFile.Load(file));
    }

    private static Peer? Start()
    {
        string?[] interpreters = [Environment.GetEnvironmentVariable("THELPER_PYTHON"), "/usr/bin/python3", "python3"];
        return interpreters.Where(interpreter => !string.IsNullOrEmpty(interpreter)).Select(interpreter => StartWith(interpreter!))
            .FirstOrDefault(peer => peer is not null);
    }

    private static Peer? StartWith(string interpreter)
    {
        var script = Path.Combine(AppContext.BaseDirectory, "Peer", "peer.py");
        var process = new Process
        {
            StartInfo = new(interpreter, ["-W", "ignore", script])
            {
                RedirectStandardInput = true,
                RedirectStandardOutput = true,
                Environment = { ["OMP_NUM_THREADS"] = "1", ["PYTHONDONTWRITEBYTECODE"] = "1" },
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

        // The end of its input ends it, so nothing is left when this process ends.
        var greeting = process.StandardOutput.ReadLine() is { } line ? JsonSerializer.Deserialize<JsonElement>(line) : default;
        return greeting.ValueKind == JsonValueKind.Object && greeting.TryGetProperty("torch", out var torch)
            ? new Peer(process, $"PyTorch {torch.GetString()}, torchvision {greeting.GetProperty("torchvision").GetString()}")
            : null;
    }
}
