using Thelper.Data;
using Thelper.Data.Files;
using Thelper.Tests.Support;
using Thelper.Torch.Tests.PyTorch;

namespace Thelper.Tests.Data.Files;

public sealed class CifarFileTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void The_binary_version_is_read_with_its_last_label(int labelBytes)
    {
        byte[] labels = labelBytes == 1 ? [7] : [3, 7];
        var path = _folder.Write("x.bin", [.. labels, .. new byte[3071], 9, .. labels, .. new byte[3072]]);

        var file = CifarFile.ReadBinary(path, labelBytes);

        Assert.Equal([7, 7], file.Labels);
        Assert.Equal(9, file.Pixels[3071]);
    }

    [Fact]
    public void A_binary_file_cut_short_is_refused() => Assert.Equal(
        $"{_folder["x.bin"]} has 3000 bytes, but a file of this set has a multiple of 3073: it is damaged, or of another set.",
        Assert.Throws<DataException>(() => CifarFile.ReadBinary(_folder.Write("x.bin", new byte[3000]), 1)).Message);

    // The published files were written by Python 2, whose texts are the instructions U and T.
    [Fact]
    public void A_pickle_as_python_2_wrote_it_is_read()
    {
        byte[] pixels = [.. Enumerable.Range(0, 3072).Select(i => (byte)i)];
        byte[] content =
        [
            0x80, 2, .. "}q\u0001("u8,
            .. "U\u0006labelsq\u0002]q\u0003K\u0006a"u8,
            .. "U\u0004dataq\u0004cnumpy.core.multiarray\n_reconstruct\nq\u0005cnumpy\nndarray\nq\u0006K\u0000"u8,
                0x85, .. "U\u0001b"u8, 0x87, .. "Rq\u0007(K\u0001K\u0001M\u0000\u000c"u8,
            0x86, .. "cnumpy\ndtype\nq\u0008U\u0002u1K\u0000K\u0001"u8, 0x87, .. "Rq\u0009(K\u0003U\u0001|NNNJ"u8,
                0xff, 0xff, 0xff, 0xff, (byte)'J', 0xff, 0xff, 0xff, 0xff, .. "K\u0000tb"u8,
            0x89, (byte)'T', 0, 0x0c, 0, 0, .. pixels, .. "tb"u8,
            .. "u."u8,
        ];

        var file = CifarFile.ReadPickled(_folder.Write("data_batch_1", content), "labels");

        Assert.Equal([6], file.Labels);
        Assert.Equal(pixels, file.Pixels);
    }

    [SkippableFact]
    public void A_pickle_as_python_3_writes_it_is_read()
    {
        PythonTorch.Check(
            """
            import numpy as np, pickle
            data = (np.arange(2 * 3072) % 256).astype('uint8').reshape(2, 3072)
            pickle.dump({'data': data, 'fine_labels': [5, 99], 'filenames': ['a.png', 'b.png']},
                open(sys.argv[1], 'wb'), protocol=2)
            pickle.dump({'fine_label_names': ['apple', 'bear']}, open(sys.argv[2], 'wb'), protocol=2)
            """, _folder["train"], _folder["meta"]);

        var file = CifarFile.ReadPickled(_folder["train"], "fine_labels");

        Assert.Equal([5, 99], file.Labels);
        Assert.Equal(Enumerable.Range(0, 6144).Select(i => (byte)i), file.Pixels);
        Assert.Equal(["apple", "bear"], CifarFile.ReadPickledNames(_folder["meta"], "fine_label_names"));
    }

    [Theory]
    [InlineData("\u0080\u0002cos\nsystem\n(U\u0002lstR.", "it asks for 'os.system', which such a file has no need of")]
    [InlineData("\u0080\u0002}q\u0001Pabc\n.", "it uses the pickle instruction 0x50 at byte 5, which such a file has no need of")]
    [InlineData("\u0080\u0002}", "it ends too early")]
    [InlineData("\u0080\u0002u.", "it is damaged")]
    [InlineData("\u0080\u0002].", "it holds no dictionary")]
    public void Anything_else_is_refused(string content, string clause)
    {
        var path = _folder.Write("x", System.Text.Encoding.Latin1.GetBytes(content));

        Assert.Equal(
            $"{path} is no file of CIFAR's Python version: {clause}.",
            Assert.Throws<DataException>(() => CifarFile.ReadPickled(path, "labels")).Message);
    }

    [Fact]
    public void A_pickle_without_images_is_refused() => Assert.Equal(
        $"{_folder["x"]} lacks 'data' or 'labels', which each file of this set has.",
        Assert.Throws<DataException>(() => CifarFile.ReadPickled(_folder.Write("x", [0x80, 2, .. "}."u8]), "labels")).Message);
}
