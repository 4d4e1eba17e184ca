using System.IO.Compression;
using System.Text;

namespace Thelper.Torch.Tests.Serialization;

/// <summary>The container around pickle and tensors.</summary>
public sealed class TorchFileArchiveTests
{
    private const int MethodInLocalHeader = 8;
    private const string NoneInPickle = "\u0080\u0002N.";

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Entries_are_stored_and_not_compressed(bool canSeek)
    {
        using var scope = TensorScope.Open();
        var bytes = Save(Operators.Zeros([1000]), canSeek);
        using var archive = new ZipArchive(new MemoryStream(bytes));

        Assert.Equal(
            ["archive/data.pkl", "archive/byteorder", "archive/data/0", "archive/version"],
            archive.Entries.Select(entry => entry.FullName));
        Assert.All(archive.Entries, entry => Assert.Equal(entry.Length, entry.CompressedLength));
        Assert.All(LocalHeaders(bytes), header => Assert.Equal(0, bytes[header + MethodInLocalHeader]));
    }

    [Fact]
    public void A_stream_that_cannot_seek_gets_a_file_that_loads() =>
        Assert.Equal("x", TorchFile.Load(new MemoryStream(Save("x", canSeek: false))));

    [Fact]
    public void Equal_values_give_equal_files() => Assert.Equal(Save("x", canSeek: true), Save("x", canSeek: true));

    [Fact]
    public void A_stream_stays_open()
    {
        using var stream = new MemoryStream();
        TorchFile.Save(stream, null);
        TorchFile.Load(stream);

        Assert.True(stream.CanRead);
    }

    [Theory]
    [InlineData("", "is empty")]
    [InlineData("abc", "it is no zip archive")]
    [InlineData("P", "it is no zip archive")]
    [InlineData("PK\u0003\u0004", "is incomplete or damaged")]
    [InlineData("\u0080\u0002\u008a\u000al\u00fc\u009cF\u00f9", "before 0.1.10, which is not read; convert it in Python")]
    public void A_file_of_another_kind_is_refused(string content, string problem) => Assert.Contains(
        problem, ArchiveBuilder.RefusalMessage(Encoding.Latin1.GetBytes(content)), StringComparison.Ordinal);

    [Theory]
    [InlineData("a/constants.pkl")]
    [InlineData("a/code/__torch__.py")]
    public void A_TorchScript_archive_is_refused(string entry) => Assert.Contains(
        "is a TorchScript archive, which holds code",
        ArchiveBuilder.WithPickle(NoneInPickle).Add(entry, []).RefusalMessage(),
        StringComparison.Ordinal);

    [Fact]
    public void Big_endian_elements_are_refused() => Assert.Contains(
        "another byte order than little-endian",
        ArchiveBuilder.WithPickle(NoneInPickle).Add("a/byteorder", "big"u8.ToArray()).RefusalMessage(),
        StringComparison.Ordinal);

    [Fact]
    public void A_zip_archive_without_a_pickle_is_refused() => Assert.Contains(
        "it has 0 entries named <folder>/data.pkl",
        new ArchiveBuilder().Add("readme.txt", []).RefusalMessage(),
        StringComparison.Ordinal);

    [Fact]
    public void Two_pickles_are_refused() => Assert.Contains(
        "it has 2 entries named <folder>/data.pkl",
        ArchiveBuilder.WithPickle(NoneInPickle).Add("b/data.pkl", []).RefusalMessage(),
        StringComparison.Ordinal);

    [Fact]
    public void Two_entries_of_one_name_are_refused() => Assert.Contains(
        "it has two entries 'a/data/0'",
        ArchiveBuilder.WithPickle(NoneInPickle).Add("a/data/0", []).Add("a/data/0", []).RefusalMessage(),
        StringComparison.Ordinal);

    [Fact]
    public void A_compressed_entry_is_refused() => Assert.Contains(
        "'a/data/0' that is compressed",
        ArchiveBuilder.WithPickle(NoneInPickle)
            .Add("a/data/0", new byte[1 << 20], CompressionLevel.Optimal)
            .RefusalMessage(),
        StringComparison.Ordinal);

    private static byte[] Save(object? value, bool canSeek)
    {
        using var memory = new MemoryStream();
        using var stream = new SequentialStream(memory, canSeek);
        TorchFile.Save(stream, value);
        return memory.ToArray();
    }

    private static IEnumerable<int> LocalHeaders(byte[] bytes) =>
        Enumerable.Range(0, bytes.Length - 4).Where(i => bytes.AsSpan(i, 4).SequenceEqual("PK\u0003\u0004"u8));
}
