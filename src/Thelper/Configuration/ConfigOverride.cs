namespace Thelper.Configuration;

/// <summary>One value given beside the file, such as <c>--set trainer.epochs=3</c>.</summary>
public sealed class ConfigOverride
{
    private ConfigOverride(IReadOnlyList<string> path, ConfigNode value, ConfigLocation location)
    {
        (Path, Value, Location) = (path, value, location);
    }

    /// <summary>The keys from the root down; a number picks an item of a list, the first being 0.</summary>
    public IReadOnlyList<string> Path { get; }

    /// <summary>The value, which may be a list or a section.</summary>
    public ConfigNode Value { get; }

    /// <summary>Shown in messages in place of a file.</summary>
    public ConfigLocation Location { get; }

    /// <summary>Reads <c>a.b.c=value</c>, where the value is YAML, such as <c>3</c> or <c>[1, 2]</c>.</summary>
    /// <param name="text">What follows <c>--set</c>; nothing after the equals sign is null.</param>
    /// <param name="environment">As for <see cref="ConfigReader.Read"/>.</param>
    /// <exception cref="ConfigException">The text lacks an equals sign or a key, or the value is not YAML.</exception>
    public static ConfigOverride Parse(string text, Func<string, string?>? environment = null)
    {
        var location = ConfigLocation.Override(text);
        var equals = text.IndexOf('=', StringComparison.Ordinal);
        var path = equals < 0 ? [] : text[..equals].Trim().Split('.');
        if (path.Length == 0 || path.Any(string.IsNullOrWhiteSpace))
        {
            throw new ConfigException(new ConfigError(
                location, ConfigPath.Root, "an override must have the form key.key=value, such as trainer.epochs=3."));
        }

        var composer = new YamlComposer(_ => location, environment ?? Environment.GetEnvironmentVariable);
        var value = composer.Compose(text[(equals + 1)..]) ?? ConfigScalar.Of(null, location);
        return new ConfigOverride(path, value, location);
    }

    /// <summary>A value that was read already, from elsewhere.</summary>
    /// <param name="path">Keys, joined by dots.</param>
    /// <param name="value">The value; it keeps its location.</param>
    internal static ConfigOverride Of(string path, ConfigNode value) => new(ConfigPath.Split(path), value, value.Location);

    internal ConfigNode ApplyTo(ConfigNode? node, int depth = 0)
    {
        if (depth == Path.Count)
        {
            return Value;
        }

        var key = Path[depth];
        return node switch
        {
            null or ConfigScalar { Kind: ScalarKind.Null } =>
                new ConfigMapping([new ConfigEntry(key, Location, ApplyTo(null, depth + 1))], Location),
            ConfigMapping mapping => mapping.With(key, Location, ApplyTo(mapping[key], depth + 1)),
            ConfigSequence list when ConfigPath.IndexIn(list, key) is { } index =>
                list.With(index, ApplyTo(list.Items[index], depth + 1)),
            ConfigSequence list => throw Refusal(
                depth, $"'{key}' is no item of this list, which has {list.Items.Count}, counted from 0."),
            _ => throw Refusal(depth, $"'{key}' cannot be set inside of {node.Describe()} ({node.Location})."),
        };
    }

    private ConfigException Refusal(int depth, string sentence) =>
        new(new ConfigError(Location, string.Join('.', Path.Take(depth)), sentence));
}
