using System.Security.Cryptography;
using Thelper.Data;
using Thelper.Data.Files;
using Thelper.Tests.Support;

namespace Thelper.Tests.Data.Files;

public sealed class DownloadTests : IDisposable
{
    private static readonly byte[] Content = [.. Enumerable.Range(0, 200_000).Select(i => (byte)(i * 31))];
    private static readonly Checksum Sha256 = Checksum.Sha256(Convert.ToHexString(SHA256.HashData(Content)));

    private readonly TemporaryFolder _folder = new();

    private string Target => _folder["sub/file.bin"];

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void A_file_arrives_whole_and_leaves_no_part()
    {
        using var server = new FileServer(Content);

        new Download(server.Address("/file"), Target, Sha256).Fetch();

        Assert.Equal(Content, File.ReadAllBytes(Target));
        Assert.Equal(["file.bin"], Directory.GetFiles(_folder["sub"]).Select(Path.GetFileName));
    }

    [Fact]
    public void A_file_that_is_there_is_not_fetched_again()
    {
        using var server = new FileServer(Content);
        _folder.Write("sub/file.bin", Content);

        new Download(server.Address("/file"), Target, Sha256).Fetch();

        Assert.Empty(server.Ranges);
    }

    [Fact]
    public void A_file_with_another_checksum_is_fetched_again()
    {
        using var server = new FileServer(Content);
        _folder.Write("sub/file.bin", "old");

        new Download(server.Address("/file"), Target, Sha256).Fetch();

        Assert.Equal(Content, File.ReadAllBytes(Target));
    }

    [Fact]
    public void A_broken_connection_is_taken_up_where_it_broke()
    {
        using var server = new FileServer(Content, "file", 50_000, 30_000);

        new Download(server.Address("/file"), Target, Sha256).Fetch();

        Assert.Equal(Content, File.ReadAllBytes(Target));
        Assert.Equal(["", "Range: bytes=50000-", "Range: bytes=80000-"], server.Ranges);
    }

    [Fact]
    public void After_three_breaks_a_later_call_goes_on()
    {
        using var server = new FileServer(Content, "file", 10, 10, 10);
        var download = new Download(server.Address("/file"), Target, Sha256);

        var sentence = Assert.Throws<DataException>(() => download.Fetch()).Message;
        download.Fetch();

        Assert.StartsWith($"{server.Address("/file")} could not be fetched: ", sentence, StringComparison.Ordinal);
        Assert.Equal("Range: bytes=30-", server.Ranges[^1]);
        Assert.Equal(Content, File.ReadAllBytes(Target));
    }

    [Fact]
    public void A_server_without_ranges_sends_all_again()
    {
        using var server = new FileServer(Content) { KnowsRanges = false };
        _folder.Write("sub/file.bin.part", Content[..1000]);

        new Download(server.Address("/file"), Target, Sha256).Fetch();

        Assert.Equal(Content, File.ReadAllBytes(Target));
    }

    [Fact]
    public void A_part_that_is_whole_already_is_taken()
    {
        using var server = new FileServer(Content);
        _folder.Write("sub/file.bin.part", Content);

        new Download(server.Address("/file"), Target, Sha256).Fetch();

        Assert.Equal(Content, File.ReadAllBytes(Target));
    }

    [Fact]
    public void A_part_longer_than_the_file_is_thrown_away()
    {
        using var server = new FileServer(Content);
        _folder.Write("sub/file.bin.part", [.. Content, 1]);

        new Download(server.Address("/file"), Target, Sha256).Fetch();

        Assert.Equal(Content, File.ReadAllBytes(Target));
    }

    [Fact]
    public void Progress_is_told_up_to_the_whole()
    {
        using var server = new FileServer(Content);
        var told = new Told();

        new Download(server.Address("/file"), Target).Fetch(told);

        Assert.Equal(new DownloadProgress("file.bin", Content.Length, Content.Length), told.Values[^1]);
        Assert.Equal(told.Values.OrderBy(value => value.Received), told.Values);
    }

    [Fact]
    public void A_wrong_checksum_is_refused_and_the_part_deleted()
    {
        using var server = new FileServer("abc"u8.ToArray());
        var download = new Download(server.Address("/file"), Target, Checksum.Md5("00000000000000000000000000000000"));

        Assert.Equal(
            $"What {server.Address("/file")} gave has the MD5 checksum 900150983cd24fb0d6963f7d28e17f72 and not "
            + "00000000000000000000000000000000: it is another file, or was damaged on its way; it was deleted. "
            + $"To do without the network, put the file at {Target} yourself.",
            Assert.Throws<DataException>(() => download.Fetch()).Message);
        Assert.Empty(Directory.GetFiles(_folder["sub"]));
    }

    [Fact]
    public void An_absent_file_is_told_with_the_servers_answer()
    {
        using var server = new FileServer(Content);

        Assert.Equal(
            $"{server.Address("/none")} could not be fetched: the server answers 404 Not Found. "
            + $"To do without the network, put the file at {Target} yourself.",
            Assert.Throws<DataException>(() => new Download(server.Address("/none"), Target).Fetch()).Message);
    }

    [Fact]
    public void Without_a_server_the_sentence_says_where_to_put_the_file()
    {
        var server = new FileServer(Content);
        var address = server.Address("/file");
        server.Dispose();

        var sentence = Assert.Throws<DataException>(() => new Download(address, Target).Fetch()).Message;

        Assert.StartsWith($"{address} could not be fetched: ", sentence, StringComparison.Ordinal);
        Assert.EndsWith($"To do without the network, put the file at {Target} yourself.", sentence, StringComparison.Ordinal);
    }

    private sealed class Told : IProgress<DownloadProgress>
    {
        public List<DownloadProgress> Values { get; } = [];

        public void Report(DownloadProgress value) => Values.Add(value);
    }
}
