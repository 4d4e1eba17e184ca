using System.Text;
using Thelper.Data;
using Thelper.Data.Files;
using Thelper.Tests.Support;

namespace Thelper.Tests.Data.Files;

public sealed class TarShardTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("x.tar")]
    [InlineData("x.tar.gz")]
    [InlineData("x.tgz")]
    public void Neighbours_with_one_name_up_to_the_first_dot_are_a_sample(string name)
    {
        using var shard = Open(name, ("a/1.jpg", "A"), ("a/1.seg.PNG", "B"), ("a/2.jpg", "C"), ("b/2.jpg", "D"));

        Assert.Equal(["a/1", "a/2", "b/2"], shard.Samples.Select(sample => sample.Key));
        Assert.Equal(["jpg", "seg.png"], shard.Samples[0].Members.Keys);
    }

    [Theory]
    [InlineData("x.tar")]
    [InlineData("x.tgz")]
    public void A_file_is_read_by_its_place(string name)
    {
        using var shard = Open(name, ("1.txt", "first"), ("2.txt", "second"), ("3.txt", "third"));

        Assert.Equal("second", Encoding.UTF8.GetString(shard.Read(shard.Samples[1].Members["txt"])));
    }

    [Fact]
    public void Hidden_files_and_files_without_a_dot_belong_to_no_sample()
    {
        using var shard = Open("x.tar", (".hidden", "x"), ("README", "x"), ("1.txt", "x"));

        Assert.Equal(["1"], shard.Samples.Select(sample => sample.Key));
    }

    [Fact]
    public void The_unpacked_copy_has_no_name_that_a_process_that_is_killed_would_leave_behind()
    {
        var before = Directory.GetFiles(Path.GetTempPath());
        using var shard = Open("x.tgz", ("1.txt", "x"));

        Assert.DoesNotContain(
            Directory.GetFiles(Path.GetTempPath()).Except(before), file =>
                new FileInfo(file) is { Exists: true, Length: > 0 } && IsTar(file));
    }

    [Fact]
    public void A_file_that_is_there_twice_is_refused() => Assert.Equal(
        $"{_folder["x.tar"]} has the file 1.txt twice.",
        Assert.Throws<DataException>(() => Open("x.tar", ("1.txt", "x"), ("1.txt", "y"))).Message);

    [Fact]
    public void A_shard_cut_short_is_refused()
    {
        var path = _folder.Write("x.tar", Tars.OfTexts(("1.txt", new string('x', 4000)))[..2048]);

        Assert.StartsWith(path, Assert.Throws<DataException>(() => TarShard.Open(path)).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("x.tar")]
    [InlineData("x.tgz")]
    public void A_file_of_another_kind_is_refused(string name)
    {
        var path = _folder.Write(name, new string('x', 2000));

        Assert.StartsWith(
            $"{path} cannot be read as a tar archive: ",
            Assert.Throws<DataException>(() => TarShard.Open(path)).Message,
            StringComparison.Ordinal);
    }

    private static bool IsTar(string file)
    {
        using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        var head = new byte[512];
        return stream.ReadAtLeast(head, head.Length, throwOnEndOfStream: false) == head.Length
            && head.AsSpan(257).StartsWith("ustar"u8);
    }

    private TarShard Open(string name, params IEnumerable<(string Name, string Content)> files)
    {
        var tar = Tars.OfTexts(files);
        return TarShard.Open(_folder.Write(name, TarShard.IsCompressed(name) ? Tars.Compressed(tar) : tar));
    }
}
