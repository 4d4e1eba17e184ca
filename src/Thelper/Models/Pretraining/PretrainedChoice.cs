using Thelper.Configuration;
using Thelper.Torch.Modules;

namespace Thelper.Models.Pretraining;

/// <summary>Which published weights options ask for, by a switch or by their name.</summary>
/// <param name="Options">The options, to blame.</param>
/// <param name="Network">The network; its last part counts, without regard to upper case.</param>
/// <param name="IsAsked">The switch.</param>
/// <param name="Name">A name, alone or behind torchvision's class of names, or <c>DEFAULT</c>; null leaves it to the switch.</param>
internal sealed record PretrainedChoice(object Options, string Network, bool IsAsked, string? Name = null)
{
    /// <summary>The classes of ImageNet.</summary>
    public const int ImageNetClasses = 1000;

    private const string Best = "DEFAULT";

    /// <summary>The C# name of the property with the switch.</summary>
    public string Switch { get; init; } = "Pretrained";

    /// <summary>The C# name of the property with the name.</summary>
    public string NameProperty { get; init; } = "Weights";

    /// <summary>All that is published of a network; the checked-in table by default.</summary>
    public Func<string, IReadOnlyList<PublishedWeights>> Table { get; init; } = PublishedWeights.Of;

    /// <summary>Whether there is anything to load.</summary>
    public bool IsMade => IsAsked || Name is not null;

    /// <summary>The property to blame.</summary>
    public string Property => Name is null ? Switch : NameProperty;

    /// <summary>What they are; null where nothing is asked for, or no such weights are published.</summary>
    public PublishedWeights? Weights => !IsMade ? null
        : Published is not [var first, ..] ? null
        : Name is null ? first
        : Plain(Name) == Best ? Published[^1]
        : Published.FirstOrDefault(weights => weights.Name == Plain(Name));

    private IReadOnlyList<PublishedWeights> Published => Table(Plain(Network).ToLowerInvariant());

    /// <summary>The weights as a part of a model that is all of the network; nothing where none are asked for.</summary>
    /// <param name="asPublished">Makes the network that they fit, every name and shape.</param>
    public IEnumerable<PretrainedPart> Whole(Func<Module> asPublished) => IsMade ? [new PretrainedPart(this, asPublished)] : [];

    /// <summary>The weights as a part of a model that stands on the network; nothing where none are asked for.</summary>
    /// <param name="to">What the names of the network begin with in the model.</param>
    /// <param name="asPublished">As for <see cref="Whole"/>.</param>
    /// <param name="from">What the names of what is taken begin with; all of them by default.</param>
    public IEnumerable<PretrainedPart> Below(string to, Func<Module> asPublished, string from = "") =>
        IsMade ? [new PretrainedPart(this, asPublished) { From = from, To = to, IsOutput = _ => false }] : [];

    /// <summary>What is wrong with it.</summary>
    public IEnumerable<OptionsProblem> Problems()
    {
        if (IsMade && Weights is null)
        {
            var known = string.Join(", ", Published.Select(weights => weights.Name));
            yield return new(Property, Name is null || known.Length == 0
                ? "asks for published weights, but there are none of this network; leave it out to train from scratch."
                : $"is '{Name}', but the published weights of {Plain(Network)} are {known}, the last of which is {Best} too.");
        }
    }

    private static string Plain(string name) => name[(name.LastIndexOf('.') + 1)..];
}
