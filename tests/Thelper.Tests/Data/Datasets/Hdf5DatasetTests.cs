using System.Text.Json;
using Thelper.Configuration;
using Thelper.Data;
using Thelper.Data.Datasets;
using Thelper.Hdf5;
using Thelper.Tasks;
using Thelper.Tests.Support;

namespace Thelper.Tests.Data.Datasets;

public sealed class Hdf5DatasetTests : IDisposable
{
    // As the Python original prints its tasks.
    private const string PythonTask =
        "thelper.tasks.classif.Classification(class_names=['ash', 'oak'], input_key='image', label_key='label', "
        + "meta_keys=['name'], multi_label=False)";

    private readonly TemporaryFolder _folder = new();

    private string Archive => _folder["archive.h5"];

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void An_archive_of_the_python_original_is_read_with_its_task()
    {
        Write(PythonTask);
        var dataset = Options().Open();
        using var sample = dataset.Load(1);

        Assert.Equal(["ash", "oak"], ((Classification)dataset.Task).ClassNames);
        Assert.Equal(["image", "label", "name", "packed", "png", "score", "idx"], sample.Keys);
        Assert.Equal((0L, "größe", 2.5), (sample["label"], sample["name"], sample["score"]));
        Assert.Equal([1, 0], Enumerable.Range(0, 2).Select(dataset.ClassOf));
    }

    [Fact]
    public void Bytes_of_height_width_and_channels_are_images()
    {
        Write(PythonTask);
        using var sample = Options().Open().Load(1);
        var image = (SampleImage)sample["image"]!;
        var values = new float[6];
        image.WriteTo(values);

        Assert.Equal((2, 1, 3), (image.Width, image.Height, image.Channels));
        Assert.Equal([6f, 9, 7, 10, 8, 11], values);
    }

    [Fact]
    public void Each_entry_has_a_compression_of_its_own()
    {
        Write(PythonTask);
        using var sample = Options().Open().Load(1);

        Assert.Equal((5, 4), (((SampleImage)sample["png"]!).Width, ((SampleImage)sample["png"]!).Height));
        Assert.Equal([7, 8], ((SampleArray)sample["packed"]!).AsSpan<short>().ToArray());
        Assert.Equal([1L, 2], ((SampleArray)sample["packed"]!).Shape);
    }

    [Fact]
    public void A_task_in_json_is_read()
    {
        Write(JsonSerializer.Serialize(new Classification(["a", "b"], "image", "label", ["name"]).ToPlainData()));

        Assert.True(Options().Open().Task.IsSameAs(new Classification(["a", "b"], "image", "label", ["name"])));
    }

    [Theory]
    [InlineData("thelper.tasks.utils.Task(input_key='image', gt_key=None, meta_keys=None)", TaskKind.Generic)]
    [InlineData("thelper.tasks.regr.Regression(input_key='image', target_key='score', meta_keys=[])", TaskKind.Regression)]
    [InlineData("thelper.tasks.segm.Segmentation(class_names={'a': 0, 'b': 1}, input_key='image', "
        + "label_map_key='png', meta_keys=[], dontcare=255, color_map={0: [0, 0, 0], 1: [255, 0, 0]})", TaskKind.Segmentation)]
    public void Other_tasks_of_the_original_are_read(string task, TaskKind kind)
    {
        Write(task);

        Assert.Equal(kind, Options().Open().Task.Kind);
    }

    [Fact]
    public void A_label_map_of_several_channels_is_refused()
    {
        Write(
            "thelper.tasks.segm.Segmentation(class_names={'a': 0, 'b': 1}, input_key='image', label_map_key='png', "
            + "meta_keys=[], color_map={})");
        var dataset = Options().Open();

        Assert.Equal(
            $"{Archive}, 'train/png', sample 1: it is an image of 3 channels of UInt8, but a label map has one channel of "
            + "integers.",
            Assert.Throws<DataException>(() => dataset.Load(1)).Message);
    }

