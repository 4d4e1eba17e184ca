namespace Thelper.Configuration;

/// <summary>A component as a configuration names it.</summary>
/// <param name="Options">As they were bound.</param>
/// <param name="Entry">The component.</param>
/// <param name="Name">In the words of the configuration, which may be an alias.</param>
/// <param name="Location">Of the name.</param>
/// <param name="Path">Of the name, such as <c>model.type</c>.</param>
/// <param name="Catalogue">Where the name was found.</param>
internal sealed record NamedComponent(
    object Options, ComponentEntry Entry, string Name, ConfigLocation Location, string Path, ComponentCatalogue Catalogue)
{
    /// <summary>What could be named in its place.</summary>
    public IEnumerable<ComponentEntry> Siblings => Catalogue.Entries.Where(entry => entry.Kind == Entry.Kind);

    /// <summary>A mistake in having named it.</summary>
    /// <param name="predicate">What is wrong; stands behind the name.</param>
    public ConfigError Error(string predicate) => new(Location, Path, $"{Name} {predicate}");
}
