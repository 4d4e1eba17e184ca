using Thelper.Data;
using Thelper.Tasks;
using Thelper.Tests.Support;

namespace Thelper.Tests.Data;

public sealed class VocErrorTests : IDisposable
{
    private readonly VocFiles _files = new("own");

    public void Dispose() => _files.Dispose();

    [Theory]
    [InlineData("5 3 5 3", "has a box from (5, 3) to (5, 3), which has no extent; mend the box, or take the object out.")]
    [InlineData("5 3 2 7", "has a box from (5, 3) to (2, 7), which has no extent; mend the box, or take the object out.")]
    [InlineData("21 3 25 7", "has a box from (21, 3) to (25, 7), outside the image of 20 x 10 pixels.")]
    [InlineData("5 3 9999 7", "has a box from (5, 3) to (9999, 7), which ends 9979 pixels beyond the image of 20 x 10 pixels, where up to 2 are cut off; mend the box, take the object out, or set on_error to skip.")]
    [InlineData("-2 3 5 7", "has a box from (-2, 3) to (5, 7), which ends 3 pixels beyond the image of 20 x 10 pixels, where up to 2 are cut off; mend the box, take the object out, or set on_error to skip.")]
    [InlineData("2 x 5 7", "has no bndbox with the numbers xmin, ymin, xmax and ymax.")]
    public void A_wrong_box_alone_is_left_out_and_listed(string corners, string sentence)
    {
        _files.Annotate("a", VocFiles.Object("cell", corners), VocFiles.Object("cell", "2 3 5 7"));
        _files.List("Main/train", "a");
        var problems = new DataProblems(OnError.Skip);
        using var sample = Open(problems).Load(0);

        Assert.Single((IReadOnlyList<BoundingBox>)sample["bboxes"]!);
        Assert.Equal($"{_files["Annotations/a.xml"]}, line 3: object 1 (cell) {sentence}", Assert.Single(problems.Sentences));
    }

    [Fact]
    public void An_unknown_class_is_named()
    {
        _files.Annotate("a", VocFiles.Object("cell", "2 3 5 7"), VocFiles.Object("sell", "2 3 5 7"));
        _files.List("Main/train", "a");

        Assert.Equal(
            $"{_files["Annotations/a.xml"]}, line 4: object 2 (sell) is of no known class; known are background, cell. "
            + "Correct the name, or add it to class_names.",
            Assert.Throws<DataException>(() => _files.Open("task: detect, subset: train, class_names: [cell]")).Message);
    }

    [Fact]
    public void Classes_of_other_folders_are_the_names_found()
    {
        _files.Annotate("a", VocFiles.Object("rod", "2 3 5 7"), VocFiles.Object("cell", "2 3 5 7"));
        _files.List("Main/train", "a");

        Assert.Equal(["background", "cell", "rod"], ((Detection)Open().Task).ClassNames);
    }

