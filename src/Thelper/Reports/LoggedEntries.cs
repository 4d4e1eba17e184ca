using System.Globalization;
using Thelper.Configuration;
using Thelper.Data;
using Thelper.Torch;

namespace Thelper.Reports;

/// <summary>The entries of samples that go into the rows of a report: texts, numbers, and lists of numbers.</summary>
/// <param name="options">Names the entries, and is to blame where they cannot be written.</param>
internal sealed class LoggedEntries(LoggerOptions options)
{
    /// <summary>Their keys.</summary>
    public IReadOnlyList<string> Keys => options.LogKeys;

    /// <summary>The values of all samples of a batch: for each key, one for each sample.</summary>
    /// <param name="batch">The batch.</param>
    /// <returns>Null, text, long, double, bool, or a list of these.</returns>
    /// <exception cref="SettingException">There is no such entry, or it is of another kind.</exception>
    public object?[][] Of(Batch batch) => [.. Keys.Select(key => Column(batch, key))];

    /// <summary>A value as the text of a field; nothing where it is not known.</summary>
    /// <param name="value">From <see cref="Of"/>.</param>
    public static string Text(object? value) => value switch
    {
        null => "",
        double real => ReportNumbers.Real(real),
        object?[] list => $"[{string.Join(", ", list.Select(Text))}]",
        _ => Convert.ToString(value, CultureInfo.InvariantCulture)!,
    };

    /// <summary>Writes a value, for <see cref="Read"/>.</summary>
    /// <param name="writer">Where.</param>
    /// <param name="value">From <see cref="Of"/>.</param>
    public static void Write(BinaryWriter writer, object? value)
    {
        writer.Write((byte)KindOf(value));
        switch (value)
        {
            case string text:
                writer.Write(text);
                break;
            case long integer:
                writer.Write(integer);
                break;
            case double real:
                writer.Write(real);
                break;
            case bool flag:
                writer.Write(flag);
                break;
            case object?[] list:
                writer.Write(list.Length);
                Array.ForEach(list, item => Write(writer, item));
                break;
        }
    }

    /// <summary>Reads a value that <see cref="Write"/> wrote.</summary>
    /// <param name="reader">Stands at its first byte.</param>
    public static object? Read(BinaryReader reader) => (Kind)reader.ReadByte() switch
    {
        Kind.Text => reader.ReadString(),
        Kind.Integer => reader.ReadInt64(),
        Kind.Real => reader.ReadDouble(),
        Kind.Flag => reader.ReadBoolean(),
        Kind.List => Enumerable.Range(0, reader.ReadInt32()).Select(_ => Read(reader)).ToArray(),
        _ => null,
    };

    private static Kind KindOf(object? value) => value switch
    {
        null => Kind.None,
        string => Kind.Text,
        long => Kind.Integer,
        double => Kind.Real,
        bool => Kind.Flag,
        object?[] => Kind.List,
        _ => throw new ArgumentException($"{value.GetType().Name} is no plain data.", nameof(value)),
    };

    private enum Kind : byte
    {
        None,
        Text,
        Integer,
        Real,
        Flag,
        List,
    }

    private object?[] Column(Batch batch, string key) => batch[key] switch
    {
        string[] texts => texts,
        Tensor { Rank: 1 } numbers => Numbers(numbers),
        Tensor { Rank: 2 } lists when lists.Size(1) > 0 => [.. Numbers(lists).Chunk((int)lists.Size(1))],
        null when batch.Keys.Contains(key) => new object?[batch.Size],
        null => throw Refusal($"names '{key}', but the samples' entries are {string.Join(", ", batch.Keys)}."),
        Tensor { Shape: var shape } => throw Refusal(
            $"names '{key}', which has the shape [{string.Join(", ", shape[1..])}] for each sample, but a row takes text, numbers and lists of numbers."),
        _ => throw Refusal($"names '{key}', which holds neither text nor numbers, but a row takes text, numbers and lists of numbers."),
    };

    private SettingException Refusal(string sentence) => new(options, nameof(options.LogKeys), sentence);

    private static object?[] Numbers(Tensor tensor) => tensor.ScalarType switch
    {
        ScalarType.Bool => Boxed(tensor.ToArray<bool>()),
        var type when type.IsFloatingPoint() => Boxed(tensor.ToArray<double>()),
        _ => Boxed(tensor.ToArray<long>()),
    };

    private static object?[] Boxed<T>(T[] values) => [.. values.Select(value => (object?)value)];
}
