using System.Collections;

namespace Thelper.Configuration;

/// <summary>Binds lists and dictionaries; every item that is wrong is reported.</summary>
internal sealed class CollectionBinder(ValueBinder values, BindingReport report)
{
    public bool TryBindList(ValueShape shape, ConfigNode node, string path, out object? value)
    {
        value = null;
        var isSingle = shape.AllowsSingle && node is not ConfigSequence && Fits(shape.Item!, node);
        if (!isSingle && node is not ConfigSequence)
        {
            return report.Refuse(node.Location, path, Expectation.Mismatch(shape, node));
        }

        IReadOnlyList<ConfigNode> nodes = node is ConfigSequence list ? list.Items : [node];
        var items = Array.CreateInstance(shape.ItemType, nodes.Count);
        var isBound = true;
        for (var i = 0; i < nodes.Count; i++)
        {
            if (values.TryBind(shape.Item!, nodes[i], isSingle ? path : ConfigPath.Join(path, i), out var item))
            {
                items.SetValue(item, i);
            }
            else
            {
                isBound = false;
            }
        }

        value = items;
        return isBound;
    }

    public bool TryBindDictionary(ValueShape shape, ConfigNode node, string path, out object? value)
    {
        value = null;
        if (node is not ConfigMapping mapping)
        {
            return report.Refuse(node.Location, path, Expectation.Mismatch(shape, node));
        }

        // This type keeps the order of the file, which Dictionary does not promise.
        var items = (IDictionary)Activator.CreateInstance(
            typeof(OrderedDictionary<,>).MakeGenericType(typeof(string), shape.ItemType))!;
        var isBound = true;
        foreach (var entry in mapping.Entries)
        {
            if (values.TryBind(shape.Item!, entry.Value, ConfigPath.Join(path, entry.Key), out var item))
            {
                items.Add(entry.Key, item);
            }
            else
            {
                isBound = false;
            }
        }

        value = items;
        return isBound;
    }

    // Where neither an item nor a list can be meant, the message names both.
    private static bool Fits(ValueShape item, ConfigNode node) => item.Kind switch
    {
        ValueKind.Record or ValueKind.Component or ValueKind.Dictionary =>
            node is ConfigMapping or ConfigScalar { Kind: ScalarKind.Text },
        ValueKind.Raw => true,
        _ => node is ConfigScalar { IsNull: false } scalar && ScalarBinder.Convert(item, scalar) is not null,
    };
}