    [Fact]
    public void XML_that_ends_too_early_is_named_with_its_line()
    {
        Usable("b");
        _files.Image("a");
        _files.Write("Annotations/a.xml", "<annotation>\n<object>");
        _files.List("Main/train", "a", "b");
        var problems = new DataProblems(OnError.Skip);

        Assert.Equal(1, Open(problems).Count);
        var sentence = Assert.Single(problems.Sentences);
        Assert.StartsWith($"{_files["Annotations/a.xml"]} is no sound XML: ", sentence, StringComparison.Ordinal);
        Assert.Contains("ine 2", sentence, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("images", "there is no image b in ")]
    [InlineData("annotations", "the image b has no annotation in ")]
    public void What_is_missing_is_named_with_the_line_of_the_list(string missing, string sentence)
    {
        Usable("a");
        Usable("b");
        _files.List("Main/train", "a", "b");
        File.Delete(missing == "images" ? _files["JPEGImages/b.png"] : _files["Annotations/b.xml"]);

        Assert.StartsWith(
            $"{_files["ImageSets/Main/train.txt"]}, line 2: {sentence}",
            Assert.Throws<DataException>(() => Open()).Message,
            StringComparison.Ordinal);
    }

    [Fact]
    public void Entities_are_not_followed()
    {
        _files.Image("a");
        _files.Write("Annotations/a.xml", "<!DOCTYPE a [<!ENTITY e SYSTEM \"/etc/hostname\">]><annotation>&e;</annotation>");
        _files.List("Main/train", "a");

        Assert.StartsWith(
            $"{_files["Annotations/a.xml"]} is no sound XML: ", Assert.Throws<DataException>(() => Open())
                .Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Names_that_are_not_UTF8_are_found_missing()
    {
        Usable("b");
        File.WriteAllBytes(Path.Combine(Directory.CreateDirectory(_files["ImageSets/Main"]).FullName, "train.txt"),
            [(byte)'b', (byte)'\n', 0xE9]);

        Assert.StartsWith(
            $"{_files["ImageSets/Main/train.txt"]}, line 2: there is no image \uFFFD in ",
            Assert.Throws<DataException>(() => Open()).Message,
            StringComparison.Ordinal);
    }

    [Fact]
    public void A_name_that_is_listed_twice_is_one_sample()
    {
        Usable("a");
        _files.List("Main/train", "a", "a");
        var problems = new DataProblems(OnError.Skip);

        Assert.Equal(1, Open(problems).Count);
        Assert.Equal(
            $"{_files["ImageSets/Main/train.txt"]}, line 2: a is listed again; take the line out.",
                Assert.Single(problems.Sentences));
    }

    [Fact]
    public void A_list_that_is_missing_is_named_with_those_that_are_there()
    {
        Usable("a");
        _files.List("Main/train", "a");

        Assert.EndsWith(
            "Lists there: train.",
            Assert.Throws<DataException>(() => _files.Open("task: detect, subset: val")).Message,
            StringComparison.Ordinal);
    }

    [Fact]
    public void A_missing_folder_of_lists_is_named_with_what_the_tasks_need()
    {
        Usable("a");
        _files.List("Main/trainval", "a");
        var list = _files["ImageSets/Segmentation/trainval.txt"];

        Assert.Equal(
            $"The list {list} cannot be read: it does not exist. There is no folder {Path.GetDirectoryName(list)}; "
            + "segmentation needs the lists in Segmentation, other tasks those in Main.",
            Assert.Throws<DataException>(() => _files.Open("task: segm")).Message);
    }

    [Fact]
    public void A_size_that_is_not_the_image_s_is_named_when_it_is_read()
    {
        Usable("a");
        _files.List("Main/train", "a");
        File.WriteAllBytes(_files["JPEGImages/a.png"], ClassFolders.Png(10, 20));

        Assert.Equal(
            $"The annotation {_files["Annotations/a.xml"]} is for 20 x 10 pixels, but its image "
            + $"{_files["JPEGImages/a.png"]} has 10 x 20.",
            Assert.Throws<DataException>(() => Open().Load(0)).Message);
    }

    [Fact]
    public void A_target_that_is_no_class_is_refused()
    {
        Usable("a");
        _files.List("Main/train", "a");

        Assert.Equal(
            "has 'dog', but the classes are background, cell.",
            DatasetFragment.Refusal(
                "thelper.data.PASCALVOC", $"root: {_files.Root}, task: detect, subset: train, target_labels: [dog]"));
    }

    [Fact]
    public void A_folder_in_another_layout_is_refused() => Assert.Contains(
        "There is no folder JPEGImages in ",
        Assert.Throws<DataException>(() => _files.Open("task: detect")).Message,
        StringComparison.Ordinal);

    [Fact]
    public void An_image_that_is_cut_short_is_named_when_it_is_read()
    {
        Usable("a");
        _files.List("Main/train", "a");
        File.WriteAllBytes(_files["JPEGImages/a.png"], ClassFolders.Png(20, 10)[..60]);

        Assert.Contains(
            _files["JPEGImages/a.png"], Assert.Throws<DataException>(() => Open().Load(0).Values("image"))
                .Message, StringComparison.Ordinal);
    }

    private void Usable(string name) => _files.Annotate(name, VocFiles.Object("cell", "2 3 5 7"));

    private IDataset Open(DataProblems? problems = null) =>
        _files.Open("task: detect, subset: train", problems);
}
