using Thelper.Data;
using Thelper.Tasks;
using Thelper.Tests.Support;

namespace Thelper.Tests.Data;

public sealed class CocoErrorTests : IDisposable
{
    private readonly CocoFiles _files = new();

    public void Dispose() => _files.Dispose();

    [Theory]
    [InlineData("[1, 2, 0, 2]", "has the bbox [1, 2, 0, 2], which has no extent; mend it, or take the annotation out.")]
    [InlineData("[1, 2, 3, -2]", "has the bbox [1, 2, 3, -2], which has no extent; mend it, or take the annotation out.")]
    [InlineData("[8, 2, 3, 2]", "has the bbox [8, 2, 3, 2], outside the image of 8 x 6 pixels.")]
    [InlineData("[5, 2, 3, 6.5]", "has the bbox [5, 2, 3, 6.5], which ends 2.5 pixels beyond the image of 8 x 6 pixels, where up to 2 are cut off; mend the box, take the object out, or set on_error to skip.")]
    [InlineData("[1, 2, 3]", "has no bbox of four numbers: left, top, width and height.")]
    [InlineData("[1, 2, 3, [4]]", "has no bbox of four numbers: left, top, width and height.")]
    [InlineData("null", "has no bbox of four numbers: left, top, width and height.")]
    public void A_wrong_box_alone_is_left_out_and_listed(string box, string sentence)
    {
        _files.Write(CocoFiles.Box("[1, 2, 3, 2]"), CocoFiles.Box(box));
        var problems = new DataProblems(OnError.Skip);
        using var sample = _files.Open(problems: problems).Load(0);

        Assert.Single((IReadOnlyList<BoundingBox>)sample["bboxes"]!);
        Assert.Equal($"{_files.Annotations}: entry 1 of 'annotations' (id 5) {sentence}", Assert.Single(problems.Sentences));
    }

    [Theory]
    [InlineData(2, 4, "is of the category 4, but the categories are 7 (cat), 3 (dog).")]
    [InlineData(9, 3, "is of the image 9, but no image has that id.")]
    public void Numbers_that_lead_nowhere_are_named(int image, int category, string sentence)
    {
        _files.Write(CocoFiles.Box("[1, 2, 3, 2]", image, category));

        Assert.Equal(
            $"{_files.Annotations}: entry 0 of 'annotations' (id 5) {sentence}",
            Assert.Throws<DataException>(() => _files.Open()).Message);
    }

    [Fact]
    public void An_image_that_is_missing_is_named()
    {
        _files.Write(CocoFiles.Box("[1, 2, 3, 2]"));
        File.Delete(_files["images/b.png"]);

        Assert.Equal(
            $"The image {_files["images/b.png"]} does not exist, but {_files.Annotations} has it (image id 1).",
            Assert.Throws<DataException>(() => _files.Open()).Message);
    }

    [Fact]
    public void A_size_that_is_not_the_image_s_is_named()
    {
        _files.Write(CocoFiles.Box("[1, 2, 3, 2]"));
        File.WriteAllBytes(_files["images/a.png"], ClassFolders.Png(6, 8));

        Assert.Equal(
            $"The image {_files["images/a.png"]} has 6 x 8 pixels, but {_files.Annotations} tells 8 x 6 (image id 2).",
            Assert.Throws<DataException>(() => _files.Open().Load(0)).Message);
    }

    [Theory]
    [InlineData("{\n\"images\": [\n", "{0}, line 3: this is no sound JSON: ")]
    [InlineData("[1]", "{0} is no section of JSON; ")]
    [InlineData("", "{0}, line 1: this is no sound JSON: ")]
    [InlineData("{\"categories\": []}", "{0} has no images; ")]
    [InlineData("{\"images\": [{\"id\": 1}]}", "{0}: entry 0 of 'images' (id 1) must have the keys id and file_name.")]
    [InlineData("{\"images\": [7]}", "{0}: entry 0 of 'images' must have the keys id and file_name.")]
    [InlineData(
        "{\"images\": [{\"id\": 1, \"file_name\": \"a.png\"}], \"categories\": [{\"id\": 1, \"name\": \"a\"}, {\"id\": "
        + "1, \"name\": \"b\"}]}",
        "{0} has two categories with the id 1: a and b.")]
    public void A_file_of_another_form_is_named(string json, string beginning)
    {
        _files.Image("a.png");
        _files.WriteText(json);

        Assert.StartsWith(
            beginning.Replace("{0}", _files.Annotations, StringComparison.Ordinal),
            Assert.Throws<DataException>(() => _files.Open()).Message,
            StringComparison.Ordinal);
    }

    [Fact]
    public void Text_that_is_not_UTF8_is_named()
    {
        _files.Write(CocoFiles.Box("[1, 2, 3, 2]"));
        var content = File.ReadAllBytes(_files.Annotations);
        content[content.AsSpan().IndexOf("cat"u8)] = 0xE9;
        File.WriteAllBytes(_files.Annotations, content);

        Assert.StartsWith(
            _files.Annotations, Assert.Throws<DataException>(() => _files.Open()).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Without_any_object_the_way_out_is_named()
    {
        _files.Write();

        Assert.Equal(
            $"{_files.Annotations} has no image with an object that can be used; with use_empty images without objects "
            + "count, too.",
            Assert.Throws<DataException>(() => _files.Open()).Message);
    }
}
