using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace Thelper.Configuration;

/// <summary>Collects the entries of a mapping: refuses keys given twice, resolves <c>&lt;&lt;</c>.</summary>
internal sealed class MappingBuilder(ConfigLocation location, string path, List<ConfigError> errors)
{
    private readonly OrderedDictionary<string, ConfigEntry> _own = [];
    private readonly OrderedDictionary<string, ConfigEntry> _merged = [];

    public void Add(Scalar key, ConfigLocation keyLocation, ConfigNode value)
    {
        var isPlain = key.Style == ScalarStyle.Plain;
        if (isPlain && key.Value == "<<")
        {
            Merge(value, keyLocation);
            return;
        }

        if (isPlain && key.Value.StartsWith("//", StringComparison.Ordinal))
        {
            Refuse(keyLocation, path, "'//' does not start a comment here; write '#'.");
        }
        else if (key.Value.Length == 0)
        {
            Refuse(keyLocation, path, "a value has no key.");
        }
        else if (!_own.TryAdd(key.Value, new ConfigEntry(key.Value, keyLocation, value)))
        {
            var first = _own[key.Value].KeyLocation;
            Refuse(
                keyLocation,
                ConfigPath.Join(path, key.Value),
                $"the key '{key.Value}' is given twice, first in line {first.Line}, again in line {keyLocation.Line}.");
        }
    }

    public ConfigMapping Build() =>
        new([.. _merged.Values.Where(entry => !_own.ContainsKey(entry.Key)), .. _own.Values], location);

    // An earlier source wins over a later one, and the mapping's own keys win over both.
    private void Merge(ConfigNode value, ConfigLocation keyLocation)
    {
        foreach (var source in value is ConfigSequence list ? list.Items : [value])
        {
            if (source is not ConfigMapping mapping)
            {
                Refuse(keyLocation, path, $"'<<' takes the keys of sections, but received {source.Describe()}.");
                continue;
            }

            foreach (var entry in mapping.Entries)
            {
                _merged.TryAdd(entry.Key, entry);
            }
        }
    }

    private void Refuse(ConfigLocation place, string keyPath, string sentence) =>
        errors.Add(new ConfigError(place, keyPath, sentence));
}
