using System.Diagnostics;
using System.Globalization;

namespace Thelper.Bench;

/// <summary>The hand-written PyTorch loop, in a process of its own that waits between the rounds.</summary>
internal sealed class PlainPyTorch : IDisposable
{
    private readonly Process _process;

    public PlainPyTorch(Contest contest, int threads)
    {
        var python = Environment.GetEnvironmentVariable("THELPER_PYTHON") ?? "/usr/bin/python3";
        var script = Path.Combine(AppContext.BaseDirectory, "plain_pytorch.py");
        _process = Process.Start(new ProcessStartInfo(
            python, [script, contest.Model, $"{contest.BatchSize}", $"{threads}"])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
        })!;
        if (_process.StandardOutput.ReadLine() != "ready")
        {
            throw new InvalidOperationException($"{python} cannot run {script}; PyTorch and torchvision for Python are needed.");
        }
    }

    /// <summary>Seconds for so many steps.</summary>
    public double Run(int steps)
    {
        _process.StandardInput.WriteLine(steps);
        return double.Parse(_process.StandardOutput.ReadLine()!, CultureInfo.InvariantCulture);
    }

    public void Dispose()
    {
        _process.StandardInput.Close();
        _process.WaitForExit();
        _process.Dispose();
    }
}
