using System.Text.Json;

namespace Thelper.Configuration;

/// <summary>Writes nodes as JSON.</summary>
internal sealed class JsonTree(Utf8JsonWriter writer, bool keepVariables)
{
    public void Write(ConfigNode node)
    {
        switch (node)
        {
            case ConfigMapping mapping:
                WriteMapping(mapping);
                break;
            case ConfigSequence list:
                writer.WriteStartArray();
                foreach (var item in list.Items)
                {
                    Write(item);
                }

                writer.WriteEndArray();
                break;
            case ConfigScalar { Template: { } template } when keepVariables:
                writer.WriteStringValue(template);
                break;
            case ConfigScalar scalar:
                WriteScalar(scalar.Value);
                break;
        }
    }

    private void WriteMapping(ConfigMapping mapping)
    {
        writer.WriteStartObject();
        foreach (var entry in mapping.Entries)
        {
            writer.WritePropertyName(entry.Key);
            Write(entry.Value);
        }

        writer.WriteEndObject();
    }

    private void WriteScalar(object? value)
    {
        switch (value)
        {
            case string text:
                writer.WriteStringValue(EnvironmentVariables.Protect(text));
                break;
            case long integer:
                writer.WriteNumberValue(integer);
                break;
            case double number:
                writer.WriteRawValue(NumberText.Json(number), skipInputValidation: true);
                break;
            case bool flag:
                writer.WriteBooleanValue(flag);
                break;
            default:
                writer.WriteNullValue();
                break;
        }
    }
}
