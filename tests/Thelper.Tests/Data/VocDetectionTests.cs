using Thelper.Data;
using Thelper.Tasks;
using Thelper.Tests.Support;

namespace Thelper.Tests.Data;

public sealed class VocDetectionTests : IDisposable
{
    private readonly VocFiles _files = new("VOCdevkit/VOC2012");

    public void Dispose() => _files.Dispose();

    [Fact]
    public void Boxes_count_pixels_from_0_and_include_the_last_ones()
    {
        var box = Assert.Single(BoxesOf(VocFiles.Object("dog", "2 3 5 7")));

        Assert.Equal((1, 2, 4, 6, true), (box.XMin, box.YMin, box.XMax, box.YMax, box.IncludesMargin));
        Assert.Equal(("2007000001", 12), (box.ImageId, box.ClassIndex));
    }

    [Fact]
    public void Annotations_that_count_from_0_are_taken_as_they_are()
    {
        Write(VocFiles.Object("dog", "0 3 5 7"));
        using var sample = _files.Open("task: detect, subset: train, first_pixel: 0").Load(0);

        var box = Assert.Single((IReadOnlyList<BoundingBox>)sample["bboxes"]!);
        Assert.Equal((0, 3, 5, 7), (box.XMin, box.YMin, box.XMax, box.YMax));
    }

    [Fact]
    public void Fractions_are_rounded_and_what_lies_a_little_beyond_the_image_is_cut_off()
    {
        var box = Assert.Single(BoxesOf(VocFiles.Object("dog", "-1 3.4 22 7.5")));

        Assert.Equal((0, 2, 19, 7), (box.XMin, box.YMin, box.XMax, box.YMax));
    }

    [Fact]
    public void The_background_comes_before_the_twenty_classes()
    {
        Write(VocFiles.Object("dog", "2 3 5 7"));
        var task = (Detection)_files.Open("task: detect, subset: train").Task;

        Assert.Equal(
            (21, 0, 0, 20), (task.ClassNames.Count, task.Background, task.IndexOf("background"), task.IndexOf("tvmonitor")));
    }

    [Fact]
    public void Difficult_objects_count_when_asked_for()
    {
        string[] objects =
        [
            VocFiles.Object("dog", "2 3 5 7", "<difficult>1</difficult>"),
                VocFiles.Object("cat", "2 3 5 7", "<truncated>1</truncated>"),
            VocFiles.Object("cow", "2 3 5 7", "<occluded>1</occluded>"),
        ];
        Write(objects);

        Assert.Equal([8, 10], ClassesOf("use_difficult: false"));
        Assert.Equal([8, 10, 12], ClassesOf("use_difficult: true"));
        Assert.Equal([10], ClassesOf("use_truncated: false"));
        Assert.Equal([8], ClassesOf("use_occluded: false"));
    }

    [Fact]
    public void Parts_of_an_object_are_no_objects() => Assert.Single(BoxesOf(VocFiles.Object(
        "person", "2 3 5 7",
            "<part><name>head</name><bndbox><xmin>2</xmin><ymin>3</ymin><xmax>3</xmax><ymax>4</ymax></bndbox></part>")));

    [Fact]
    public void Images_without_objects_that_count_are_left_out_unless_asked_for()
    {
        Write(VocFiles.Object("dog", "2 3 5 7"));
        _files.Annotate("2007_000002");
        _files.List("Main/train", "2007_000002", "2007_000001");

        Assert.Equal(1, _files.Open("task: detect, subset: train").Count);
        Assert.Equal(2, _files.Open("task: detect, subset: train, use_empty: true").Count);
    }

    [Fact]
    public void Samples_are_in_the_order_of_the_list()
    {
        foreach (var name in new[] { "b", "a", "c" })
        {
            _files.Annotate(name, VocFiles.Object("dog", "2 3 5 7"));
        }

        _files.List("Main/val", "b", "", " c ", "a");
        var dataset = _files.Open("task: detect, subset: val");

        Assert.Equal(
            ["JPEGImages/b.png", "JPEGImages/c.png", "JPEGImages/a.png"],
            Enumerable.Range(0, 3).Select(i => dataset.IdentityOf(i).Name));
    }

