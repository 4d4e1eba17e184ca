using System.Text;
using Thelper.Configuration;
using Thelper.Data;
using Thelper.Data.Datasets;
using Thelper.Tasks;
using Thelper.Tests.Data.Files;
using Thelper.Tests.Support;

namespace Thelper.Tests.Data.Datasets;

public sealed class TarDatasetTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("x.tar")]
    [InlineData("x.tar.gz")]
    public void Images_have_the_classes_beside_them(string name)
    {
        using var dataset = Open(name, options =>
            options, ("a.png", Png(3)), ("a.cls", "1"), ("b.png", Png(5)), ("b.cls", "0\n"));
        using var sample = dataset.Set.Load(1);

        Assert.Equal(["image", "label", "path", "idx"], sample.Keys);
        Assert.Equal((5, "0", 1L), (((SampleImage)sample["image"]!).Width, sample["label"], sample["idx"]));
        Assert.Equal([1, 0], Enumerable.Range(0, 2).Select(dataset.Set.ClassOf));
    }

    [Fact]
    public void Indices_stand_for_the_classes_named()
    {
        using var dataset = Open("x.tar", options =>
            options with { ClassNames = ["ash", "oak"] }, ("a.png", Png(3)), ("a.cls", "1"));
        using var sample = dataset.Set.Load(0);

        Assert.Equal("oak", sample["label"]);
    }

    [Fact]
    public void Texts_are_classes_too()
    {
        using var dataset = Open(
            "x.tar", options =>
                options with { TargetMember = "txt" }, ("a.png", Png(3)), ("a.txt", "oak"), ("b.png", Png(3)), ("b.txt", "ash"));

        Assert.Equal(["ash", "oak"], ((Classification)dataset.Set.Task).ClassNames);
        Assert.Equal(1, dataset.Set.ClassOf(0));
    }

    [Fact]
    public void Numbers_come_from_json_by_key()
    {
        using var dataset = Open(
            "x.tar",
            options => options with { Target = ["pose.x", "y"], TaskType = TableTask.Regression },
            ("a.png", Png(3)),
            ("a.json", "{\"pose\": {\"x\": 0.5}, \"y\": 2}"));
        using var sample = dataset.Set.Load(0);

        Assert.Equal([0.5f, 2], ((SampleArray)sample["target"]!).AsSpan<float>().ToArray());
        Assert.Equal([2], ((Regression)dataset.Set.Task).TargetShape!);
    }

    [Fact]
    public void Without_a_class_there_is_no_truth()
    {
        using var dataset = Open("x.tar", options => options, ("a.png", Png(3)));

        Assert.Null(dataset.Set.Task.GroundTruthKey);
    }

    [Fact]
    public void Shards_follow_one_another_by_name()
    {
        _folder.Write("s-1.tar", Tars.Of(("b.png", Png(3)), ("b.cls", "0"u8.ToArray())));
        using var dataset = Open(
            "s-0.tar", options => options with { Files = [new FilePath(_folder["s-*.tar"])] }, ("a.png", Png(3)), ("a.cls", "0"));

        Assert.Equal(["s-0.tar:a", "s-1.tar:b"], Enumerable.Range(0, 2).Select(i => dataset.Set.IdentityOf(i).Name));
    }

    [Theory]
    [InlineData("x.cls", "1", "there is no image among its files .cls.")]
    [InlineData("x.png", "", "there is no file .cls among its files .png.")]
    public void A_sample_without_a_file_is_named(string name, string content, string sentence) => Assert.Equal(
        $"{_folder["x.tar"]}, sample x: {sentence}",
        Assert.Throws<DataException>(() =>
            Open("x.tar", options => options, ("a.png", Png(3)), ("a.cls", "0"), (name, content))).Message);

    [Theory]
    [InlineData("elm", ": 'elm' is no class; there are 2, from 'ash' to 'oak'.")]
    [InlineData("2", ": '2' is no class; there are 2, from 'ash' to 'oak'.")]
    [InlineData(" ", ", .cls: the file is empty.")]
    public void A_wrong_class_is_named(string text, string sentence) => Assert.Equal(
        $"{_folder["x.tar"]}, sample a{sentence}",
        Assert.Throws<DataException>(
            () => Open("x.tar", options =>
                options with { ClassNames = ["ash", "oak"] }, ("a.png", Png(3)), ("a.cls", text))).Message);

    [Fact]
    public void A_damaged_image_is_named_when_it_is_read()
    {
        using var dataset = Open("x.tar", options => options, ("a.png", "no image"), ("a.cls", "0"));

        Assert.StartsWith(
            $"{_folder["x.tar"]}, sample a: ", Assert.Throws<DataException>(() => dataset.Set.Load(0)).Message,
                StringComparison.Ordinal);
    }

    [Fact]
    public void Wrong_samples_may_be_left_out()
    {
        var problems = new DataProblems(OnError.Skip);
        _folder.Write("x.tar",
            Tars.Of(("a.png", Png(3)), ("a.cls", "0"u8.ToArray()), ("b.png", Png(3)), ("c.cls", "0"u8.ToArray())));
        using var dataset = new Opened(Options("x.tar").Open(problems));

        Assert.Equal(1, dataset.Set.Count);
        Assert.Equal(2, problems.Sentences.Count);
    }

    [Fact]
    public void An_archive_without_samples_is_refused() => Assert.Equal(
        $"{_folder["x.tar"]} has no sample that can be used.",
        Assert.Throws<DataException>(() => Open("x.tar", options => options, ("README", "x"))).Message);

    [Theory]
    [InlineData("target: y, target_member: cls", "names keys of an object, but target_member is 'cls'")]
    [InlineData("target: [x, y]", "has 2 keys, but a classification has one")]
    [InlineData("class_names: [a], task_type: regression", "cannot be given for a regression")]
    public void Settings_that_contradict_each_other_are_refused(string settings, string part)
    {
        var sentence = Bound.Mistake<DatasetSection>($$"""
            type: thelper.data.TarDataset
            params: {path: x.tar, {{settings}}}
            """).Sentence;

        Assert.Contains(part, sentence, StringComparison.Ordinal);
    }

    [Fact]
    public void The_archives_are_closed_with_the_data_of_an_experiment()
    {
        _folder.Write("x.tar", Tars.Of(("1.png", Png(3)), ("1.cls", "0"u8.ToArray())));
        var data = ExperimentData.Open(ConfigReader.Parse(
            """
            datasets:
              x: {type: thelper.data.TarDataset, params: {path: x.tar}}
            loaders: {train_split: {x: 1}}
            """,
            _folder["x.yml"]));
        var dataset = data.Datasets["x"].Dataset;

        data.Dispose();

        Assert.Throws<ObjectDisposedException>(() => dataset.Load(0));
    }

    private static byte[] Png(int width) => ClassFolders.Png(width, 2);

    private Opened Open(string name, Func<TarOptions, TarOptions> with, params (string Name, object Content)[] files)
    {
        var tar = Tars.Of(
            files.Select(file => (file.Name, file.Content as byte[] ?? Encoding.UTF8.GetBytes((string)file.Content))));
        _folder.Write(name, name.EndsWith(".gz", StringComparison.Ordinal) ? Tars.Compressed(tar) : tar);
        return new Opened(with(Options(name)).Open());
    }

    private TarOptions Options(string name) => new() { Files = [new FilePath(_folder[name])] };

    private sealed record Opened(IDataset Set) : IDisposable
    {
        public void Dispose() => ((IDisposable)Set).Dispose();
    }
}
