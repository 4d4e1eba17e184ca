namespace Thelper.Configuration;

/// <summary>Replaces relative file paths in a tree by absolute ones.</summary>
internal static class AbsolutePaths
{
    public static ConfigNode In(ConfigNode node, string path, IReadOnlyDictionary<string, string> filePaths)
    {
        return node switch
        {
            ConfigMapping mapping => new ConfigMapping([.. mapping.Entries.Select(Inner)], mapping.Location),
            ConfigSequence list => new ConfigSequence(
                [.. list.Items.Select((item, index) => In(item, ConfigPath.Join(path, index), filePaths))], list.Location),
            ConfigScalar scalar when filePaths.TryGetValue(path, out var fullPath) && fullPath != scalar.Text =>
                new ConfigScalar(fullPath, isQuoted: true, scalar.Location),
            _ => node,
        };

        ConfigEntry Inner(ConfigEntry entry) =>
            entry with { Value = In(entry.Value, ConfigPath.Join(path, entry.Key), filePaths) };
    }
}
