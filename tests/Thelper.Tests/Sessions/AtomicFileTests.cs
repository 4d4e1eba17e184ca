using Thelper.Sessions;
using Thelper.Tests.Support;

namespace Thelper.Tests.Sessions;

public sealed class AtomicFileTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    [Fact]
    public void A_file_is_replaced_and_nothing_else_stays()
    {
        var file = _folder.Write("a.txt", "old");
        AtomicFile.WriteText(file, "new");

        Assert.Equal("new", File.ReadAllText(file));
        Assert.Equal([file], Directory.GetFiles(_folder.FullPath));
    }

    [Theory]
    [InlineData(typeof(IOException))]
    [InlineData(typeof(InvalidOperationException))]
    public void A_write_that_fails_leaves_the_old_file_and_nothing_else(Type failure)
    {
        var file = _folder.Write("a.txt", "old");

        Assert.ThrowsAny<Exception>(() => AtomicFile.Write(file, stream =>
        {
            stream.Write("half"u8);
            throw (Exception)Activator.CreateInstance(failure)!;
        }));

        Assert.Equal("old", File.ReadAllText(file));
        Assert.Equal([file], Directory.GetFiles(_folder.FullPath));
    }

    [Fact]
    public void A_disk_error_is_told_with_the_file()
    {
        var file = _folder["a.txt"];
        var exception = Assert.Throws<SessionException>(
            () => AtomicFile.Write(file, _ => throw new IOException("No space left on device")));

        Assert.Equal($"{file} cannot be written: No space left on device", exception.Message);
    }

    [Fact]
    public void A_folder_that_cannot_be_written_is_told()
    {
        var file = Path.Combine(_folder.Write("file", ""), "a.txt");

        Assert.StartsWith(
            $"{file} cannot be written: ", Assert.Throws<SessionException>(() => AtomicFile.WriteText(file, "")).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_folder_in_the_place_of_the_file_is_told()
    {
        var file = Directory.CreateDirectory(_folder["a"]).FullName;

        Assert.Throws<SessionException>(() => AtomicFile.WriteText(file, ""));
        Assert.Equal([file], Directory.GetFileSystemEntries(_folder.FullPath));
    }

    public void Dispose() => _folder.Dispose();
}
