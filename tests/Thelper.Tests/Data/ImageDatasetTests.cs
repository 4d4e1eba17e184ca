using Thelper.Data;
using Thelper.Tasks;
using Thelper.Tests.Support;
using Thelper.Vision;

namespace Thelper.Tests.Data;

public sealed class ImageDatasetTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Images_at_any_depth_are_samples_without_truth()
    {
        _folder.Write("b/deep/1.png", ClassFolders.Png(3, 2));
        _folder.Write("a.png", ClassFolders.Png(3, 2));
        var dataset = Open();
        using var sample = dataset.Load(1);

        Assert.Equal((TaskKind.Generic, null), (dataset.Task.Kind, dataset.Task.GroundTruthKey));
        Assert.Equal(["image", "path", "idx"], sample.Keys);
        Assert.Equal((_folder["b/deep/1.png"], 1L), (sample["path"], sample["idx"]));
    }

    [Fact]
    public void A_sample_is_called_by_its_path_from_the_root_and_its_size()
    {
        var content = ClassFolders.Png(3, 2);
        _folder.Write("b/deep/1.png", content);

        Assert.Equal(new SampleIdentity("b/deep/1.png", content.Length), Open().IdentityOf(0));
    }

    [Fact]
    public void The_size_of_an_image_is_known()
    {
        _folder.Write("0.png", ClassFolders.Png(3, 2));

        Assert.Equal(new ImageShape(3, 2, 3), Open().ShapeOf(0));
    }

    [Fact]
    public void The_size_of_what_is_no_image_is_unknown()
    {
        _folder.Write("0.png", "no image");

        Assert.Null(Open().ShapeOf(0));
    }

    [Theory]
    [InlineData("colour", 3)]
    [InlineData("color", 3)]
    [InlineData("grey", 1)]
    [InlineData("unchanged", 1)]
    public void The_mode_decides_the_channels_and_keeps_16_bit_values(string mode, int channels)
    {
        using var deep = Image.FromPixels<ushort>([1, 300, 65535, 2], 2, 2, channels: 1);
        _folder.Write("0.png", deep.EncodePng());
        using var sample = Open($", mode: {mode}").Load(0);

        Assert.Equal(
            Enumerable.Repeat<int[]>([1, 300, 65535, 2], channels).SelectMany(each => each),
            sample.Values("image").Select(value => (int)value));
    }

    [Fact]
    public void A_folder_without_images_is_refused() => Assert.Equal(
        $"The data folder {_folder.FullPath} has no image (looked for .jpg, .jpeg, .png, .bmp, .ppm, .pgm, .tif, .tiff).",
        Assert.Throws<DataException>(() => Open()).Message);

    [Fact]
    public void A_file_in_place_of_the_folder_is_refused()
    {
        var file = _folder.Write("0.png", "");

        Assert.Equal(
            $"The data folder {file} is a file.",
            Assert.Throws<DataException>(() => DatasetFragment.Open("thelper.data.ImageDataset", $"root: {file}")).Message);
    }

    [Fact]
    public void A_class_folder_without_images_can_be_left_out()
    {
        _folder.Write("a/0.png", ClassFolders.Png(2, 2));
        Directory.CreateDirectory(_folder["b"]);
        var problems = new DataProblems(OnError.Skip);
        var dataset = DatasetFragment.Open("thelper.data.ImageFolderDataset", $"root: {_folder.FullPath}", problems);

        Assert.Equal(["a"], ((Classification)dataset.Task).ClassNames);
        Assert.StartsWith(
            $"The class folder {_folder["b"]} has no image", Assert.Single(problems.Sentences), StringComparison.Ordinal);
    }

    private IDataset Open(string more = "") =>
        DatasetFragment.Open("thelper.data.ImageDataset", $"root: {_folder.FullPath}{more}");
}
