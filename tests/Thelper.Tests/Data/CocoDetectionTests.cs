using Thelper.Tasks;
using Thelper.Tests.Support;

namespace Thelper.Tests.Data;

public sealed class CocoDetectionTests : IDisposable
{
    private readonly CocoFiles _files = new();

    public void Dispose() => _files.Dispose();

    [Fact]
    public void Boxes_are_continuous_and_know_their_image()
    {
        _files.Write(CocoFiles.Box("[1.5, 2, 3.25, 2.5]", category: 7));
        var box = Assert.Single(BoxesOf(0));

        Assert.Equal((1.5, 2, 4.75, 4.5), (box.XMin, box.YMin, box.XMax, box.YMax));
        Assert.Equal((false, false, "2", 2), (box.IncludesMargin, box.IsCrowd, box.ImageId, box.ClassIndex));
    }

    [Fact]
    public void Categories_are_counted_from_1_in_the_order_of_their_numbers()
    {
        _files.Write(CocoFiles.Box("[1, 2, 3, 2]"));
        var task = (Detection)_files.Open().Task;

        Assert.Equal(["background", "dog", "cat"], task.ClassNames);
        Assert.Equal(0, task.Background);
    }

    [Fact]
    public void A_category_called_background_is_the_background()
    {
        _files.Image("a.png");
        _files.WriteText("""
            {"images": [{"id": 1, "file_name": "a.png"}],
             "annotations": [{"image_id": 1, "category_id": 1, "bbox": [1, 1, 2, 2]}],
             "categories": [{"id": 0, "name": "background"}, {"id": 1, "name": "cell"}]}
            """);

        Assert.Equal(["background", "cell"], ((Detection)_files.Open().Task).ClassNames);
        Assert.Equal([1], _files.Open().ClassesOf(0));
    }

    [Fact]
    public void Images_are_in_the_order_of_their_numbers_and_without_objects_only_when_asked_for()
    {
        _files.Write(CocoFiles.Box("[1, 2, 3, 2]"));
        var (some, all) = (_files.Open(), _files.Open(", use_empty: true"));

        Assert.Equal(["a.png"], Enumerable.Range(0, some.Count).Select(i => some.IdentityOf(i).Name));
        Assert.Equal(["b.png", "a.png"], Enumerable.Range(0, all.Count).Select(i => all.IdentityOf(i).Name));
    }

    [Fact]
    public void Groups_count_unless_they_are_not_asked_for()
    {
        _files.Write(
            CocoFiles.Box("[1, 2, 3, 2]", more: ", \"iscrowd\": 1"), CocoFiles.Box("[1, 2, 3, 2]", more: ", \"iscrowd\": 0"));

        Assert.Equal([true, false], BoxesOf(0).Select(box => box.IsCrowd));
        Assert.False(Assert.Single(BoxesOf(0, ", use_crowd: false")).IsCrowd);
    }

    [Fact]
    public void What_lies_a_little_beyond_the_image_is_cut_off()
    {
        _files.Write(CocoFiles.Box("[-1, 4, 10.5, 3.5]"));
        var box = Assert.Single(BoxesOf(0));

        Assert.Equal((0, 4, 8, 6), (box.XMin, box.YMin, box.XMax, box.YMax));
    }

    [Fact]
    public void A_sample_knows_its_file_and_its_number()
    {
        _files.Write(CocoFiles.Box("[1, 2, 3, 2]"));
        using var sample = _files.Open().Load(0);

        Assert.Equal(["image", "bboxes", "path", "image_id", "idx"], sample.Keys);
        Assert.Equal((_files["images/a.png"], 2L, 0L), (sample["path"], sample["image_id"], sample["idx"]));
    }

    [Fact]
    public void Torchvision_reads_the_same_files_under_its_own_names()
    {
        _files.Write(CocoFiles.Box("[1, 2, 3, 2]"));
        var dataset = DatasetFragment.Open(
            "torchvision.datasets.CocoDetection", $"root: {_files["images"]}, annFile: {_files.Annotations}");
        using var sample = dataset.Load(1);

        Assert.Equal(2, dataset.Count);
        Assert.Equal(["0", "1"], sample.Keys.Take(2));
        Assert.Single((IReadOnlyList<BoundingBox>)sample["1"]!);
    }

    [Fact]
    public void A_byte_order_mark_is_passed_over()
    {
        _files.Write(CocoFiles.Region("[[0, 0, 2, 0, 2, 2]]"));
        File.WriteAllBytes(_files.Annotations, [0xEF, 0xBB, 0xBF, .. File.ReadAllBytes(_files.Annotations)]);
        using var sample = _files.Open(", task: segm").Load(0);

        Assert.Equal(1, sample.Labels("label_map")[1]);
    }

    private IReadOnlyList<BoundingBox> BoxesOf(int index, string more = "")
    {
        using var sample = _files.Open(more).Load(index);
        return (IReadOnlyList<BoundingBox>)sample["bboxes"]!;
    }
}
