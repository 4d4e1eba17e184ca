using Thelper.Configuration;
using Thelper.Data;
using Thelper.Data.Datasets;
using Thelper.Tests.Support;

namespace Thelper.Tests.Data;

public sealed class MnistErrorTests : IDisposable
{
    private const string ImageFile = "train-images-idx3-ubyte";
    private const string LabelFile = "train-labels-idx1-ubyte";
    private readonly TemporaryFolder _folder = new();

    public MnistErrorTests()
    {
        _folder.Write(ImageFile, IdxFiles.Images(2));
        _folder.Write(LabelFile, IdxFiles.Labels(0, 9));
    }

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Missing_files_are_named_with_all_places_that_were_looked_at()
    {
        File.Delete(_folder[LabelFile]);

        Assert.Equal(
            $"Neither {LabelFile} nor {LabelFile}.gz is in {_folder.FullPath} (nor in raw or MNIST/raw within it); \"download: true\" fetches them.",
            Refusal());
    }

    [Fact]
    public void A_wrong_magic_number_is_shown_beside_the_right_one() => Assert.Equal(
        $"{_folder[ImageFile]} begins with 00000801, but an idx file of bytes with 3 dimensions begins with 00000803.",
        RefusalWithImages(IdxFiles.Labels(0, 9)));

    [Fact]
    public void A_web_page_in_place_of_a_file_is_refused() =>
        Assert.Contains("begins with 3C68746D", RefusalWithImages("<html>"u8.ToArray()), StringComparison.Ordinal);

    [Theory]
    [InlineData(0)]
    [InlineData(3)]
    [InlineData(9)]
    [InlineData(16)]
    [InlineData(27)]
    public void A_file_that_is_cut_short_is_refused(int length) => Assert.Equal(
        $"{_folder[ImageFile]} ends too early: it is cut short, or no idx file.",
        RefusalWithImages(IdxFiles.Images(2)[..length]));

    [Fact]
    public void A_file_that_goes_on_is_refused() => Assert.Equal(
        $"{_folder[ImageFile]} goes on after the 2x2x3 values that it declares.",
        RefusalWithImages([.. IdxFiles.Images(2), 0]));

    [Theory]
    [InlineData(0, 2, 3, "0x2x3")]
    [InlineData(-1, 2, 3, "-1x2x3")]
    [InlineData(1 << 21, 1 << 21, 1 << 22, "2097152x2097152x4194304")]
    public void Sizes_that_cannot_be_are_refused(int count, int height, int width, string shown) => Assert.Equal(
        $"{_folder[ImageFile]} declares the sizes {shown}, which cannot be.",
        RefusalWithImages([0, 0, 8, 3, .. IdxFiles.Size(count), .. IdxFiles.Size(height), .. IdxFiles.Size(width)]));

    [Fact]
    public void A_label_above_9_is_refused_with_its_place()
    {
        _folder.Write(LabelFile, IdxFiles.Labels(0, 10));

        Assert.Equal($"{_folder[LabelFile]} has the label 10 at 1; labels are 0 to 9.", Refusal());
    }

    [Fact]
    public void More_labels_than_images_are_refused_with_both_counts()
    {
        _folder.Write(LabelFile, IdxFiles.Labels(0, 9, 1));

        Assert.Equal($"{_folder[ImageFile]} has 2 images, but {_folder[LabelFile]} has 3 labels.", Refusal());
    }

    [Fact]
    public void A_compressed_file_that_is_none_is_refused()
    {
        File.Delete(_folder[LabelFile]);
        _folder.Write(LabelFile + ".gz", "no gzip at all");

        Assert.StartsWith($"{_folder[LabelFile]}.gz cannot be read as an idx file: ", Refusal(), StringComparison.Ordinal);
    }

    private string RefusalWithImages(byte[] content)
    {
        _folder.Write(ImageFile, content);
        return Refusal();
    }

    private string Refusal() => Assert.Throws<DataException>(new MnistOptions
    {
        Type = "torchvision.datasets.MNIST",
        Root = new FilePath(_folder.FullPath),
    }.Open).Message;
}
