using System.IO.Compression;
using Thelper.Data;
using Thelper.Data.Files;
using Thelper.Tests.Support;

namespace Thelper.Tests.Data.Files;

public sealed class PackedFilesTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("x.tar")]
    [InlineData("x.tar.gz")]
    [InlineData("x.tgz")]
    [InlineData("x.zip")]
    public void Files_come_out_with_their_folders(string name)
    {
        Unpack(name, Packed(name, ("in/deep/a.txt", "A"), ("b.txt", "B")));

        Assert.Equal("A", File.ReadAllText(_folder["out/in/deep/a.txt"]));
        Assert.Equal("B", File.ReadAllText(_folder["out/b.txt"]));
    }

    [Fact]
    public void A_single_compressed_file_loses_its_ending()
    {
        Unpack("a.txt.gz", Tars.Compressed("A"u8.ToArray()));

        Assert.Equal("A", File.ReadAllText(_folder["out/a.txt"]));
    }

    [Theory]
    [InlineData("x.tar", "../escaped.txt")]
    [InlineData("x.tgz", "in/../../escaped.txt")]
    [InlineData("x.zip", "../escaped.txt")]
    [InlineData("x.zip", "../out-but-longer/escaped.txt")]
    [InlineData("x.tar", "/tmp/thelper-escaped.txt")]
    public void No_file_lands_outside(string name, string path)
    {
        var sentence = Assert.Throws<DataException>(() => Unpack(name, Packed(name, (path, "x")))).Message;

        Assert.Equal(
            $"{_folder[name]} holds '{path}', which would land outside the folder {_folder["out"]}; such an archive "
            + "is not unpacked.",
            sentence);
        Assert.Equal([name], Directory.GetFiles(_folder.FullPath, "*", SearchOption.AllDirectories).Select(Path.GetFileName));
    }

    [Fact]
    public void A_file_by_the_name_of_the_folder_itself_leaves_nothing_beside_it()
    {
        Assert.Throws<DataException>(() => Unpack("x.zip", Packed("x.zip", (".", "x"))));

        Assert.Equal(["x.zip"], Directory.GetFiles(_folder.FullPath, "*", SearchOption.AllDirectories).Select(Path.GetFileName));
    }

    [Fact]
    public void Links_are_refused() => Assert.Equal(
        $"{_folder["x.tar"]} holds 'link', which is no file but a SymbolicLink; such an archive is not unpacked.",
        Assert.Throws<DataException>(() => Unpack("x.tar", Tars.WithLink("link", "/etc"))).Message);

    [Theory]
    [InlineData("x.tgz")]
    [InlineData("x.zip")]
    [InlineData("x.gz")]
    public void A_damaged_archive_is_named(string name) => Assert.StartsWith(
        $"{_folder[name]} cannot be unpacked into {_folder["out"]}: ",
        Assert.Throws<DataException>(() => Unpack(name, "no archive"u8.ToArray())).Message,
        StringComparison.Ordinal);

    [Fact]
    public void Another_ending_is_refused() => Assert.Equal(
        $"{_folder["x.rar"]} is no archive that can be unpacked: .tar, .tar.gz, .tgz, .zip and .gz are.",
        Assert.Throws<DataException>(() => Unpack("x.rar", [])).Message);

    private static byte[] Packed(string name, params (string Name, string Content)[] files)
    {
        if (!name.EndsWith(".zip", StringComparison.Ordinal))
        {
            var tar = Tars.OfTexts(files);
            return name.EndsWith(".tar", StringComparison.Ordinal) ? tar : Tars.Compressed(tar);
        }

        using var stream = new MemoryStream();
        using (var zip = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (path, content) in files)
            {
                using var writer = new StreamWriter(zip.CreateEntry(path).Open());
                writer.Write(content);
            }
        }

        return stream.ToArray();
    }

    private void Unpack(string name, byte[] content) => PackedFiles.Unpack(_folder.Write(name, content), _folder["out"]);
}
