using System.IO.Compression;
using Thelper.Configuration;
using Thelper.Data;
using Thelper.Data.Datasets;
using Thelper.Tasks;
using Thelper.Tests.Data.Files;
using Thelper.Tests.Support;
using Thelper.Torch;

namespace Thelper.Tests.Data.Datasets;

public sealed class NumpyDatasetTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("(2, 2, 3, 3)", 3)]
    [InlineData("(2, 2, 9)", 1)]
    public void Bytes_of_height_width_and_channels_are_images(string shape, int channels)
    {
        byte[] pixels = [.. Enumerable.Range(0, 36).Select(i => (byte)i)];
        using var sample = Open(_folder.Write("x.npy", NumpyFiles.Bytes(shape, pixels))).Load(1);
        var image = (SampleImage)sample["x"]!;
        var values = new float[18];
        image.WriteTo(values);

        Assert.Equal((2, channels), (image.Height, image.Channels));
        Assert.Equal(18, values[0]);
        Assert.Equal(19, values[channels == 1 ? 1 : 6]);
    }

    [Fact]
    public void Other_arrays_stay_arrays_and_doubles_become_single()
    {
        var elements = new double[] { 1, 2, 3, 4 }.SelectMany(BitConverter.GetBytes).ToArray();
        using var sample = Open(_folder.Write("x.npy", NumpyFiles.File("'<f8'", "(2, 2)", elements))).Load(1);
        var array = (SampleArray)sample["x"]!;

        Assert.Equal((ScalarType.Float32, 1L), (array.ScalarType, sample["idx"]));
        Assert.Equal([3f, 4], array.AsSpan<float>().ToArray());
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Arrays_of_an_archive_or_a_folder_are_chosen_by_entry(bool archive)
    {
        (string, byte[])[] arrays =
        [
            ("x", NumpyFiles.Bytes("(2, 4)", 1, 2, 3, 4, 5, 6, 7, 8)),
            ("y", NumpyFiles.Bytes("(2,)", 1, 0)),
            ("z", NumpyFiles.Bytes("(9,)", new byte[9])),
        ];
        var dataset = (new NumpyOptions { Root = new FilePath(archive ? Archive(arrays) : Folder(arrays)) } with
        {
            Keys = new OrderedDictionary<string, string> { ["features"] = "x", ["label"] = "y" },
            Task = Classes("features"),
        }).Open();
        using var sample = dataset.Load(1);

        Assert.Equal(["features", "label", "idx"], sample.Keys);
        Assert.Equal(0L, sample["label"]);
        Assert.Equal([1, 0], Enumerable.Range(0, 2).Select(dataset.ClassOf));
    }

    [Fact]
    public void A_label_map_becomes_one()
    {
        var map = NumpyFiles.File("'<i4'", "(1, 2, 2)", [0, 0, 0, 0, 1, 0, 0, 0, 255, 0, 0, 0, 0, 1, 0, 0]);
        var root = Folder(("image", NumpyFiles.Bytes("(1, 2, 2, 3)", new byte[12])), ("map", map));
        using var sample = new NumpyOptions
        {
            Root = new FilePath(root),
            Task = new SegmentationTaskOptions { ClassNames = ClassList("a", "b"), InputKey = "image", LabelMapKey = "map" },
        }.Open().Load(0);
        var labels = new long[4];
        ((LabelMap)sample["map"]!).WriteTo(labels);

        Assert.Equal([0, 1, 255, 256], labels);
    }

    [Fact]
    public void A_single_number_to_predict_becomes_an_array_of_one()
    {
        var root = Folder(("x", NumpyFiles.Bytes("(1, 2)", 1, 2)), ("y", NumpyFiles.Bytes("(1,)", 7)));
        using var sample = new NumpyOptions
        {
            Root = new FilePath(root),
            Task = new RegressionTaskOptions { InputKey = "x", TargetKey = "y" },
        }.Open().Load(0);

        Assert.Equal([7f], ((SampleArray)sample["y"]!).AsSpan<float>().ToArray());
    }

    [Fact]
    public void Several_classes_are_flags()
    {
        var root = Folder(("x", NumpyFiles.Bytes("(2, 1)", 1, 2)), ("y", NumpyFiles.Bytes("(2, 3)", 1, 0, 1, 0, 0, 0)));
        var dataset = new NumpyOptions
        {
            Root = new FilePath(root),
            Task = Classes("x", "y", "a", "b", "c") with { MultiLabel = true }
        }.Open();

        Assert.Equal([0, 2], dataset.ClassesOf(0));
        Assert.Empty(dataset.ClassesOf(1));
    }

    [Fact]
    public void Wrong_classes_may_be_left_out()
    {
        var root = Folder(("x", NumpyFiles.Bytes("(3, 1)", 1, 2, 3)), ("y", NumpyFiles.Bytes("(3,)", 0, 9, 1)));
        var problems = new DataProblems(OnError.Skip);
        var dataset = new NumpyOptions { Root = new FilePath(root), Task = Classes("x", "y") }.Open(problems);

        Assert.Equal([0, 1], Enumerable.Range(0, dataset.Count).Select(dataset.ClassOf));
        Assert.Equal([$"{Path.Combine(root, "y.npy")}, sample 1: 9 is no class; the classes have the indices 0 to 1."],
            problems.Sentences);
    }

    [Fact]
    public void Arrays_of_other_lengths_are_refused_with_both()
    {
        var root = Folder(("x", NumpyFiles.Bytes("(3,)", 1, 2, 3)), ("y", NumpyFiles.Bytes("(2,)", 0, 9)));

        Assert.Equal(
            $"{Path.Combine(root, "x.npy")} has 3 samples, but {Path.Combine(root, "y.npy")} has 2; all entries must "
            + "have as many.",
            Assert.Throws<DataException>(() => Open(root)).Message);
    }

    [Fact]
    public void An_entry_that_the_task_lacks_is_named()
    {
        var root = Folder(("x", NumpyFiles.Bytes("(1,)", 1)));

        Assert.Equal(
            $"{root} has no entry 'y', which the task needs; it has x.",
            Assert.Throws<DataException>(new NumpyOptions { Root = new FilePath(root), Task = Classes("x", "y") }.Open).Message);
    }

    [Fact]
    public void A_missing_file_is_named() => Assert.Equal(
        $"The file or folder {_folder["none.npz"]} does not exist.",
        Assert.Throws<DataException>(() => Open(_folder["none.npz"])).Message);

    [Fact]
    public void A_configuration_can_name_it()
    {
        var root = Folder(("x", NumpyFiles.Bytes("(2, 1)", 1, 2)), ("y", NumpyFiles.Bytes("(2,)", 1, 0)));
        var dataset = Bound.To<DatasetSection>($$"""
            type: thelper.data.NumpyDataset
            params:
              root: {{root}}
              keys: {x: x, label: y}
              task:
                type: thelper.tasks.Classification
                params: {class_names: [a, b], input_key: x, label_key: label}
            """).Source.Open();

        Assert.Equal(1, dataset.ClassOf(0));
    }

    private static IDataset Open(string root) => new NumpyOptions { Root = new FilePath(root) }.Open();

    private static ClassificationTaskOptions Classes(string input, string label = "label", params string[] names) =>
        new() { ClassNames = ClassList(names.Length > 0 ? names : ["a", "b"]), InputKey = input, LabelKey = label };

    private static ConfigNode ClassList(params string[] names) =>
        new ConfigSequence([.. names.Select(name => ConfigScalar.Of(name, ConfigLocation.Checkpoint))],
            ConfigLocation.Checkpoint);

    private string Folder(params (string Name, byte[] Content)[] arrays)
    {
        foreach (var (name, content) in arrays)
        {
            _folder.Write($"arrays/{name}.npy", content);
        }

        return _folder["arrays"];
    }

    private string Archive((string Name, byte[] Content)[] arrays)
    {
        using var zip = ZipFile.Open(_folder["arrays.npz"], ZipArchiveMode.Create);
        foreach (var (name, content) in arrays)
        {
            using var entry = zip.CreateEntry(name + ".npy").Open();
            entry.Write(content);
        }

        return _folder["arrays.npz"];
    }
}
