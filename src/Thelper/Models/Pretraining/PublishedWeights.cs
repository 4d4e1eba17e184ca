using Thelper.Data.Files;

namespace Thelper.Models.Pretraining;

/// <summary>Weights that others have trained and published.</summary>
/// <param name="Network">The network, as torchvision names it.</param>
/// <param name="Name">Of the weights, such as <c>IMAGENET1K_V1</c>.</param>
/// <param name="Digest">The SHA-256 of the file in hexadecimal digits, or what it begins with where no more is published.</param>
/// <param name="Url">Where the file is.</param>
internal sealed record PublishedWeights(string Network, string Name, string Digest, Uri Url)
{
    private const string Table = "Thelper.Models.Pretraining.PublishedWeights.txt";

    private static readonly Lazy<ILookup<string, PublishedWeights>> Known =
        new(() => Read().ToLookup(weights => weights.Network, StringComparer.Ordinal));

    /// <summary>The name of the file, in the cache as where it is published.</summary>
    public string FileName => Path.GetFileName(Url.LocalPath);

    /// <summary>What the file must be.</summary>
    public Checksum Checksum => Checksum.Sha256(Digest);

    /// <summary>All that are published of a network, the best last; none where nothing is known of it.</summary>
    /// <param name="network">As torchvision names it.</param>
    public static IReadOnlyList<PublishedWeights> Of(string network) => [.. Known.Value[network]];

    /// <summary>All in the table.</summary>
    public static IEnumerable<PublishedWeights> All => Known.Value.SelectMany(weights => weights);

    private static IEnumerable<PublishedWeights> Read()
    {
        using var stream = typeof(PublishedWeights).Assembly.GetManifestResourceStream(Table)!;
        using var reader = new StreamReader(stream);
        while (reader.ReadLine() is { } line)
        {
            if (!line.StartsWith('#') && line.Split(' ') is [var network, var name, var digest, var url])
            {
                yield return new PublishedWeights(network, name, digest, new Uri(url));
            }
        }
    }
}
