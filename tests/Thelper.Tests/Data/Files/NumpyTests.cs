using System.IO.Compression;
using Thelper.Data;
using Thelper.Data.Files;
using Thelper.Tests.Support;
using Thelper.Torch.Tests.PyTorch;

namespace Thelper.Tests.Data.Files;

public sealed class NumpyTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void All_versions_are_read(byte version)
    {
        var array = NumpyArray.Read(_folder.Write("x.npy", NumpyFiles.File("'|u1'", "(2, 1)", [7, 8], version: version)));

        Assert.Equal([2, 1], array.Sizes);
        Assert.Equal([7, 8], array.Bytes);
    }

    [Fact]
    public void Big_endian_elements_are_turned_round()
    {
        var array = NumpyArray.Read(_folder.Write("x.npy", NumpyFiles.File("'>i2'", "(2,)", [1, 2, 0, 3])));

        Assert.Equal([258f, 3], Elements.ToFloats(array.Type, array.Bytes));
    }

    [Fact]
    public void Fortrans_order_is_turned_into_Cs()
    {
        var array = NumpyArray.Read(_folder.Write("x.npy", NumpyFiles.File("'|u1'", "(2, 3)", [1, 4, 2, 5, 3, 6], "True")));

        Assert.Equal([1, 2, 3, 4, 5, 6], array.Bytes);
    }

    [SkippableFact]
    public void What_numpy_writes_is_read_with_all_its_types_and_orders()
    {
        var (path, expected) = (_folder["all.npz"], _folder["expected.txt"]);
        PythonTorch.Check(
            """
            import numpy as np
            types = ['?', 'i1', 'u1', '<i2', '>u2', '<i4', '>u4', '<i8', '>u8', 'f2', '>f4', '<f8']
            values = np.arange(24).reshape(2, 3, 4)
            arrays = {f'{i}': (np.asfortranarray if i % 2 else np.ascontiguousarray)(values.astype(t)) for i,
                t in enumerate(types)}
            np.savez_compressed(sys.argv[1], text=np.array(['a', 'größe']), single=np.float64(2.5), **arrays)
            """, path, expected);
        var arrays = NumpyArchive.Read(path);

        for (var i = 1; i < 12; i++)
        {
            Assert.Equal(Enumerable.Range(0, 24).Select(value => (float)value),
                Elements.ToFloats(arrays[$"{i}"].Type, arrays[$"{i}"].Bytes));
        }

        Assert.Equal(Enumerable.Range(0, 24).Select(value => value == 0 ? 0f : 1),
            Elements.ToFloats(ElementType.Boolean, arrays["0"].Bytes));
        Assert.Equal("größe", arrays["text"].TextAt(1));
        Assert.Equal(2.5, Elements.ToNumber(arrays["single"].Type, arrays["single"].Bytes));
    }

    [Fact]
    public void An_archive_without_the_array_lists_those_it_has()
    {
        using (var zip = ZipFile.Open(_folder["x.npz"], ZipArchiveMode.Create))
        using (var entry = zip.CreateEntry("images.npy").Open())
        {
            entry.Write(NumpyFiles.Bytes("(1,)", 1));
        }

        Assert.Equal(
            $"{_folder["x.npz"]} has no array 'labels'; it has images.",
            Assert.Throws<DataException>(() => NumpyArchive.Read(_folder["x.npz"], ["labels"])).Message);
    }

    [Theory]
    [InlineData("'|O'", "holds Python objects (dtype object), which are pickles and never read; save it with a numeric dtype.")]
    [InlineData("'<c8'", "has the element type '<c8'; bool, int8 to uint64, float16 to float64 and unicode texts are read.")]
    [InlineData("[('a', '<i4')]", "holds records, which are not read; save each field as an array of its own.")]
    public void Other_elements_are_refused(string descriptor, string sentence) =>
        Assert.Equal($"{_folder["x.npy"]} {sentence}", Refusal(NumpyFiles.File(descriptor, "(1,)", [0])));

    [Fact]
    public void A_file_of_another_kind_is_refused() =>
        Assert.Equal($"{_folder["x.npy"]} is no numpy file: it does not begin with \\x93NUMPY.", Refusal("PK"u8.ToArray()));

    [Fact]
    public void A_file_cut_short_is_refused_with_what_is_there() => Assert.Equal(
        $"{_folder["x.npy"]} ends too early: its shape 3x4 takes 12 bytes, and 2 are there.",
        Refusal(NumpyFiles.Bytes("(3, 4)", 1, 2)));

    [Fact]
    public void A_shape_far_beyond_the_file_takes_no_memory() => Assert.StartsWith(
        $"{_folder["x.npy"]} ends too early", Refusal(NumpyFiles.Bytes("(2000000000,)", 1)), StringComparison.Ordinal);

    [Fact]
    public void A_file_that_goes_on_is_refused() =>
        Assert.Equal($"{_folder["x.npy"]} goes on after its 1 bytes of elements.", Refusal(NumpyFiles.Bytes("(1,)", 1, 2)));

    [Theory]
    [InlineData("(-1,)")]
    [InlineData("(open('x'),)")]
    [InlineData("(9999999999, 9999999999)")]
    public void A_head_that_is_no_head_is_refused(string shape) => Assert.StartsWith(
        $"The head of {_folder["x.npy"]} is damaged: ", Refusal(NumpyFiles.Bytes(shape, 1)), StringComparison.Ordinal);

    private string Refusal(byte[] content) =>
        Assert.Throws<DataException>(() => NumpyArray.Read(_folder.Write("x.npy", content))).Message;
}
