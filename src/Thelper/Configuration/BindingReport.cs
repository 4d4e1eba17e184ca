namespace Thelper.Configuration;

/// <summary>What is found while a document is bound.</summary>
internal sealed class BindingReport(string baseFolder)
{
    public List<ConfigError> Errors { get; } = [];

    public List<ConfigWarning> Warnings { get; } = [];

    public ConfigPlaces Places { get; } = new();

    /// <summary>The absolute form of each file path, by the key path of its setting.</summary>
    public Dictionary<string, string> FilePaths { get; } = [];

    public bool Refuse(ConfigLocation location, string path, string sentence)
    {
        Errors.Add(new ConfigError(location, path, sentence));
        return false;
    }

    public void Warn(ConfigLocation location, string path, string sentence) =>
        Warnings.Add(new ConfigWarning(location, path, sentence));

    public FilePath Resolve(ConfigScalar scalar, string path)
    {
        var fullPath = Path.GetFullPath(scalar.Text, scalar.Location.BaseFolder ?? baseFolder);
        FilePaths[path] = fullPath;
        return new FilePath(fullPath);
    }
}
