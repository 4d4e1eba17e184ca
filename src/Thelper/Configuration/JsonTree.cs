using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;

namespace Thelper.Configuration;

/// <summary>Writes nodes as JSON. The BCL's writer cannot keep 1.0 apart from 1 and indent it.</summary>
internal sealed class JsonTree(StringBuilder output, bool keepVariables)
{
    private const int IndentWidth = 2;

    public void Write(ConfigNode node, int level = 0)
    {
        switch (node)
        {
            case ConfigMapping mapping:
                WriteBlock('{', '}', mapping.Entries, level, entry =>
                {
                    WriteText(entry.Key);
                    output.Append(": ");
                    Write(entry.Value, level + 1);
                });
                break;
            case ConfigSequence list:
                WriteBlock('[', ']', list.Items, level, item => Write(item, level + 1));
                break;
            case ConfigScalar { Template: { } template } when keepVariables:
                WriteText(template);
                break;
            case ConfigScalar scalar:
                WriteScalar(scalar.Value);
                break;
        }
    }

    private void WriteBlock<T>(char opening, char closing, IReadOnlyList<T> items, int level, Action<T> write)
    {
        output.Append(opening);
        for (var i = 0; i < items.Count; i++)
        {
            output.Append(i == 0 ? "\n" : ",\n").Append(' ', IndentWidth * (level + 1));
            write(items[i]);
        }

        if (items.Count > 0)
        {
            output.Append('\n').Append(' ', IndentWidth * level);
        }

        output.Append(closing);
    }

    private void WriteScalar(object? value)
    {
        if (value is string text)
        {
            WriteText(EnvironmentVariables.Protect(text));
            return;
        }

        output.Append(value switch
        {
            true => "true",
            false => "false",
            double number => NumberText.Json(number),
            long integer => integer.ToString(CultureInfo.InvariantCulture),
            _ => "null",
        });
    }

    private void WriteText(string text) =>
        output.Append('"').Append(JavaScriptEncoder.UnsafeRelaxedJsonEscaping.Encode(text)).Append('"');
}
