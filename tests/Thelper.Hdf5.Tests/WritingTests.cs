using System.Text;
using Thelper.Tests.Support;

namespace Thelper.Hdf5.Tests;

public sealed class WritingTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    private string Archive => _folder["archive.h5"];

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData(0)]
    [InlineData(6)]
    public void Rows_come_back(int compression)
    {
        using (var file = Hdf5File.Create(Archive))
        using (var array = file.CreateDataset("train/image", Hdf5Type.Float32, [3, 2, 2], compression))
        {
            array.WriteRow<float>(1, [1, 2, 3, 4]);
        }

        using var again = Hdf5File.Open(Archive);
        using var read = again.Dataset("train/image");
        var row = new float[4];
        read.ReadRow(1, row.AsSpan());
        Assert.Equal([1f, 2, 3, 4], row);
    }

    [SkippableFact]
    public void H5py_finds_what_was_written()
    {
        using (var file = Hdf5File.Create(Archive))
        {
            using var images = file.CreateDataset("train/image", Hdf5Type.UInt8, [2, 1, 3], compression: 4);
            images.WriteRow<byte>(0, [1, 2, 3]);
            using var flags = file.CreateDataset("train/flag", Hdf5Type.Boolean, [2]);
            flags.WriteRow<bool>(1, [true]);
            using var names = file.CreateDataset("train/name", Hdf5Type.Text, [2]);
            names.WriteItem(0, "größe");
            names.WriteItem(1, "b");
            using var packed = file.CreateDataset("train/packed", Hdf5Type.Bytes, [1]);
            packed.WriteItem(0, [0, 255]);
            file.WriteAttribute("train", "count", [2], single: true);
            file.WriteAttribute("train/image", "orig_shape", [1, 3]);
            file.WriteAttribute("/", "source", "ä");
        }

        Python.Run("""
            f = h5py.File(sys.argv[1])
            t = f['train']
            assert t['image'].chunks == (1, 1, 3) and t['image'].compression == 'gzip', t['image'].chunks
            assert t['image'][0].tolist() == [[1, 2, 3]]
            assert t['flag'].dtype == np.bool_ and t['flag'][:].tolist() == [False, True]
            assert t['name'].asstr()[:].tolist() == ['größe', 'b']
            assert t['packed'][0].tolist() == [0, 255]
            assert t.attrs['count'] == 2 and t.attrs['count'].shape == ()
            assert t['image'].attrs['orig_shape'].tolist() == [1, 3]
            assert f.attrs['source'] == 'ä'
            """, Archive);
    }

    [Fact]
    public void An_attribute_may_be_replaced_and_be_long()
    {
        var text = new string('x', 100_000);
        using (var file = Hdf5File.Create(Archive))
        {
            file.WriteAttribute("/", "config", "short");
            file.WriteAttribute("/", "config", text);
        }

        Assert.Equal(text, Hdf5File.Open(Archive).TextAttribute("/", "config"));
    }

    [Fact]
    public void An_array_outlives_its_file()
    {
        using var file = Hdf5File.Create(Archive);
        using var array = file.CreateDataset("x", Hdf5Type.Bytes, [1]);
        file.Dispose();

        array.WriteItem(0, [4]);

        Assert.Equal([[4]], array.ReadItems());
    }

    [Fact]
    public void Many_threads_may_read_at_once()
    {
        using var file = Hdf5File.Create(Archive);
        using var array = file.CreateDataset("x", Hdf5Type.Int32, [64, 2], compression: 1);
        for (var i = 0; i < 64; i++)
        {
            array.WriteRow<int>(i, [i, -i]);
        }

        Parallel.For(0, 640, i =>
        {
            var row = new int[2];
            array.ReadRow(i % 64, row.AsSpan());
            Assert.Equal([i % 64, -(i % 64)], row);
        });
    }

    [Fact]
    public void Texts_are_utf8()
    {
        using var file = Hdf5File.Create(Archive);
        using var array = file.CreateDataset("x", Hdf5Type.Text, [1]);
        array.WriteItem(0, "日本");

        Assert.Equal("日本", Encoding.UTF8.GetString(array.ReadRowItems(0).Single()));
    }
}
