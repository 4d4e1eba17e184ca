namespace Thelper.Configuration;

/// <summary>Binds lists of components that keys name; see <see cref="NamedByKeyAttribute"/>.</summary>
internal sealed class NamedListBinder(ValueBinder values, BindingReport report)
{
    public bool TryBind(ValueShape shape, ConfigNode node, string path, out object? value)
    {
        var items = new List<object?>();
        var isBound = node switch
        {
            ConfigMapping mapping => TryAddAll(shape, mapping, path, items),
            ConfigSequence list => TryAddAll(shape, list, path, items),
            _ => report.Refuse(node.Location, path, Expectation.Mismatch(shape, node)),
        };
        var array = Array.CreateInstance(shape.ItemType, items.Count);
        for (var i = 0; isBound && i < items.Count; i++)
        {
            array.SetValue(items[i], i);
        }

        value = array;
        return isBound;
    }

    private bool TryAddAll(ValueShape shape, ConfigMapping mapping, string path, List<object?> items)
    {
        var isBound = true;
        foreach (var entry in mapping.Entries)
        {
            var name = new ConfigScalar(entry.Key, isQuoted: true, entry.KeyLocation);
            isBound &= TryAdd(shape, name, entry.Value, ConfigPath.Join(path, entry.Key), items);
        }

        return isBound;
    }

    private bool TryAddAll(ValueShape shape, ConfigSequence list, string path, List<object?> items)
    {
        var isBound = true;
        for (var i = 0; i < list.Items.Count; i++)
        {
            var place = ConfigPath.Join(path, i);
            isBound &= list.Items[i] switch
            {
                ConfigMapping { Entries.Count: 1 } single => TryAddAll(shape, single, place, items),
                ConfigScalar { Kind: ScalarKind.Text } name => TryAdd(shape, name, null, place, items),
                var other => report.Refuse(other.Location, place, Mismatch(shape, other)),
            };
        }

        return isBound;
    }

    private bool TryAdd(ValueShape shape, ConfigScalar name, ConfigNode? options, string path, List<object?> items)
    {
        var isBound = values.Components.TryBindNamed(shape.Item!, name, options, path, out var item);
        items.Add(item);
        return isBound;
    }

    private static string Mismatch(ValueShape shape, ConfigNode received)
    {
        var kind = Wording.WithArticle(ComponentCatalogue.KindOf(shape.Item!.Type).Name);
        var given = received is ConfigMapping mapping ? $"{mapping.Entries.Count} keys" : received.Describe();
        return $"must be the name of {kind}, or a section with one key, which is that name; received {given}.";
    }
}
