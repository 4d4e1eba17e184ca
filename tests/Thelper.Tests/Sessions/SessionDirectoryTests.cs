using Thelper.Sessions;
using Thelper.Tests.Support;

namespace Thelper.Tests.Sessions;

public sealed class SessionDirectoryTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    [Fact]
    public void What_was_made_is_removed_up_to_what_was_there()
    {
        var directory = new SessionDirectory(_folder["a", "b", "session"]);
        directory.CreateNew(overwrite: false);
        directory.RemoveMade();

        Assert.True(Directory.Exists(_folder.FullPath));
        Assert.Empty(Directory.GetFileSystemEntries(_folder.FullPath));
    }

    [Fact]
    public void A_save_directory_that_was_there_stays_even_if_it_is_empty()
    {
        Directory.CreateDirectory(_folder["saved"]);
        var directory = new SessionDirectory(_folder["saved", "session"]);
        directory.CreateNew(overwrite: false);
        directory.RemoveMade();

        Assert.Empty(Directory.GetFileSystemEntries(_folder["saved"]));
    }

    [Fact]
    public void A_session_that_came_into_the_save_directory_meanwhile_stays()
    {
        var directory = new SessionDirectory(_folder["saved", "session"]);
        directory.CreateNew(overwrite: false);
        new SessionDirectory(_folder["saved", "other"]).CreateNew(overwrite: false);
        directory.RemoveMade();

        Assert.Equal([_folder["saved", "other"]], Directory.GetFileSystemEntries(_folder["saved"]));
    }

    [Fact]
    public void A_folder_that_was_there_is_not_removed()
    {
        var file = _folder.Write("session/notes.txt", "mine");
        var directory = new SessionDirectory(_folder["session"]);
        directory.Create();
        directory.RemoveMade();

        Assert.True(File.Exists(file));
    }

    [Fact]
    public void A_folder_with_something_else_is_not_taken()
    {
        var file = _folder.Write("session/notes.txt", "mine");
        var directory = new SessionDirectory(_folder["session"]);

        Assert.Equal(
            $"The folder {directory.FullPath} is not empty and holds no session; choose another name or save directory.",
            Assert.Throws<SessionException>(() => directory.CreateNew(overwrite: true)).Message);
        Assert.True(File.Exists(file));
    }

    [Fact]
    public void Nor_is_it_given_up_for_a_session_that_was_replaced()
    {
        var file = _folder.Write("session/notes.txt", "mine");
        _folder.Write("session.replaced/config.latest.json", "{}");

        Assert.Throws<SessionException>(() => new SessionDirectory(_folder["session"]).CreateNew(overwrite: true));
        Assert.True(File.Exists(file));
    }

    [Theory]
    [InlineData(false, true, false)]
    [InlineData(true, true, true)]
    [InlineData(false, false, true)]
    public void A_session_is_replaced_if_that_was_asked_for_or_loses_nothing(bool overwrite, bool hasCheckpoint, bool isReplaced)
    {
        var old = _folder.Write("session/config.latest.json", "{}");
        if (hasCheckpoint)
        {
            _folder.Write("session/checkpoints/ckpt.0000.vm-20260101-000000.pth", "");
        }

        var failure = Record.Exception(() => new SessionDirectory(_folder["session"]).CreateNew(overwrite));

        Assert.Equal((isReplaced, !isReplaced), (failure is null, File.Exists(old)));
    }

    [Theory]
    [InlineData("s/checkpoints/ckpt.best.pth", "s")]
    [InlineData("s/ckpt.best.pth", "s")]
    [InlineData("s/checkpoints/before-vm-20261123-073104/ckpt.0008.vm-20261123-070000.pth", "s")]
    public void The_session_of_a_checkpoint_is_the_folder_around_it(string checkpoint, string session) =>
        Assert.Equal(_folder[session], SessionDirectory.Of(_folder[checkpoint]).FullPath);

    [Fact]
    public void A_file_in_the_way_is_told()
    {
        var file = _folder.Write("file", "");
        var directory = new SessionDirectory(Path.Combine(file, "some", "session"));

        Assert.Equal(
            $"The session folder {directory.FullPath} cannot be made: {file} is a file; choose another save directory or name.",
            Assert.Throws<SessionException>(() => directory.CreateNew(overwrite: false)).Message);
    }

    public void Dispose() => _folder.Dispose();
}
