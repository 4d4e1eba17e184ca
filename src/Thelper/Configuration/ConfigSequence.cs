namespace Thelper.Configuration;

/// <summary>A list of values.</summary>
/// <param name="items">The values in order.</param>
/// <param name="location">Where the list starts.</param>
public sealed class ConfigSequence(IReadOnlyList<ConfigNode> items, ConfigLocation location) : ConfigNode(location)
{
    /// <summary>The values in order.</summary>
    public IReadOnlyList<ConfigNode> Items { get; } = items;

    internal override long Size { get; } = 1 + items.Sum(item => item.Size);

    /// <inheritdoc/>
    public override string Describe() => "a list";

    internal ConfigSequence With(int index, ConfigNode value) =>
        new([.. Items.Select((item, position) => position == index ? value : item)], Location);
}
