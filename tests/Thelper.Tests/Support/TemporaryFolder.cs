namespace Thelper.Tests.Support;

/// <summary>A folder that is gone after the test.</summary>
internal sealed class TemporaryFolder : IDisposable
{
    public string FullPath { get; } = Directory.CreateTempSubdirectory("thelper-").FullName;

    /// <summary>The full path of what lies within, whether it is there or not.</summary>
    public string this[params IEnumerable<string> path] => Path.Combine([FullPath, .. path]);

    /// <summary>Writes a file, and makes the folders on the way to it.</summary>
    /// <returns>The file's full path.</returns>
    public string Write(string path, byte[] content)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(this[path])!);
        File.WriteAllBytes(this[path], content);
        return this[path];
    }

    public string Write(string path, string content) => Write(path, System.Text.Encoding.UTF8.GetBytes(content));

    public void Dispose() => Directory.Delete(FullPath, recursive: true);
}
