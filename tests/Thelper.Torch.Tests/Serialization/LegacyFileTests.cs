using System.Buffers.Binary;
using System.Text;
using Thelper.Torch.Tests.PyTorch;

namespace Thelper.Torch.Tests.Serialization;

/// <summary>Files of PyTorch before 1.6, which are no archives.</summary>
public sealed class LegacyFileTests
{
    private const string Magic = "\u0080\u0002\u008a\u000al\u00fc\u009cF\u00f9 j\u00a8P\u0019.\u0080\u0002M\u00e9\u0003.";
    private const string Machine = "\u0080\u0002}(U\u0010protocol_versionM\u00e9\u0003U\u000dlittle_endian\u0088u.";

    [SkippableFact]
    public void What_Python_saves_in_the_old_format_is_read()
    {
        using var scope = TensorScope.Open();
        using var file = new TemporaryFile();
        PythonTorch.Check(
            """
            import sys, torch
            base = torch.arange(6.)
            value = {d: torch.arange(6.).view(2, 3).t().to(getattr(torch, d)) for d in
                     'float64 float32 float16 bfloat16 int64 int32 int16 int8 uint8 bool'.split()}
            value.update(views=(base, base[2:4]), model=torch.nn.Linear(2, 1).state_dict(), rate=0.5, many=torch.ones(3000),
                         **{'key%d' % i: i for i in range(2000)})
            torch.save(value, sys.argv[1], _use_new_zipfile_serialization=False)
            """,
            file.Path);

        var loaded = (OrderedDictionary<string, object?>)TorchFile.Load(file.Path)!;
        var views = ((TorchTuple)loaded["views"]!).Cast<Tensor>().ToList();
        views[0].FillInPlace(5);

        Assert.All(Enum.GetValues<ScalarType>(), type => Assert.True(
            Operators.Arange(6, ScalarType.Float32).Reshape([2, 3]).Transpose(0, 1).To(Device.Cpu, type)
                .Equal((Tensor)loaded[type.ToString().ToLowerInvariant()]!)));
        Assert.Equal([5f, 5f], views[1].ToArray<float>());
        Assert.Equal((0.5, 1999L), (loaded["rate"], loaded["key1999"]));
        Assert.Equal(3000, ((Tensor)loaded["many"]!).Sum().ToDouble());
    }

    [Fact]
    public void Texts_and_tensors_as_the_first_versions_wrote_them_are_read()
    {
        using var scope = TensorScope.Open();
        var storage = "(U\u0007storagectorch\nFloatStorage\nU\u0001kU\u0003cpuK\u0002NtQ";
        var tensor = $"ctorch._utils\n_rebuild_tensor\n({storage}K\u0000K\u0002\u0085K\u0001\u0085tR";

        var loaded = Load(File($"\u0080\u0002}}(U\u0001w{tensor}u.", "\u0080\u0002]U\u0001ka.", Floats(3, 4)));

        Assert.Equal([3f, 4f], ((Tensor)((OrderedDictionary<string, object?>)loaded!)["w"]!).ToArray<float>());
    }

    [Theory]
    [InlineData("K\u0001", "]", 0, "")]
    [InlineData("TENSOR", "]", 0, "it has no storage 'k'")]
    [InlineData("TENSOR", "]U\u0001ja", 2, "it lists a storage that its values do not use")]
    [InlineData("TENSOR", "K\u0001", 2, "it does not list its storages")]
    [InlineData("TENSOR", "]U\u0001ka", 1, "its storage 'k' is not there with the 2 elements that its values declare")]
    [InlineData("TENSOR", "](U\u0001kU\u0001ke", 4, "it lists the storage 'k' twice")]
    public void Storages_must_be_there_as_the_values_declare_them(string value, string keys, int floats, string problem)
    {
        using var scope = TensorScope.Open();
        var tensor = PickleText.Tensor(PickleText.Storage("k", 2), 0, [2], [1]);
        var data = Floats(new float[floats]);
        var bytes = File($"\u0080\u0002{value.Replace("TENSOR", tensor, StringComparison.Ordinal)}.", $"\u0080\u0002{keys}.",
            floats == 4 ? [.. Floats(1, 2), .. Floats(1, 2)] : data);
        if (problem.Length == 0)
        {
            Assert.Equal(1L, Load(bytes));
        }
        else
        {
            Assert.Contains(problem, ArchiveBuilder.RefusalMessage(bytes), StringComparison.Ordinal);
        }
    }

    [Fact]
    public void A_file_of_a_big_endian_machine_is_refused() => Assert.Contains(
        "does not say that it was saved on a little-endian machine",
        ArchiveBuilder.RefusalMessage(Encoding.Latin1.GetBytes($"{Magic}{Machine.Replace('\u0088', '\u0089')}\u0080\u0002N.\u0080\u0002].")),
        StringComparison.Ordinal);

    [Fact]
    public void A_file_cut_anywhere_is_refused()
    {
        using var scope = TensorScope.Open();
        var tensor = PickleText.Tensor(PickleText.Storage("k", 2), 0, [2], [1]);
        var sound = File($"\u0080\u0002{tensor}.", "\u0080\u0002]U\u0001ka.", Floats(1, 2));
        Load(sound);

        Assert.All(Enumerable.Range(0, sound.Length), length => ArchiveBuilder.RefusalMessage(sound[..length]));
    }

    private static object? Load(byte[] bytes) => ArchiveBuilder.Load(bytes);

    private static byte[] File(string value, string keys, byte[] storages) =>
        [.. Encoding.Latin1.GetBytes(Magic + Machine + value + keys), .. storages];

    private static byte[] Floats(params float[] values)
    {
        var bytes = new byte[sizeof(long) + (sizeof(float) * values.Length)];
        BinaryPrimitives.WriteInt64LittleEndian(bytes, values.Length);
        Buffer.BlockCopy(values, 0, bytes, sizeof(long), sizeof(float) * values.Length);
        return bytes;
    }
}
