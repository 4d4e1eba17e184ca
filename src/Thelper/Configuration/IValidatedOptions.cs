namespace Thelper.Configuration;

/// <summary>Options whose properties constrain each other.</summary>
public interface IValidatedOptions
{
    /// <summary>Finds contradictions. Called only when each property by itself is correct.</summary>
    IEnumerable<OptionsProblem> Validate();
}

/// <summary>A contradiction between properties.</summary>
/// <param name="Property">The C# name of the property to point at, by <see langword="nameof"/>.</param>
/// <param name="Sentence">What is wrong, such as <c>must be below max_epochs (10), but is 12.</c></param>
public sealed record OptionsProblem(string Property, string Sentence)
{
    /// <summary>The key within the property, which is a dictionary; null for the whole of it, the default.</summary>
    public string? Key { get; init; }

    /// <summary>Options inside of those that were checked, where the property is theirs; null, the default, for these themselves.</summary>
    public object? Inside { get; init; }
}