    [Fact]
    public void Target_labels_choose_images_by_the_lists_of_the_classes()
    {
        _files.Annotate("a", VocFiles.Object("dog", "2 3 5 7"), VocFiles.Object("cat", "2 3 5 7"));
        _files.Annotate("b", VocFiles.Object("cat", "2 3 5 7"));
        _files.List("Main/train", "b", "a");
        _files.List("Main/dog_train", "b -1", "a  1");
        var dataset = _files.Open("task: detect, subset: train, target_labels: [dog]");

        Assert.Equal(["background", "dog"], ((Detection)dataset.Task).ClassNames);
        Assert.Equal([1], dataset.ClassesOf(0));
        Assert.Equal(1, dataset.Count);
    }

    [Fact]
    public void Without_lists_of_the_classes_target_labels_choose_by_the_annotations()
    {
        _files.Annotate("a", VocFiles.Object("dog", "2 3 5 7"));
        _files.Annotate("b", VocFiles.Object("cat", "2 3 5 7"), VocFiles.Object("cow", "2 3 5 7"));
        _files.List("Main/train", "b", "a");
        var dataset = _files.Open("task: detect, subset: train, target_labels: [cow, dog]");

        Assert.Equal(["background", "cow", "dog"], ((Detection)dataset.Task).ClassNames);
        Assert.Equal([1, 2], new[] { dataset.ClassesOf(0)[0], dataset.ClassesOf(1)[0] });
    }

    [Fact]
    public void Classification_has_a_flag_for_each_class()
    {
        _files.Annotate(
            "a", VocFiles.Object("dog", "2 3 5 7"), VocFiles.Object("bird", "2 3 5 7"), VocFiles.Object("dog", "1 1 4 4"));
        _files.List("Main/train", "a");
        var dataset = _files.Open("task: classif, subset: train");
        using var sample = dataset.Load(0);
        var task = (Classification)dataset.Task;

        Assert.True(task.MultiLabel);
        Assert.Equal(20, task.ClassNames.Count);
        Assert.Equal([2, 11], dataset.ClassesOf(0));
        Assert.Equal([2, 11], Enumerable.Range(0, 20).Where(i => ((SampleArray)sample["label"]!).AsSpan<float>()[i] == 1));
    }

    [Fact]
    public void A_test_set_whose_annotations_are_not_published_has_images_alone()
    {
        _files.Image("a");
        _files.List("Main/test", "a");
        using var sample = _files.Open("task: detect, subset: test").Load(0);

        Assert.Null(sample["bboxes"]);
    }

    [Fact]
    public void Torchvision_reads_the_same_files_under_its_own_names()
    {
        Write(VocFiles.Object("dog", "2 3 5 7", "<difficult>1</difficult>"));
        _files.Annotate("2007_000002");
        _files.List("Main/train", "2007_000001", "2007_000002");
        var dataset = DatasetFragment.Open(
            "torchvision.datasets.VOCDetection", $"root: {_files.Root}, year: '2012', image_set: train");
        using var sample = dataset.Load(0);

        Assert.Equal(2, dataset.Count);
        Assert.Equal(("0", "1"), (dataset.Task.InputKey, dataset.Task.GroundTruthKey));
        Assert.True(Assert.Single((IReadOnlyList<BoundingBox>)sample["1"]!).IsDifficult);
    }

    private void Write(params IEnumerable<string> objects)
    {
        _files.Annotate("2007_000001", objects);
        _files.List("Main/train", "2007_000001");
    }

    private IReadOnlyList<BoundingBox> BoxesOf(params IEnumerable<string> objects)
    {
        Write(objects);
        using var sample = _files.Open("task: detect, subset: train").Load(0);
        return (IReadOnlyList<BoundingBox>)sample["bboxes"]!;
    }

    private IReadOnlyList<int> ClassesOf(string parameters) =>
        _files.Open($"task: detect, subset: train, {parameters}").ClassesOf(0);
}
