using Thelper.Configuration;

namespace Thelper.Data.Datasets;

/// <summary>Addresses in configurations.</summary>
internal static class WebAddress
{
    /// <summary>What is wrong with an address, if it is given and anything is.</summary>
    public static IEnumerable<OptionsProblem> Problem(string property, string? address) =>
        address is null || (Uri.TryCreate(address, UriKind.Absolute, out var parsed) && (parsed.Scheme is "http" or "https"))
            ? []
            : [new OptionsProblem(property, $"is '{address}', but must be an address that begins with http:// or https://.")];
}
