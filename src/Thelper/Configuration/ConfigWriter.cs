using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using YamlDotNet.Core;

namespace Thelper.Configuration;

/// <summary>Writes trees as text that <see cref="ConfigReader"/> reads back with the same values and types.</summary>
public static class ConfigWriter
{
    private static readonly JsonWriterOptions JsonOptions = new()
    {
        Indented = true,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        SkipValidation = true,
    };

    /// <summary>Indented JSON. Infinity becomes 1e999, which readers turn into infinity; NaN becomes .nan, which is not JSON.</summary>
    /// <param name="node">The value to write.</param>
    /// <param name="keepVariables">
    /// True writes <c>${env:NAME}</c> where the value came from a variable, so that no secret is written down.
    /// </param>
    public static string ToJson(ConfigNode node, bool keepVariables = false)
    {
        using var stream = new MemoryStream();
        using (var writer = new Utf8JsonWriter(stream, JsonOptions))
        {
            new JsonTree(writer, keepVariables).Write(node);
        }

        return Encoding.UTF8.GetString(stream.ToArray()) + "\n";
    }

    /// <summary>YAML in block style, short lists of numbers and words in brackets.</summary>
    /// <inheritdoc cref="ToJson"/>
    public static string ToYaml(ConfigNode node, bool keepVariables = false)
    {
        using var writer = new StringWriter { NewLine = "\n" };
        var settings = new EmitterSettings(
            bestIndent: 2, bestWidth: int.MaxValue, isCanonical: false, maxSimpleKeyLength: 1024);
        new YamlTree(new Emitter(writer, settings), keepVariables).WriteDocument(node);
        return writer.ToString();
    }
}
