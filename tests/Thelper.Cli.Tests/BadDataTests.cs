using Thelper.Tests.Support;

namespace Thelper.Cli.Tests;

/// <summary>Something is wrong with files: exit code 1, one sentence, and nothing half-written is left behind.</summary>
public sealed class BadDataTests : IDisposable
{
    private readonly Workplace _place = new();

    [Fact]
    public void An_empty_class_folder_is_told()
    {
        ClassFolders.Write(_place.Folder, 16, ("images/cat", 10));
        Directory.CreateDirectory(_place.Folder["images", "dog"]);

        AssertFails(
            $"The class folder {_place.Folder["images", "dog"]} has no image (looked for .jpg, .jpeg, .png, .bmp, .ppm, .pgm, .tif, .tiff). "
            + "If its images are one folder deeper, point root there; otherwise take it out of the data folder, or fill it.",
            _place.ImagesIn("images"));
    }

    [Fact]
    public void An_image_that_is_none_is_told_by_its_name()
    {
        ClassFolders.Write(_place.Folder, 16, ("images/cat", 10), ("images/dog", 1));
        var file = _place.Folder.Write("images/dog/0.png", "no image");

        AssertFails(
            $"Cannot read the image '{file}': it is not an image in a format that is read here (JPEG, PNG, BMP, TIFF, PPM, PGM, PBM).",
            _place.ImagesIn("images"));
    }

    [Fact]
    public void Images_that_the_model_cannot_take_are_told()
    {
        ClassFolders.Write(_place.Folder, 20, ("images/cat", 10), ("images/dog", 10));

        AssertFails(
            "LeNet was made for images of 3x16x16 (channels, height, width; model.params.input_shape), "
            + "but received a batch of the shape 8x3x20x20.",
            _place.ImagesIn("images"));
    }

    [Fact]
    public void A_save_directory_below_a_file_is_told()
    {
        _place.Folder.Write("sessions", "a file");

        AssertFails($"The session folder {_place.Session} cannot be made: {_place.SaveDirectory} is a file; choose another save directory or name.");
    }

    [SkippableFact]
    public void A_save_directory_that_cannot_be_written_is_told()
    {
        Skip.IfNot(OperatingSystem.IsLinux(), "There is no folder here that nobody can write");
        var (code, _, errors) = Outcome.Of("new", _place.Config, "/proc/thelper");

        Assert.Equal(1, code);
        AssertOneSentence("The session folder /proc/thelper/tiny cannot be made: nothing can be made in /proc; choose another save directory.\n", errors);
    }

    [Fact]
    public void A_session_that_is_there_already_is_told_with_the_way_to_resume_it()
    {
        _place.New();

        AssertFails(
            $"There is a session in {_place.Session} already. Go on with it by 'thelper resume --ckpt-path {_place.Session}', "
            + "give the new one another name (--set name=NAME), or replace the old one (--set overwrite=true).");
    }

    public void Dispose() => _place.Dispose();

    private void AssertFails(string sentence, params string[] options)
    {
        var before = _place.Everything;
        var (code, _, errors) = _place.New(options);

        Assert.Equal(1, code);
        AssertOneSentence(sentence, errors);
        Assert.Equal(before, _place.Everything);
    }

    private static void AssertOneSentence(string start, string errors)
    {
        Assert.StartsWith(start, errors, StringComparison.Ordinal);
        Assert.Equal(errors.Length - 1, errors.IndexOf('\n', StringComparison.Ordinal));
        Assert.DoesNotContain("   at ", errors, StringComparison.Ordinal);
    }
}
