namespace Thelper.Configuration;

/// <summary>A configuration as a tree, and the folder that it belongs to.</summary>
/// <param name="root">The top-level section.</param>
/// <param name="baseFolder">The absolute folder where relative paths in the configuration start.</param>
public sealed class ConfigDocument(ConfigMapping root, string baseFolder)
{
    /// <summary>The top-level section.</summary>
    public ConfigMapping Root { get; } = root;

    /// <summary>The absolute folder where relative paths in the configuration start.</summary>
    public string BaseFolder { get; } = baseFolder;

    /// <summary>The document with <paramref name="overrides"/> applied in order; missing sections are made.</summary>
    /// <exception cref="ConfigException">Overrides lead through plain values, or past a list's end.</exception>
    public ConfigDocument With(IEnumerable<ConfigOverride> overrides)
    {
        var errors = new List<ConfigError>();
        var changed = Root;
        foreach (var change in overrides)
        {
            try
            {
                changed = (ConfigMapping)change.ApplyTo(changed);
            }
            catch (ConfigException exception)
            {
                errors.AddRange(exception.Errors);
            }
        }

        return errors.Count == 0 ? new ConfigDocument(changed, BaseFolder) : throw new ConfigException(errors);
    }

    /// <summary>The value at a dotted path such as <c>transforms.0.params</c>, or null where there is none.</summary>
    public ConfigNode? Find(string path)
    {
        var segments = ConfigPath.Split(path);
        return Descend(segments, out var depth) is var node && depth == segments.Length ? node : null;
    }

    /// <summary>Where the value at a dotted path is, or else the nearest section around it that is there.</summary>
    public ConfigLocation LocationOf(string path) => Descend(ConfigPath.Split(path), out _).Location;

    /// <summary>A mistake found in the value at a dotted path, with its location.</summary>
    public ConfigError ErrorAt(string path, string sentence) => new(LocationOf(path), path, sentence);

    /// <summary>The tree as dictionaries, lists, text, long and double numbers, booleans and null.</summary>
    /// <remarks>Store <see cref="BaseFolder"/> beside it: relative paths mean nothing without.</remarks>
    /// <param name="keepVariables">
    /// True gives the text <c>${env:NAME}</c> where the value came from a variable, so that no secret is told.
    /// </param>
    public Dictionary<string, object?> ToPlainData(bool keepVariables = false) => PlainData.From(Root, keepVariables);

    /// <summary>Undoes <see cref="ToPlainData"/>; all locations are <see cref="ConfigLocation.Checkpoint"/>.</summary>
    /// <exception cref="ConfigException">The data is no dictionary, is not plain, or nests too deep.</exception>
    public static ConfigDocument FromPlainData(object? data, string baseFolder) =>
        PlainData.ToNode(data) is ConfigMapping root
            ? new ConfigDocument(root, baseFolder)
            : throw PlainData.Refusal("the stored configuration is not a section of keys with values.");

    private ConfigNode Descend(string[] segments, out int depth)
    {
        ConfigNode node = Root;
        for (depth = 0; depth < segments.Length; depth++)
        {
            var next = node switch
            {
                ConfigMapping mapping => mapping[segments[depth]],
                ConfigSequence list when ConfigPath.IndexIn(list, segments[depth]) is { } index => list.Items[index],
                _ => null,
            };
            if (next is null)
            {
                break;
            }

            node = next;
        }

        return node;
    }
}
