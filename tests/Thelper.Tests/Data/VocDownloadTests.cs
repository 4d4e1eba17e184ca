using System.Formats.Tar;
using System.Security.Cryptography;
using Thelper.Data;
using Thelper.Data.Datasets;
using Thelper.Data.Files;
using Thelper.Tests.Data.Files;
using Thelper.Tests.Support;

namespace Thelper.Tests.Data;

public sealed class VocDownloadTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void An_archive_is_fetched_and_unpacked()
    {
        var content = Archive();
        using var server = new FileServer(content, "small.tar");
        var checksum = new Checksum(HashAlgorithmName.SHA256, Convert.ToHexString(SHA256.HashData(content)));
        var archive = new VocArchive("2012", new PublishedFile("small.tar", checksum, server.Address("/").ToString()));

        var dataset = Options().Open(archive, [_folder["VOCdevkit/VOC2012"]], new DataProblems(OnError.Fail));

        Assert.Equal([12], dataset.ClassesOf(0));
    }

    [Fact]
    public void Nothing_is_fetched_where_the_list_is_there()
    {
        using (var files = new VocFiles("VOCdevkit/VOC2012"))
        {
            Fill(files);
            PackedFiles.Unpack(Packed(files), _folder.FullPath);
        }

        using var server = new FileServer([], "VOCtrainval_11-May-2012.tar");
        var dataset = (Options() with { Mirror = server.Address("/").ToString() }).Open();

        Assert.Equal(1, dataset.Count);
        Assert.Empty(server.Ranges);
    }

    [Theory]
    [InlineData("2007", "VOCtrainval_06-Nov-2007.tar")]
    [InlineData("2007-test", "VOCtest_06-Nov-2007.tar")]
    [InlineData("2012", "VOCtrainval_11-May-2012.tar")]
    public void A_download_that_is_another_file_is_refused(string year, string name)
    {
        using var server = new FileServer("abc"u8.ToArray(), name);

        Assert.StartsWith(
            $"What {server.Address("/" + name)} gave has the MD5 checksum 900150983cd24fb0d6963f7d28e17f72 and not ",
            Assert.Throws<DataException>(() => DatasetFragment.Open(
                "torchvision.datasets.VOCDetection",
                $"root: {_folder.FullPath}, year: '{year}', download: true, mirror: '{server.Address("/")}'")).Message,
            StringComparison.Ordinal);
    }

    private PascalVocOptions Options() => new()
    {
        Root = new(_folder.FullPath),
        Task = VocTask.Detect,
        Subset = "train",
        Download = true,
    };

    private static void Fill(VocFiles files)
    {
        files.Annotate("a", VocFiles.Object("dog", "2 3 5 7"));
        files.List("Main/train", "a");
    }

    private static byte[] Archive()
    {
        using var files = new VocFiles("VOCdevkit/VOC2012");
        Fill(files);
        return File.ReadAllBytes(Packed(files));
    }

    private static string Packed(VocFiles files)
    {
        var path = Path.Combine(files.Root, "small.tar");
        TarFile.CreateFromDirectory(Path.Combine(files.Root, "VOCdevkit"), path, includeBaseDirectory: true);
        return path;
    }
}
