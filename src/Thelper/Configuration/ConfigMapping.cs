namespace Thelper.Configuration;

/// <summary>Keys with values, in the order of the file.</summary>
public sealed class ConfigMapping : ConfigNode
{
    private readonly Dictionary<string, ConfigEntry> _byKey = new(StringComparer.Ordinal);

    /// <summary>Makes a mapping of <paramref name="entries"/>.</summary>
    /// <exception cref="ArgumentException">Two entries have the same key.</exception>
    public ConfigMapping(IReadOnlyList<ConfigEntry> entries, ConfigLocation location)
        : base(location)
    {
        Entries = entries;
        foreach (var entry in entries)
        {
            _byKey.Add(entry.Key, entry);
        }

        Size = 1 + entries.Sum(entry => entry.Value.Size);
    }

    /// <summary>The entries in the order of the file; keys are unique.</summary>
    public IReadOnlyList<ConfigEntry> Entries { get; }

    internal override long Size { get; }

    /// <summary>The value of <paramref name="key"/>, or null where the key is absent. Case counts.</summary>
    public ConfigNode? this[string key] => Find(key)?.Value;

    /// <summary>The entry of <paramref name="key"/>, or null where the key is absent. Case counts.</summary>
    public ConfigEntry? Find(string key) => _byKey.GetValueOrDefault(key);

    /// <inheritdoc/>
    public override string Describe() => "a section (keys with values)";

    internal ConfigMapping With(string key, ConfigLocation keyLocation, ConfigNode value)
    {
        var changed = new ConfigEntry(key, keyLocation, value);
        return _byKey.ContainsKey(key)
            ? new ConfigMapping([.. Entries.Select(entry => entry.Key == key ? changed : entry)], Location)
            : new ConfigMapping([.. Entries, changed], Location);
    }
}
