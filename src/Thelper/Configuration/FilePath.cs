namespace Thelper.Configuration;

/// <summary>
/// A file or folder named in a configuration. A relative one starts at the folder of the configuration file, or at the
/// current directory when it comes from <c>--set</c>. Nothing is checked on disk.
/// </summary>
/// <param name="FullPath">The absolute path.</param>
public readonly record struct FilePath(string FullPath)
{
    /// <summary>The absolute path.</summary>
    public override string ToString() => FullPath;
}
