namespace Thelper.Configuration;

/// <summary>One value of a configuration, untyped, with the place where it was written. Nodes never change.</summary>
/// <param name="location">Where the value starts.</param>
public abstract class ConfigNode(ConfigLocation location)
{
    /// <summary>Where the value starts; for an aliased value, where its anchor stands.</summary>
    public ConfigLocation Location { get; } = location;

    /// <summary>True for <c>null</c>, <c>~</c> and a value that was left out.</summary>
    public bool IsNull => this is ConfigScalar { Kind: ScalarKind.Null };

    // Counts a shared (aliased) node once for each use: the cost of walking the tree.
    internal abstract long Size { get; }

    /// <summary>What the value is, for the end of a sentence: <c>the text 'abc'</c>, <c>a list</c>.</summary>
    public abstract string Describe();
}
