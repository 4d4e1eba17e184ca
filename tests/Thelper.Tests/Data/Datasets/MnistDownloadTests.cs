using System.Security.Cryptography;
using Thelper.Configuration;
using Thelper.Data;
using Thelper.Data.Datasets;
using Thelper.Data.Files;
using Thelper.Tests.Data.Files;
using Thelper.Tests.Support;

namespace Thelper.Tests.Data.Datasets;

public sealed class MnistDownloadTests : IDisposable
{
    private static readonly byte[] Content = "abc"u8.ToArray();

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("MNIST", true, "train-images-idx3-ubyte.gz", "f68b3c2dcbeaaa9fbdd348bbdeb94873")]
    [InlineData("MNIST", false, "t10k-images-idx3-ubyte.gz", "9fb629c4189551a2d022fa330f9573f3")]
    [InlineData("FashionMNIST", true, "train-images-idx3-ubyte.gz", "8d4fb7e6c68d591d4c3dfef9ec88bf0d")]
    [InlineData("FashionMNIST", false, "t10k-images-idx3-ubyte.gz", "bef4ecab320f06d8554ea6380940ec79")]
    public void Files_are_fetched_from_the_mirror_and_their_checksums_asked_for(string set, bool train, string name, string md5)
    {
        using var server = new FileServer(Content, name);
        var options = new MnistOptions
        {
            Type = $"torchvision.datasets.{set}",
            Root = new FilePath(_folder.FullPath),
            Train = train,
            Download = true,
            Mirror = server.Address("").ToString(),
        };

        Assert.StartsWith(
            $"What {server.Address("/" + name)} gave has the MD5 checksum 900150983cd24fb0d6963f7d28e17f72 and not {md5}: ",
            Assert.Throws<DataException>(options.Open).Message,
            StringComparison.Ordinal);
    }

    [Fact]
    public void The_next_folder_is_asked_where_the_first_has_nothing()
    {
        using var server = new FileServer(Content, "good/x.gz");
        var file = new PublishedFile(
            "x.gz", Checksum.Sha256(Convert.ToHexString(SHA256.HashData(Content))), server.Address("/bad/").ToString(),
                server.Address("/good/").ToString());

        Assert.Equal(Content, File.ReadAllBytes(file.FetchInto(_folder.FullPath)));
    }

    [Fact]
    public void A_mirror_must_be_an_address()
    {
        var sentence = Bound.Mistake<DatasetSection>("""
            type: torchvision.datasets.MNIST
            params: {root: x, download: true, mirror: ftp//somewhere}
            """).Sentence;

        Assert.EndsWith("is 'ftp//somewhere', but must be an address that begins with http:// or https://.", sentence,
            StringComparison.Ordinal);
    }
}
