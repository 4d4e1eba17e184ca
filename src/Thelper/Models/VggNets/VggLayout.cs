namespace Thelper.Models.VggNets;

/// <summary>How a VGG is built: table 1 of its paper.</summary>
/// <param name="Name">torchvision's.</param>
/// <param name="Convolutions">Of each of the five blocks.</param>
/// <param name="HasNormalisation">Whether each convolution is followed by a batch normalisation.</param>
internal sealed record VggLayout(string Name, IReadOnlyList<int> Convolutions, bool HasNormalisation)
{
    /// <summary>torchvision's networks by its names.</summary>
    public static IReadOnlyDictionary<string, VggLayout> Named { get; } = new[]
    {
        ("vgg11", new[] { 1, 1, 2, 2, 2 }),
        ("vgg13", [2, 2, 2, 2, 2]),
        ("vgg16", [2, 2, 3, 3, 3]),
        ("vgg19", [2, 2, 4, 4, 4]),
    }
        .SelectMany(network => new[]
        {
            new VggLayout(network.Item1, network.Item2, HasNormalisation: false),
            new VggLayout($"{network.Item1}_bn", network.Item2, HasNormalisation: true),
        })
        .ToDictionary(layout => layout.Name);
}
