using System.Buffers.Binary;
using System.IO.Compression;
using System.Text;
using Thelper.Torch;

namespace Thelper.Fuzzer;

/// <summary>The files that damage is done to: some made here, of all kinds of values, and those of folders.</summary>
internal static class SoundFiles
{
    private const int LargestFile = 1 << 20;
    private const int LargeTensor = 1 << 15;

    /// <summary>The files of a folder, of any depth, the smallest first.</summary>
    public static IReadOnlyList<SoundFile> In(string folder) =>
    [
        .. from path in Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal)
           let kind = KindOf(path)
           where kind is not null && new FileInfo(path).Length <= LargestFile
           let bytes = File.ReadAllBytes(path)
           orderby bytes.Length
           select new SoundFile(Path.GetRelativePath(folder, path), kind.Value, bytes),
    ];

    private static FileKind? KindOf(string path) =>
        SafeTensorsFile.IsNamed(path) ? FileKind.SafeTensors
        : Path.GetFileName(path).Contains("tfevents", StringComparison.Ordinal) ? FileKind.Events
        : path.EndsWith(".legacy.pth", StringComparison.Ordinal) ? FileKind.Legacy
        : Path.GetExtension(path) is ".pt" or ".pth" or ".bin" ? FileKind.Archive
        : null;

    /// <summary>Makes files of all kinds but events.</summary>
    public static void Make(string folder)
    {
        using var scope = TensorScope.Open();
        Write("values.pth", Archive(Values()));
        foreach (var (name, tensors) in new[] { ("types", OfEveryType()), ("many", Many()), ("large", Large()) })
        {
            var archive = Archive(tensors);
            Write($"{name}.pth", archive);
            Write($"{name}.safetensors", SafeTensors(tensors));
            Write($"{name}.legacy.pth", Legacy(archive, tensors));
        }

        void Write(string name, byte[] bytes) => File.WriteAllBytes(Path.Combine(folder, name), bytes);
    }

    private static Dictionary<string, Tensor> OfEveryType() => Enum.GetValues<ScalarType>().ToDictionary(
        type => type.ToString(), type => Operators.Arange(6, ScalarType.Float32).Reshape([2, 3]).To(Device.Cpu, type));

    private static Dictionary<string, Tensor> Many() => Enumerable.Range(0, 60).ToDictionary(
        i => $"layer{i / 4}.part{i % 4}.weight", i => Operators.Ones([4, i]));

    private static Dictionary<string, Tensor> Large() => Enumerable.Range(0, 2).ToDictionary(
        i => $"weight{i}", _ => Operators.Ones([LargeTensor]));

    private static OrderedDictionary<string, object?> Values() => new()
    {
        ["epoch"] = 3L,
        ["rate"] = 0.1,
        ["names"] = new List<object?> { "a", "ünï", null, true, false, new byte[] { 0, 200 } },
        ["betas"] = new TorchTuple(0.9, 0.999),
        ["by number"] = new Dictionary<long, object?> { [0] = "zero", [-5] = new TorchTuple() },
        ["type"] = ScalarType.Float32,
        ["state"] = new Dictionary<string, Tensor> { ["w"] = Operators.Ones([3]), ["e"] = Operators.Empty([0]) },
    };

    private static byte[] Archive(object value)
    {
        using var stream = new MemoryStream();
        TorchFile.Save(stream, value);
        return stream.ToArray();
    }

    private static byte[] SafeTensors(Dictionary<string, Tensor> tensors)
    {
        using var stream = new MemoryStream();
        SafeTensorsFile.Save(stream, tensors, new Dictionary<string, string> { ["format"] = "pt" });
        return stream.ToArray();
    }

    /// <summary>The old format has the same description of the values as the archive, and what the archive has as entries behind
    /// it.</summary>
    private static byte[] Legacy(byte[] archive, Dictionary<string, Tensor> tensors)
    {
        using var zip = new ZipArchive(new MemoryStream(archive));
        using var stream = new MemoryStream();
        Write(stream, "\u0080\u0002\u008a\u000al\u00fc\u009cF\u00f9 j\u00a8P\u0019.\u0080\u0002M\u00e9\u0003.\u0080\u0002}U\u000dlittle_endian\u0088s.");
        stream.Write(Entry(zip, "data.pkl"));
        var keys = Enumerable.Range(0, tensors.Count).Select(i => FormattableString.Invariant($"{i}")).ToList();
        Write(stream, $"\u0080\u0002]({string.Concat(keys.Select(key => $"U{(char)key.Length}{key}"))}e.");
        Span<byte> count = stackalloc byte[sizeof(long)];
        foreach (var (key, tensor) in keys.Zip(tensors.Values))
        {
            BinaryPrimitives.WriteInt64LittleEndian(count, tensor.ElementCount);
            stream.Write(count);
            stream.Write(Entry(zip, $"data/{key}"));
        }

        return stream.ToArray();
    }

    private static void Write(MemoryStream stream, string text) => stream.Write(Encoding.Latin1.GetBytes(text));

    private static byte[] Entry(ZipArchive zip, string name)
    {
        using var content = zip.GetEntry($"archive/{name}")!.Open();
        using var copy = new MemoryStream();
        content.CopyTo(copy);
        return copy.ToArray();
    }
}
