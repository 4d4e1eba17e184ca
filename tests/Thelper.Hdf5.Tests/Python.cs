using System.ComponentModel;
using System.Diagnostics;

namespace Thelper.Hdf5.Tests;

/// <summary>Runs code with Python's h5py, which reads and writes HDF5 by itself; without it the test is skipped.</summary>
internal static class Python
{
    private const int WithoutH5py = 77;

    private const string Imports = """
        import sys
        try:
            import h5py, numpy as np
        except ImportError:
            sys.exit(77)

        """;

    /// <summary>Fails where the code does: an assert in it is an assert of the test.</summary>
    public static void Run(string code, params string[] arguments)
    {
        string?[] interpreters = [Environment.GetEnvironmentVariable("THELPER_PYTHON"), "/usr/bin/python3", "python3"];
        var ran = interpreters.Any(each => !string.IsNullOrEmpty(each) && RunWith(each, [Imports + code, .. arguments]));
        Skip.IfNot(ran, "h5py for Python is not installed (python3-h5py)");
    }

    private static bool RunWith(string interpreter, string[] arguments)
    {
        using var process = new Process
        {
            StartInfo = new(interpreter, ["-c", .. arguments]) { RedirectStandardError = true },
        };
        try
        {
            process.Start();
        }
        catch (Win32Exception)
        {
            return false;
        }

        var errors = process.StandardError.ReadToEnd();
        process.WaitForExit();
        return process.ExitCode switch
        {
            0 => true,
            WithoutH5py => false,
            var code => throw new InvalidOperationException($"Python ended with {code}: {errors}"),
        };
    }
}
