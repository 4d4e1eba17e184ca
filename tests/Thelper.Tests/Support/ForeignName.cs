using System.Diagnostics;

namespace Thelper.Tests.Support;

/// <summary>An empty file whose name .NET itself can neither write nor delete.</summary>
internal sealed class ForeignName : IDisposable
{
    private readonly string _folder;
    private readonly string _name;

    /// <param name="folder">Where it lies.</param>
    /// <param name="name">May have bytes in octal digits, such as <c>\344</c>.</param>
    public ForeignName(string folder, string name)
    {
        (_folder, _name) = (folder, name);
        Run("touch");
    }

    public void Dispose() => Run("rm");

    private void Run(string command)
    {
        using var shell = Process.Start("/bin/sh", ["-c", $"{command} \"$1/$(printf \"$2\")\"", "sh", _folder, _name]);
        shell.WaitForExit();
        Assert.Equal(0, shell.ExitCode);
    }
}
