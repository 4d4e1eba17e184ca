using System.Collections;

namespace Thelper.Torch;

/// <summary>The entries of dictionaries, whatever the types of their keys and values.</summary>
internal static class PickledEntries
{
    /// <summary>In the dictionary's own order; null where the value is no dictionary.</summary>
    public static IEnumerable<(object Key, object? Value)>? Of(object value) => value switch
    {
        IReadOnlyDictionary<string, object?> dictionary => dictionary.Select(entry => ((object)entry.Key, entry.Value)),
        IReadOnlyDictionary<string, Tensor> state => state.Select(entry => ((object)entry.Key, (object?)entry.Value)),
        IReadOnlyDictionary<long, object?> dictionary => dictionary.Select(entry => ((object)entry.Key, entry.Value)),
        IReadOnlyDictionary<object, object?> dictionary => dictionary.Select(entry => (entry.Key, entry.Value)),
        IDictionary dictionary => Enumerate(dictionary),
        _ => null,
    };

    private static IEnumerable<(object Key, object? Value)> Enumerate(IDictionary dictionary)
    {
        // The enumerator of a dictionary gives DictionaryEntry only when it is asked for through this interface.
        var entries = dictionary.GetEnumerator();
        while (entries.MoveNext())
        {
            yield return (entries.Key, entries.Value);
        }
    }
}
