using System.Globalization;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace Thelper.Configuration;

/// <summary>Writes nodes as YAML.</summary>
internal sealed class YamlTree(IEmitter emitter, bool keepVariables)
{
    private const int LongestLine = 12;

    public void WriteDocument(ConfigNode node)
    {
        emitter.Emit(new StreamStart());
        emitter.Emit(new DocumentStart(version: null, tags: null, isImplicit: true));
        Write(node);
        emitter.Emit(new DocumentEnd(isImplicit: true));
        emitter.Emit(new StreamEnd());
    }

    private void Write(ConfigNode node)
    {
        switch (node)
        {
            case ConfigMapping mapping:
                WriteMapping(mapping);
                break;
            case ConfigSequence list:
                WriteList(list);
                break;
            case ConfigScalar { Template: { } template } scalar when keepVariables:
                EmitScalar(template, scalar.IsQuoted ? ScalarStyle.DoubleQuoted : ScalarStyle.Plain);
                break;
            case ConfigScalar scalar:
                WriteScalar(scalar.Value);
                break;
        }
    }

    private void WriteMapping(ConfigMapping mapping)
    {
        emitter.Emit(new MappingStart(AnchorName.Empty, TagName.Empty, isImplicit: true, MappingStyle.Block));
        foreach (var entry in mapping.Entries)
        {
            EmitText(entry.Key);
            Write(entry.Value);
        }

        emitter.Emit(new MappingEnd());
    }

    private void WriteList(ConfigSequence list)
    {
        var isShort = list.Items.Count <= LongestLine && list.Items.All(item => item is ConfigScalar);
        var style = isShort ? SequenceStyle.Flow : SequenceStyle.Block;
        emitter.Emit(new SequenceStart(AnchorName.Empty, TagName.Empty, isImplicit: true, style));
        foreach (var item in list.Items)
        {
            Write(item);
        }

        emitter.Emit(new SequenceEnd());
    }

    private void WriteScalar(object? value)
    {
        switch (value)
        {
            case string text:
                EmitText(EnvironmentVariables.Protect(text));
                break;
            case double number:
                EmitScalar(NumberText.Yaml(number), ScalarStyle.Plain);
                break;
            case long integer:
                EmitScalar(integer.ToString(CultureInfo.InvariantCulture), ScalarStyle.Plain);
                break;
            default:
                EmitScalar(value switch { true => "true", false => "false", _ => "null" }, ScalarStyle.Plain);
                break;
        }
    }

    private void EmitText(string text) =>
        EmitScalar(text, NeedsQuotes(text) ? ScalarStyle.DoubleQuoted : ScalarStyle.Plain);

    // The words are booleans to readers of YAML 1.1, and a '*' inside of a key confuses our own.
    // The emitter quotes what the grammar itself demands.
    private static bool NeedsQuotes(string text) =>
        CoreSchema.Resolve(text).Kind != ScalarKind.Text
        || text is "<<"
        || text.StartsWith("//", StringComparison.Ordinal)
        || text.Any(character => character == '*' || char.IsControl(character))
        || text.ToLowerInvariant() is "yes" or "no" or "on" or "off" or "y" or "n";

    private void EmitScalar(string text, ScalarStyle style) => emitter.Emit(new Scalar(
        AnchorName.Empty, TagName.Empty, text, style, isPlainImplicit: true, isQuotedImplicit: true));
}