    [Theory]
    [InlineData("__import__('os').system('true')", "'.' at character 16 was not expected")]
    [InlineData("thelper.tasks.Classification(class_names=open('x'), input_key='image')",
        "an argument is the call of 'open' and no literal")]
    [InlineData("['a']", "it is no call of a constructor")]
    [InlineData("{\"type\": ", "")]
    public void A_task_that_is_no_plain_call_is_refused_and_never_run(string task, string clause)
    {
        Write(task);

        Assert.StartsWith(
            $"The task that {Archive} holds cannot be read: {clause}",
                Assert.Throws<DataException>(Options().Open).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_users_own_file_is_read_by_paths()
    {
        Write(null);
        var keys = new OrderedDictionary<string, string> { ["input"] = "train/score", ["y"] = "train/label" };
        using var sample = (Options() with { Keys = keys })
            .Open().Load(0);

        Assert.Equal(["input", "y", "idx"], sample.Keys);
    }

    [Theory]
    [InlineData("test", "has no group 'test'; it has train.")]
    public void A_missing_subset_is_named_beside_those_there(string subset, string sentence)
    {
        Write(null);

        Assert.Equal($"{Archive} {sentence}", Assert.Throws<DataException>((Options() with { Subset = subset }).Open).Message);
    }

    [Fact]
    public void A_missing_path_is_named()
    {
        Write(null);
        var options = Options() with { Keys = new OrderedDictionary<string, string> { ["x"] = "train/none" } };

        Assert.StartsWith(
            $"Cannot use 'train/none' in the HDF5 file {Archive}: there is no such",
                Assert.Throws<DataException>(options.Open).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_compression_that_is_not_read_is_named()
    {
        Write(PythonTask, "{'type': 'lz4', 'encode_params': {}}");

        Assert.Equal(
            $"{Archive}, 'train/png' is compressed with 'lz4'; jpg, png, gzip and none are read. Write the archive "
            + "anew with one of these.",
            Assert.Throws<DataException>(Options().Open).Message);
    }

    [Fact]
    public void Disposing_closes_the_file()
    {
        Write(PythonTask);
        var dataset = Options().Open();
        ((IDisposable)dataset).Dispose();

        Assert.Throws<ObjectDisposedException>(() => dataset.Load(0));
    }

    private Hdf5Options Options() => new() { Root = new FilePath(Archive) };

    private void Write(string? task, string compression = "{'type': 'png', 'flatten': True}")
    {
        using var file = Hdf5File.Create(Archive);
        if (task is not null)
        {
            file.WriteAttribute("/", "task", task);
        }

        using var image = file.CreateDataset("train/image", Hdf5Type.UInt8, [2, 1, 2, 3], compression: 6);
        image.WriteRow<byte>(0, [0, 1, 2, 3, 4, 5]);
        image.WriteRow<byte>(1, [6, 7, 8, 9, 10, 11]);
        using var label = file.CreateDataset("train/label", Hdf5Type.Int64, [2]);
        label.WriteRow<long>(0, [1]);
        using var score = file.CreateDataset("train/score", Hdf5Type.Float64, [2]);
        score.WriteRow<double>(1, [2.5]);
        using var name = file.CreateDataset("train/name", Hdf5Type.Bytes, [2]);
        name.WriteItem(1, "größe");
        using var packed = file.CreateDataset("train/packed", Hdf5Type.Bytes, [2]);
        packed.WriteItem(1, [7, 0, 8, 0]);
        file.WriteAttribute("train/packed", "orig_dtype", "<class 'numpy.int16'>");
        file.WriteAttribute("train/packed", "orig_shape", [1, 2]);
        using var png = file.CreateDataset("train/png", Hdf5Type.Bytes, [2]);
        png.WriteItem(1, ClassFolders.Png(5, 4));
        file.WriteAttribute("train/png", "compression", compression);
        file.WriteAttribute("train", "count", [2], single: true);
    }
}
