using System.Diagnostics;
using System.Globalization;

namespace Thelper.Bench;

/// <summary>A hand-written PyTorch loop, in a process of its own that waits between the rounds.</summary>
internal sealed class PythonPeer : IDisposable
{
    private readonly Process _process;

    public PythonPeer(string script, params string[] arguments)
    {
        var python = Environment.GetEnvironmentVariable("THELPER_PYTHON") ?? "/usr/bin/python3";
        var path = Path.Combine(AppContext.BaseDirectory, script);
        _process = Process.Start(new ProcessStartInfo(python, [path, .. arguments])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
        })!;
        if (_process.StandardOutput.ReadLine() != "ready")
        {
            throw new InvalidOperationException($"{python} cannot run {path}; PyTorch and torchvision for Python are needed.");
        }
    }

    /// <summary>Seconds for so many steps, or passes over the data.</summary>
    public double Run(int count)
    {
        _process.StandardInput.WriteLine(count);
        return double.Parse(_process.StandardOutput.ReadLine()!, CultureInfo.InvariantCulture);
    }

    public void Dispose()
    {
        _process.StandardInput.Close();
        _process.WaitForExit();
        _process.Dispose();
    }
}
