using Thelper.Configuration;
using Thelper.Data;
using Thelper.Data.Datasets;
using Thelper.Tests.Support;

namespace Thelper.Tests.Data;

public sealed class ImageFolderErrorTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void A_missing_folder_is_named() =>
        Assert.Equal($"The data folder {_folder["none"]} does not exist.", RefusalOf(_folder["none"]));

    [Fact]
    public void A_folder_without_folders_is_named()
    {
        _folder.Write("0.png", "");

        Assert.Equal(
            $"The data folder {_folder.FullPath} has no folders with images, but there must be one for each class.",
            RefusalOf(_folder.FullPath));
    }

    [Fact]
    public void A_class_folder_without_images_is_named()
    {
        ClassFolders.Write(_folder, 4, ("a", 1));
        _folder.Write("b/notes.txt", "");

        Assert.Equal(
            $"The class folder {_folder["b"]} has no image (looked for .jpg, .jpeg, .png, .bmp, .ppm, .pgm, .tif, .tiff). "
            + "If its images are one folder deeper, point root there; otherwise take it out of the data folder, or fill it.",
            RefusalOf(_folder.FullPath));
    }

    [Theory]
    [InlineData("")]
    [InlineData("these bytes are no image")]
    public void A_file_that_is_no_image_is_named_when_it_is_read(string content)
    {
        var path = _folder.Write("a/0.png", content);

        Assert.StartsWith(
            $"Cannot read the image '{path}': ",
            Assert.Throws<DataException>(() => Open().Load(0)).Message,
            StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_that_has_gone_is_named_when_it_is_read()
    {
        var path = _folder.Write("a/0.png", ClassFolders.Png(2, 2));
        var dataset = Open();
        File.Delete(path);

        Assert.Equal(
            $"Cannot read the image '{path}': the file does not exist.",
            Assert.Throws<DataException>(() => dataset.Load(0)).Message);
    }

    [Fact]
    public void A_link_that_leads_back_ends_the_session_unless_it_may_be_left_out()
    {
        ClassFolders.Write(_folder, 4, ("a", 1));
        Directory.CreateSymbolicLink(_folder["a/again"], _folder.FullPath);
        Directory.CreateSymbolicLink(_folder["b"], _folder.FullPath);

        Assert.Equal(
            $"The symbolic link {_folder["b"]} leads back to {_folder.FullPath}, in which it lies; remove the link.",
            RefusalOf(_folder.FullPath));
        Assert.Equal(
            1, new ImageFolderOptions { Root = new FilePath(_folder.FullPath) }.Open(new DataProblems(OnError.Skip)).Count);
    }

    private IDataset Open() => new ImageFolderOptions { Root = new FilePath(_folder.FullPath) }.Open();

    private static string RefusalOf(string root) =>
        Assert.Throws<DataException>(new ImageFolderOptions { Root = new FilePath(root) }.Open).Message;
}
