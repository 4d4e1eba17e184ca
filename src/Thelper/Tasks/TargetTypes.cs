using Thelper.Torch;

namespace Thelper.Tasks;

/// <summary>The names of number types in configurations and checkpoints.</summary>
internal static class TargetTypes
{
    private static readonly string[] Prefixes = ["numpy.", "np.", "torch."];

    public static IReadOnlyList<string> Names { get; } = [.. Enum.GetValues<ScalarType>().Select(Name)];

    public static string Name(ScalarType type) => type.ToString().ToLowerInvariant();

    /// <summary>The type of a name such as <c>float32</c> or <c>numpy.float32</c>, or null where there is none.</summary>
    public static ScalarType? Find(string name)
    {
        var prefix = Prefixes.FirstOrDefault(prefix => name.StartsWith(prefix, StringComparison.Ordinal)) ?? "";
        var bare = name[prefix.Length..];
        return Enum.GetValues<ScalarType>().Where(type => Name(type) == bare).Select(type => (ScalarType?)type).FirstOrDefault();
    }
}
