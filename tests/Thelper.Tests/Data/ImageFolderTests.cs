using Thelper.Configuration;
using Thelper.Data;
using Thelper.Data.Datasets;
using Thelper.Tasks;
using Thelper.Tests.Support;

namespace Thelper.Tests.Data;

public sealed class ImageFolderTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Folders_are_the_classes_in_the_order_of_their_names()
    {
        ClassFolders.Write(_folder, 4, ("tulip", 1), ("Rose", 1), ("daisy", 1));

        Assert.Equal(["Rose", "daisy", "tulip"], ((Classification)Open().Task).ClassNames);
    }

    [Fact]
    public void Files_are_in_the_order_of_their_names_at_any_depth()
    {
        foreach (var path in new[] { "b/z.png", "a/2.PNG", "a/10.png", "a/deep/er/1.jpeg", "b/c.png" })
        {
            _folder.Write(path, "");
        }

        Assert.Equal(
            [_folder["a/10.png"], _folder["a/2.PNG"], _folder["a/deep/er/1.jpeg"], _folder["b/c.png"], _folder["b/z.png"]],
            Described());
    }

    [Fact]
    public void What_is_no_image_by_its_name_is_passed_over()
    {
        ClassFolders.Write(_folder, 4, ("a", 1));
        _folder.Write("a/readme.txt", "");
        _folder.Write("labels.csv", "");

        Assert.Equal([_folder["a/0.png"]], Described());
    }

    [Fact]
    public void Hidden_folders_are_no_classes()
    {
        ClassFolders.Write(_folder, 4, ("a", 1), (".thumbnails", 2));

        Assert.Equal([_folder["a/0.png"]], Described());
    }

    [Fact]
    public void Hidden_files_are_no_images()
    {
        ClassFolders.Write(_folder, 4, ("a", 1));
        _folder.Write("a/._0.png", "");
        _folder.Write("a/.cache/1.png", "");

        Assert.Equal([_folder["a/0.png"]], Described());
    }

    [Fact]
    public void A_sample_has_image_class_path_and_number()
    {
        ClassFolders.Write(_folder, 4, ("a", 1), ("b", 1));

        using var sample = Open().Load(1);

        Assert.Equal(["image", "label", "path", "idx"], sample.Keys);
        Assert.Equal(("b", _folder["b/0.png"], 1L), (sample["label"], sample["path"], sample["idx"]));
    }

    [Fact]
    public void An_image_is_colour_even_if_the_file_is_grey()
    {
        _folder.Write("a/0.pgm", [.. "P5 2 1 255\n"u8, 7, 9]);

        using var sample = Open().Load(0);

        var image = (SampleImage)sample["image"]!;
        Assert.Equal((2, 1, 3), (image.Width, image.Height, image.Channels));
    }

    [Fact]
    public void Keys_are_those_asked_for()
    {
        ClassFolders.Write(_folder, 4, ("a", 1));
        var options = Options() with { ImageKey = "x", LabelKey = "y", PathKey = "file", IdxKey = "n" };

        using var sample = options.Open().Load(0);

        Assert.Equal(["x", "y", "file", "n"], sample.Keys);
    }

    [Fact]
    public void The_class_of_a_sample_is_known_without_reading_it()
    {
        _folder.Write("a/0.png", "no image");
        _folder.Write("b/0.png", "no image");

        Assert.Equal(1, Open().ClassOf(1));
    }

    [Fact]
    public void Torchvision_s_folder_has_class_indices_under_its_own_names()
    {
        ClassFolders.Write(_folder, 4, ("a", 1), ("b", 1));
        var dataset = DatasetFragment.Open("torchvision.datasets.ImageFolder", $"root: {_folder.FullPath}");
        using var sample = dataset.Load(1);

        Assert.Equal(("0", "1"), (dataset.Task.InputKey, dataset.Task.GroundTruthKey));
        Assert.Equal(1L, sample["1"]);
    }

    [Fact]
    public void A_sample_is_called_by_its_class_folder_and_file()
    {
        ClassFolders.Write(_folder, 4, ("a", 1), ("b", 1));

        Assert.Equal(new SampleIdentity("b/0.png", new FileInfo(_folder["b/0.png"]).Length), Open().IdentityOf(1));
        Assert.Equal(new ImageShape(4, 4, 3), Open().ShapeOf(1));
    }

    private ImageFolderOptions Options() => new() { Root = new FilePath(_folder.FullPath) };

    private IDataset Open() => Options().Open();

    private IEnumerable<string> Described() => Enumerable.Range(0, Open().Count).Select(Open().Describe);
}
