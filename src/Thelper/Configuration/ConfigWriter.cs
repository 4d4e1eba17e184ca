using System.Text;
using YamlDotNet.Core;

namespace Thelper.Configuration;

/// <summary>Writes trees as text that <see cref="ConfigReader"/> reads back with the same values and types.</summary>
public static class ConfigWriter
{
    /// <summary>Indented JSON. Infinity becomes 1e999, which reads back as such; NaN becomes .nan.</summary>
    /// <param name="node">The value to write.</param>
    /// <param name="keepVariables">
    /// True writes <c>${env:NAME}</c> where the value came from a variable, so that no secret is written down.
    /// </param>
    public static string ToJson(ConfigNode node, bool keepVariables = false)
    {
        var output = new StringBuilder();
        new JsonTree(output, keepVariables).Write(node);
        return output.Append('\n').ToString();
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
