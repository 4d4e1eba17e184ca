using System.Text;

namespace Thelper.Configuration;

/// <summary>Reads configuration files. YAML and JSON have one reader, for JSON is YAML written in brackets.</summary>
public static class ConfigReader
{
    private static readonly string[] Extensions = [".yml", ".yaml", ".json", ".conf"];

    // Refuses bytes that are not UTF-8 instead of replacing them silently.
    private static readonly UTF8Encoding StrictUtf8 =
        new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>Reads a file, replaces environment variables, then applies overrides in order.</summary>
    /// <param name="path">A file ending in .yml, .yaml, .json or .conf; messages show it as given here.</param>
    /// <param name="overrides">Values that replace or add to those of the file; none by default.</param>
    /// <param name="environment">Gives a variable's value or null; by default the variables of the process.</param>
    /// <exception cref="ConfigException">The file cannot be read, or is not correctly written.</exception>
    public static ConfigDocument Read(
        string path, IEnumerable<ConfigOverride>? overrides = null, Func<string, string?>? environment = null)
    {
        var extension = Path.GetExtension(path);
        if (!Extensions.Contains(extension, StringComparer.OrdinalIgnoreCase))
        {
            throw Refusal(path, extension.Length == 0
                ? "has no extension, but a configuration file must end in .yml, .yaml, .json or .conf."
                : $"ends in {extension}, but a configuration file must end in .yml, .yaml, .json or .conf.");
        }

        return Parse(ReadText(path), path, overrides, environment);
    }

    /// <summary>Does what <see cref="Read"/> does to text that is at hand already.</summary>
    /// <param name="text">YAML or JSON.</param>
    /// <param name="fileName">The name for messages; its folder is where relative paths start.</param>
    /// <param name="overrides">As for <see cref="Read"/>.</param>
    /// <param name="environment">As for <see cref="Read"/>.</param>
    /// <exception cref="ConfigException">The text is not correctly written.</exception>
    public static ConfigDocument Parse(
        string text,
        string fileName,
        IEnumerable<ConfigOverride>? overrides = null,
        Func<string, string?>? environment = null)
    {
        var root = Compose(text, fileName, environment ?? Environment.GetEnvironmentVariable) switch
        {
            ConfigMapping mapping => mapping,
            null => throw Refusal(fileName, "is empty, but a configuration is a section of keys with values."),
            { } other => throw new ConfigException(new ConfigError(
                other.Location,
                Path: "",
                $"a configuration must be a section of keys with values, but this one is {other.Describe()}.")),
        };
        var baseFolder = Path.GetDirectoryName(Path.GetFullPath(fileName))!;
        return new ConfigDocument(root, baseFolder).With(overrides ?? []);
    }

    /// <summary>Reads a YAML or JSON file that need not be a section, such as a list of class names.</summary>
    /// <param name="path">Of any extension; messages show it as given here. It may not use environment variables.</param>
    /// <exception cref="ConfigException">The file cannot be read, is empty, or is not correctly written.</exception>
    internal static ConfigNode ReadValue(string path) =>
        Compose(ReadText(path), path, static _ => null) ?? throw Refusal(path, "is empty.");

    /// <summary>The lines of a text file in UTF-8 without those that are blank.</summary>
    /// <param name="path">Messages show it as given here.</param>
    /// <exception cref="ConfigException">The file cannot be read.</exception>
    internal static IReadOnlyList<string> ReadLines(string path) =>
        ReadText(path).Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);

    private static ConfigNode? Compose(string text, string fileName, Func<string, string?> environment) => new YamlComposer(
        mark => new ConfigLocation(fileName, (int)mark.Line, (int)mark.Column), environment).Compose(text);

    private static string ReadText(string path)
    {
        try
        {
            return File.ReadAllText(path, StrictUtf8);
        }
        catch (DecoderFallbackException)
        {
            throw Refusal(path, "is not text in UTF-8; save it in that encoding.");
        }
        catch (Exception exception) when (exception is FileNotFoundException or DirectoryNotFoundException)
        {
            throw Refusal(path, "does not exist.");
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw Refusal(path, $"cannot be read: {exception.Message}");
        }
    }

    private static ConfigException Refusal(string file, string sentence) =>
        new(new ConfigError(new ConfigLocation(file, 0, 0), Path: "", sentence));
}
