using Thelper.Configuration;
using Thelper.Data;
using Thelper.Data.Datasets;
using Thelper.Tasks;
using Thelper.Tests.Support;

namespace Thelper.Tests.Data;

public sealed class MnistTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("")]
    [InlineData("raw")]
    [InlineData("MNIST/raw")]
    public void Files_are_found_where_torchvision_puts_them(string folder)
    {
        Write(folder, "train", 3, 1, 4);

        Assert.Equal(3, Open().Count);
    }

    [Fact]
    public void Files_may_be_compressed()
    {
        _folder.Write("train-images-idx3-ubyte.gz", IdxFiles.Compressed(IdxFiles.Images(2)));
        _folder.Write("train-labels-idx1-ubyte.gz", IdxFiles.Compressed(IdxFiles.Labels(7, 9)));

        Assert.Equal(9, Open().ClassOf(1));
    }

    [Fact]
    public void A_sample_is_called_the_same_wherever_the_files_lie_and_whether_they_are_compressed()
    {
        _folder.Write("elsewhere/train-images-idx3-ubyte.gz", IdxFiles.Compressed(IdxFiles.Images(1)));
        _folder.Write("elsewhere/train-labels-idx1-ubyte.gz", IdxFiles.Compressed(IdxFiles.Labels(7)));
        Write("", "train", 7);
        var elsewhere = (Options() with { Root = new FilePath(_folder["elsewhere"]) }).Open();

        Assert.Equal(new SampleIdentity("train-images-idx3-ubyte:0", null), Open().IdentityOf(0));
        Assert.Equal(Open().IdentityOf(0), elsewhere.IdentityOf(0));
    }

    [Fact]
    public void The_size_of_an_image_is_known()
    {
        Write("", "train", 7);

        Assert.Equal(new ImageShape(3, 2, 1), Open().ShapeOf(0));
    }

    [Fact]
    public void A_sample_has_torchvisions_keys_and_a_number()
    {
        Write("", "train", 3, 1, 4);

        using var sample = Open().Load(2);

        Assert.Equal(["0", "1", "idx"], sample.Keys);
        Assert.Equal((4L, 2L), (sample["1"], sample["idx"]));
    }

    [Fact]
    public void An_image_is_grey_and_has_its_pixels_row_by_row()
    {
        Write("", "train", 3, 1, 4);

        using var sample = Open().Load(1);

        var image = (SampleImage)sample["0"]!;
        var values = new float[6];
        image.WriteTo(values);
        Assert.Equal((3, 2, 1), (image.Width, image.Height, image.Channels));
        Assert.Equal([6f, 7, 8, 9, 10, 11], values);
    }

    [Fact]
    public void The_test_set_has_files_of_its_own()
    {
        Write("", "train", 3, 1, 4);
        Write("", "t10k", 5, 6);

        Assert.Equal(2, (Options() with { Train = false }).Open().Count);
    }

    [Theory]
    [InlineData("torchvision.datasets.MNIST", "3 - three")]
    [InlineData("torchvision.datasets.FashionMNIST", "Dress")]
    public void Classes_have_torchvisions_names(string type, string fourth)
    {
        Write("", "train", 0);

        Assert.Equal(fourth, ((Classification)(Options() with { Type = type }).Open().Task).ClassNames[3]);
    }

    private void Write(string folder, string prefix, params byte[] labels)
    {
        _folder.Write(Path.Combine(folder, $"{prefix}-images-idx3-ubyte"), IdxFiles.Images(labels.Length));
        _folder.Write(Path.Combine(folder, $"{prefix}-labels-idx1-ubyte"), IdxFiles.Labels(labels));
    }

    private MnistOptions Options() => new() { Type = "torchvision.datasets.MNIST", Root = new FilePath(_folder.FullPath) };

    private IDataset Open() => Options().Open();
}
