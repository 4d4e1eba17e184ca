using System.Text;

namespace Thelper.Torch;

/// <summary>Turns what a pickle describes into what <see cref="TorchFile.Load(string)"/> returns.</summary>
internal sealed class PickledValueResolver(StorageReader storages, TorchFileName file)
{
    private readonly Dictionary<object, (object Value, Extent Extent)> _containers =
        new(ReferenceEqualityComparer.Instance);
    private readonly HashSet<object> _open = new(ReferenceEqualityComparer.Instance);

    public object? Resolve(object? pickled)
    {
        var extent = new Extent();
        return Resolve(pickled, ref extent);
    }

    private object? Resolve(object? pickled, ref Extent parent)
    {
        var (value, extent) = pickled switch
        {
            PickledDictionary or List<object?> or object?[] => Container(pickled),
            PickledTensor tensor => (storages.Tensor(tensor), Extent.OfOne),
            PickledBytes bytes => (Encode(bytes.Text), Extent.OfBytes(bytes.Text.Length)),
            PickledStorage or PickledStorageClass or PickledFunction => throw file.Refuse(
                "holds a bare storage, class or function in place of a value, which a weights file may not"),
            _ => (pickled, Extent.OfOne),
        };
        parent = parent.With(extent);
        if (parent.Values > TorchFileLimits.Values)
        {
            throw file.Refuse($"holds more than {TorchFileLimits.Values} values");
        }

        if (parent.Height > TorchFileLimits.Depth)
        {
            throw TooDeep();
        }

        return value;
    }

    /// <summary>One that is found in several places is made once, but counted in each: so will readers meet it.</summary>
    private (object? Value, Extent Extent) Container(object pickled)
    {
        if (_containers.TryGetValue(pickled, out var known))
        {
            return known;
        }

        if (_open.Count == TorchFileLimits.Depth)
        {
            throw TooDeep();
        }

        if (!_open.Add(pickled))
        {
            throw file.Refuse("holds a list or dictionary that contains itself");
        }

        var extent = Extent.OfOne;
        var value = pickled switch
        {
            PickledDictionary dictionary => Dictionary(dictionary, ref extent),
            List<object?> list => List(list, ref extent),
            _ => new TorchTuple(List((object?[])pickled, ref extent)),
        };
        _open.Remove(pickled);
        _containers.Add(pickled, (value, extent));
        return (value, extent);
    }

    private List<object?> List(IReadOnlyCollection<object?> pickled, ref Extent extent)
    {
        var list = new List<object?>(pickled.Count);
        foreach (var item in pickled)
        {
            list.Add(Resolve(item, ref extent));
        }

        return list;
    }

    private object Dictionary(PickledDictionary pickled, ref Extent extent) =>
        pickled.HasOnly<string>() ? Fill<string>(pickled, StringComparer.Ordinal, ref extent)
        : pickled.HasOnly<long>() ? Fill<long>(pickled, KeyComparer.Instance, ref extent)
        : Fill<object>(pickled, KeyComparer.Instance, ref extent);

    private OrderedDictionary<TKey, object?> Fill<TKey>(
        PickledDictionary pickled, IEqualityComparer<TKey> comparer, ref Extent extent)
        where TKey : notnull
    {
        var dictionary = new OrderedDictionary<TKey, object?>(comparer);
        foreach (var (key, value) in pickled.Entries)
        {
            dictionary[(TKey)key] = Resolve(value, ref extent);
        }

        return dictionary;
    }

    private byte[] Encode(string text) => text.All(c => c <= byte.MaxValue)
        ? Encoding.Latin1.GetBytes(text)
        : throw file.Damaged("data.pkl holds bytes with a value over 255");

    private TorchFileException TooDeep() =>
        file.Refuse($"holds lists or dictionaries nested more than {TorchFileLimits.Depth} deep");

    /// <summary>How many values there are in a value, itself included, and how deep they are nested.</summary>
    private readonly record struct Extent(long Values, int Height)
    {
        public static Extent OfOne => new(1, 0);

        public static Extent OfBytes(int count) => new(1 + (count / TorchFileLimits.BytesPerValue), 0);

        public Extent With(Extent part) => new(Values + part.Values, Math.Max(Height, part.Height + 1));
    }
}
