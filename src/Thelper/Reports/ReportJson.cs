using System.Buffers;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Thelper.Reports;

/// <summary>Plain data as indented JSON. Characters are written as they are wherever JSON allows that.</summary>
internal static class ReportJson
{
    private static readonly JsonWriterOptions Form = new()
    {
        Indented = true,
        IndentSize = 4,
        NewLine = "\n",
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <summary>A whole document, without a line end behind it.</summary>
    /// <param name="data">Dictionaries with text keys, lists, texts, numbers, flags and null.</param>
    public static string Document(object? data) => Encoding.UTF8.GetString(Bytes(data));

    /// <summary>The same indented as an item of a list that is the whole document, without what stands between items.</summary>
    /// <param name="data">As in <see cref="Document"/>.</param>
    public static string Item(object? data)
    {
        const int bracketAndLineEnd = 2;
        return Encoding.UTF8.GetString(Bytes(new[] { data })[bracketAndLineEnd..^bracketAndLineEnd]);
    }

    private static ReadOnlySpan<byte> Bytes(object? data)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(buffer, Form))
        {
            Write(writer, data);
        }

        return buffer.WrittenSpan;
    }

    private static void Write(Utf8JsonWriter writer, object? data)
    {
        switch (data)
        {
            case null:
                writer.WriteNullValue();
                break;
            case string text:
                writer.WriteStringValue(text);
                break;
            case bool flag:
                writer.WriteBooleanValue(flag);
                break;
            case IReadOnlyDictionary<string, object?> section:
                WriteSection(writer, section);
                break;
            case IEnumerable<object?> list:
                writer.WriteStartArray();
                list.ToList().ForEach(item => WriteItem(writer, item));
                writer.WriteEndArray();
                break;
            case long integer:
                writer.WriteNumberValue(integer);
                break;
            case float single:
                WriteReal(writer, single);
                break;
            case double real:
                WriteReal(writer, real);
                break;
            default:
                throw new ArgumentException($"{data.GetType().Name} is no plain data.", nameof(data));
        }
    }

    /// <summary>Whole numbers in lists look like integers, because the writer would not indent text of ours there.</summary>
    private static void WriteItem(Utf8JsonWriter writer, object? item)
    {
        switch (item)
        {
            case double real when ReportNumbers.IsSingle(real):
                writer.WriteNumberValue((float)real);
                break;
            case double real when double.IsFinite(real):
                writer.WriteNumberValue(real);
                break;
            default:
                Write(writer, item);
                break;
        }
    }

    private static void WriteSection(Utf8JsonWriter writer, IReadOnlyDictionary<string, object?> section)
    {
        writer.WriteStartObject();
        foreach (var (key, value) in section)
        {
            writer.WritePropertyName(key);
            Write(writer, value);
        }

        writer.WriteEndObject();
    }

    private static void WriteReal(Utf8JsonWriter writer, double number)
    {
        if (double.IsFinite(number))
        {
            writer.WriteRawValue(ReportNumbers.Real(number), skipInputValidation: true);
        }
        else
        {
            writer.WriteNullValue();
        }
    }
}
