using System.Security.Cryptography;
using Thelper.Data;
using Thelper.Models.Pretraining;
using Thelper.Tests.Data.Files;
using Thelper.Tests.Support;

namespace Thelper.Tests.Models.Pretraining;

public sealed class WeightsCacheTests : IDisposable
{
    private static readonly byte[] Content = [.. Enumerable.Range(0, 1000).Select(i => (byte)i)];
    private static readonly string Digest = Convert.ToHexStringLower(SHA256.HashData(Content));

    private readonly TemporaryFolder _folder = new();

    private string Target => _folder["cache", "net.pth"];

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData(8)]
    [InlineData(64)]
    public void A_file_is_fetched_once_and_checked_as_far_as_its_digest_is_known(int digits)
    {
        using var server = new FileServer(Content, "net.pth");
        var weights = new PublishedWeights("net", "V1", Digest[..digits], server.Address("/net.pth"));

        Assert.Equal(Target, Cache.Find(weights));
        Assert.Equal(Target, Cache.Find(weights));

        Assert.Equal(Content, File.ReadAllBytes(Target));
        Assert.Single(server.Ranges);
    }

    [Fact]
    public void What_is_not_the_file_is_not_kept()
    {
        using var server = new FileServer(Content, "net.pth");
        var weights = new PublishedWeights("net", "V1", "01234567", server.Address("/net.pth"));

        var sentence = Assert.Throws<DataException>(() => Cache.Find(weights)).Message;

        Assert.Contains($"has the SHA256 checksum {Digest} and not 01234567...", sentence, StringComparison.Ordinal);
        Assert.False(File.Exists(Target));
    }

    [Fact]
    public void Without_a_network_the_sentence_says_which_file_to_put_where()
    {
        Uri address;
        using (var server = new FileServer(Content, "net.pth"))
        {
            address = server.Address("/net.pth");
        }

        var sentence = Assert.Throws<DataException>(() => Cache.Find(new PublishedWeights("net", "V1", "01234567", address))).Message;

        Assert.StartsWith($"{address} could not be fetched: ", sentence, StringComparison.Ordinal);
        Assert.EndsWith(
            $"To do without the network, put the file at {Target} yourself. Its SHA-256 must begin with 01234567.", sentence, StringComparison.Ordinal);
    }

    [Fact]
    public void Another_file_that_is_there_is_left_and_told()
    {
        _folder.Write("cache/net.pth", "another");

        var sentence = Assert.Throws<DataException>(() => Cache.Find(
            new PublishedWeights("net", "V1", Digest, new Uri("http://localhost:1/net.pth")))).Message;

        Assert.StartsWith($"{Target} is not the file that http://localhost:1/net.pth is: its SHA-256 is ", sentence, StringComparison.Ordinal);
        Assert.EndsWith($"and should be {Digest}. Remove it, or put the right one in its place.", sentence, StringComparison.Ordinal);
        Assert.Equal("another", File.ReadAllText(Target));
    }

    [Fact]
    public void Every_address_of_the_table_ends_with_what_is_known_of_the_digest() => Assert.All(
        PublishedWeights.All, weights => Assert.EndsWith($"-{weights.Digest}.pth", weights.FileName, StringComparison.Ordinal));

    [Theory]
    [InlineData("resnet18", true, null, "IMAGENET1K_V1")]
    [InlineData("torchvision.models.resnet.resnet50", true, null, "IMAGENET1K_V1")]
    [InlineData("resnet50", false, "DEFAULT", "IMAGENET1K_V2")]
    [InlineData("resnet50", true, "ResNet50_Weights.IMAGENET1K_V2", "IMAGENET1K_V2")]
    [InlineData("resnet50", false, null, null)]
    [InlineData("resnet50", false, "IMAGENET", null)]
    [InlineData("unknown", true, null, null)]
    public void Weights_are_chosen_by_a_switch_or_by_name(string network, bool isAsked, string? name, string? expected) =>
        Assert.Equal(expected, new PretrainedChoice(new object(), network, isAsked, name).Weights?.Name);

    private WeightsCache Cache => new(_folder["cache"]);
}
