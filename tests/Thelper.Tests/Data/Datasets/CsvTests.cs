using Thelper.Configuration;
using Thelper.Data;
using Thelper.Data.Datasets;
using Thelper.Tasks;
using Thelper.Tests.Support;
using Thelper.Torch;

namespace Thelper.Tests.Data.Datasets;

public sealed class CsvTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Numbers_are_predicted_from_the_other_columns_with_numbers()
    {
        using var sample = Open("name,a,y,b\nx,1,0.5,2\ny,3,1.5,4\n", options => options with { Target = ["y"] }).Load(1);

        Assert.Equal(["input", "target", "path", "idx"], sample.Keys);
        Assert.Equal([3f, 4], ((SampleArray)sample["input"]!).AsSpan<float>().ToArray());
        Assert.Equal([1.5f], ((SampleArray)sample["target"]!).AsSpan<float>().ToArray());
        Assert.Equal((_folder["x.csv"], 1L), (sample["path"], sample["idx"]));
    }

    [Fact]
    public void A_regression_knows_its_shapes_and_type()
    {
        var task = (Regression)Open("a,b,y,z\n1,2,3,4\n", options => options with { Target = ["y", "z"] }).Task;

        Assert.Equal([2], task.InputShape!);
        Assert.Equal([2], task.TargetShape!);
        Assert.Equal(ScalarType.Float32, task.TargetType);
    }

    [Fact]
    public void Features_are_those_named_in_their_order()
    {
        using var sample = Open("a,b,c,y\n1,2,3,4\n", options => options with { Target = ["y"], Features = ["c", "a"] }).Load(0);

        Assert.Equal([3f, 1], ((SampleArray)sample["input"]!).AsSpan<float>().ToArray());
    }

    [Fact]
    public void A_target_of_texts_makes_a_classification_with_sorted_classes()
    {
        var dataset = Open("a,kind\n1,oak\n2,ash\n3,oak\n", options => options with { Target = ["kind"] });
        using var sample = dataset.Load(2);

        Assert.Equal(["ash", "oak"], ((Classification)dataset.Task).ClassNames);
        Assert.Equal((1, "oak"), (dataset.ClassOf(2), sample["label"]));
    }

    [Fact]
    public void Numbers_are_classes_where_the_configuration_says_so_and_sorted_as_numbers()
    {
        var dataset = Open("a,y\n1,10\n2,9\n", options => options with { Target = ["y"], TaskType = TableTask.Classification });

        Assert.Equal(["9", "10"], ((Classification)dataset.Task).ClassNames);
    }

    [Fact]
    public void Classes_have_the_order_of_their_names_where_given()
    {
        var dataset = Open("a,y\n1,b\n", options => options with { Target = ["y"], ClassNames = ["b", "a"] });

        Assert.Equal(0, dataset.ClassOf(0));
    }

    [Fact]
    public void Images_lie_beside_the_file_or_below_the_root_named()
    {
        _folder.Write("x.png", ClassFolders.Png(3, 2));
        _folder.Write("images/x.png", ClassFolders.Png(5, 2));

        Assert.Equal((3, 5), (WidthOf(options => options),
            WidthOf(options => options with { ImageRoot = new FilePath(_folder["images"]) })));

        int WidthOf(Func<CsvOptions, CsvOptions> with)
        {
            using var sample = Open("file,y\nx.png,1\n", options =>
                with(options with { Target = ["y"], ImageColumn = "file" })).Load(0);
            return ((SampleImage)sample["image"]!).Width;
        }
    }

    [Fact]
    public void Images_may_be_read_as_grey()
    {
        _folder.Write("x.png", ClassFolders.Png(3, 2));
        var dataset = Open("file,y\nx.png,1\n", options =>
            options with { Target = ["y"], ImageColumn = "file", Mode = ImageColours.Grey });
        using var sample = dataset.Load(0);

        Assert.Equal(1, ((SampleImage)sample["image"]!).Channels);
        Assert.Equal(new ImageShape(3, 2, 1), dataset.ShapeOf(0));
    }

    [Fact]
    public void Without_a_target_there_is_no_truth()
    {
        var dataset = Open("a\n1\n", options => options);
        using var sample = dataset.Load(0);

        Assert.Null(dataset.Task.GroundTruthKey);
        Assert.Equal(["input", "path", "idx"], sample.Keys);
    }

    [Fact]
    public void Several_files_follow_one_another()
    {
        _folder.Write("b.csv", "a\n2\n");
        _folder.Write("a.csv", "a\n1\n");
        _folder.Write("c.txt", "a\n3\n");
        var dataset = new CsvOptions { Files = [new FilePath(_folder["c.txt"]), new FilePath(_folder["*.csv"])] }.Open();

        Assert.Equal(
            [$"{_folder["c.txt"]}, line 2", $"{_folder["a.csv"]}, line 2", $"{_folder["b.csv"]}, line 2"],
            Enumerable.Range(0, 3).Select(dataset.Describe));
        Assert.Equal("a.csv:2", dataset.IdentityOf(1).Name);
    }

    [Fact]
    public void A_configuration_can_name_it()
    {
        _folder.Write("x.tsv", "a\ty\n1\t2\n");
        var options = Bound.To<DatasetSection>($$"""
            type: thelper.data.CsvDataset
            params: {path: {{_folder["x.tsv"]}}, separator: tab, target: y, task_type: classification}
            """);

        Assert.Equal(0, options.Source.Open().ClassOf(0));
    }

    private IDataset Open(string content, Func<CsvOptions, CsvOptions> with) =>
        with(new CsvOptions { Files = [new FilePath(_folder.Write("x.csv", content))] }).Open();
}
