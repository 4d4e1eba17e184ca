using System.Buffers.Binary;
using System.Text;

namespace Thelper.Torch.Tests.Serialization;

/// <summary>Pickle instructions as texts of one character per byte, written apart from the code under test.</summary>
internal static class PickleText
{
    public const string Start = "\u0080\u0002";

    public static string Text(string text) => $"X{Bytes(4, text.Length)}{text}";

    public static string Integer(long value) => $"\u008a\u0008{Bytes(8, value)}";

    public static string Tuple(params IEnumerable<string> items) => $"({string.Concat(items)}t";

    public static string Integers(params long[] values) => Tuple(values.Select(Integer));

    public static string Storage(string key, long elements, string kind = "FloatStorage", string location = "cpu") =>
        Tuple(Text("storage"), $"ctorch\n{kind}\n", Text(key), Text(location), Integer(elements)) + "Q";

    public static string Tensor(string storage, long offset, long[] size, long[] stride) =>
        "ctorch._utils\n_rebuild_tensor_v2\n"
        + Tuple(storage, Integer(offset), Integers(size), Integers(stride), "\u0089", "ccollections\nOrderedDict\n)R")
        + "R";

    private static string Bytes(int count, long value)
    {
        var bytes = new byte[sizeof(long)];
        BinaryPrimitives.WriteInt64LittleEndian(bytes, value);
        return Encoding.Latin1.GetString(bytes, 0, count);
    }
}
