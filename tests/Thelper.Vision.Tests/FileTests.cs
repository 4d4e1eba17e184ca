using Thelper.Vision.Tests.Samples;

namespace Thelper.Vision.Tests;

public sealed class FileTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly Image _image = Pattern.Smooth(16, 12, 3);

    public void Dispose()
    {
        _image.Dispose();
        _folder.Dispose();
    }

    [Theory]
    [InlineData("a.png")]
    [InlineData("a.PNG")]
    [InlineData("a.jpg")]
    [InlineData("a.jpeg")]
    public void A_saved_image_can_be_loaded(string name)
    {
        _image.Save(_folder[name]);
        using var loaded = Image.Load(_folder[name]);

        Assert.Equal((16, 12, 3), (loaded.Width, loaded.Height, loaded.Channels));
    }

    [Theory]
    [InlineData("fleur-à-côté.png")]
    [InlineData("画像 1.png")]
    public void A_file_name_may_have_any_letters(string name)
    {
        _image.Save(_folder[name]);
        using var loaded = Image.Load(_folder[name]);

        Assert.Equal(_image.Bytes.ToArray(), loaded.Bytes.ToArray());
    }

    [Fact]
    public void The_content_decides_the_format_and_not_the_name()
    {
        _folder.Write("really-a-png.jpg", _image.EncodePng());
        using var loaded = Image.Load(_folder["really-a-png.jpg"]);

        Assert.Equal(_image.Bytes.ToArray(), loaded.Bytes.ToArray());
    }

    [Fact]
    public void Saving_replaces_a_file_and_leaves_no_other()
    {
        _folder.Write("a.png", [1, 2, 3]);
        _image.Save(_folder["a.png"]);

        Assert.Equal(["a.png"], _folder.Files);
    }

    [Fact]
    public void A_missing_file_is_named()
    {
        var path = _folder["missing.jpg"];

        AssertMessage($"Cannot read the image '{path}': the file does not exist.", () => Image.Load(path));
    }

    [Fact]
    public void A_missing_folder_is_a_missing_file()
    {
        var path = _folder["nowhere/missing.jpg"];

        AssertMessage($"Cannot read the image '{path}': the file does not exist.", () => Image.Load(path));
    }

    [Fact]
    public void An_empty_file_is_named()
    {
        var path = _folder.Write("empty.png", []);

        AssertMessage($"Cannot read the image '{path}': it is empty.", () => Image.Load(path));
    }

    [Fact]
    public void A_folder_is_no_image()
    {
        var path = _folder[string.Empty];

        AssertMessage($"Cannot read the image '{path}': it is a folder.", () => Image.Load(path));
    }

    [Fact]
    public void A_text_file_with_the_name_of_an_image_is_refused()
    {
        var path = _folder.Write("text.jpg", "hello"u8.ToArray());

        AssertMessage(
            $"Cannot read the image '{path}': it is not an image in a format that is read here "
            + "(JPEG, PNG, BMP, TIFF, PPM, PGM, PBM).",
            () => Image.Load(path));
    }

    [Fact]
    public void An_unknown_extension_is_refused_when_saving()
    {
        var path = _folder["a.gif"];

        AssertMessage(
            $"Cannot write the image '{path}': the file name must end in .png, .jpg, .jpeg, .tif or .tiff.",
            () => _image.Save(path));
    }

    [Fact]
    public void Saving_into_a_missing_folder_names_the_folder()
    {
        var path = _folder["nowhere/a.png"];

        AssertMessage(
            $"Cannot write the image '{path}': the folder '{_folder["nowhere"]}' does not exist.",
            () => _image.Save(path));
    }

    [Fact]
    public void A_failed_save_leaves_no_file_behind()
    {
        Directory.CreateDirectory(_folder["taken.png"]);
        Assert.Throws<ImageException>(() => _image.Save(_folder["taken.png"]));

        Assert.Empty(_folder.Files);
    }

    private static void AssertMessage(string expected, Action action) =>
        Assert.Equal(expected, Assert.Throws<ImageException>(action).Message);
}
