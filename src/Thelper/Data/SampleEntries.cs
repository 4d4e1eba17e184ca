using Thelper.Tasks;

namespace Thelper.Data;

/// <summary>
/// The entries of a sample that an operation changes together: all of it that is image, label map, boxes or array, or
/// those that the configuration names. Lists are gone through element by element. Enumerating allocates nothing.
/// </summary>
public readonly struct SampleEntries
{
    internal const int AllElements = -1;

    private readonly int _element;

    internal SampleEntries(Sample sample, IReadOnlyList<string>? keys, int element = AllElements) =>
        (Sample, NamedKeys, _element) = (sample, keys, element);

    /// <summary>The whole sample.</summary>
    public Sample Sample { get; }

    /// <summary>The keys that the configuration names; null for all that are no scalars.</summary>
    public IReadOnlyList<string>? NamedKeys { get; }

    /// <summary>The keys of the entries, scalars included where none are named.</summary>
    public IReadOnlyList<string> Keys => NamedKeys ?? Sample.Keys;

    /// <summary>Goes through the entries: images, label maps, boxes and arrays, and null where a named one is missing.</summary>
    public Enumerator GetEnumerator() => new(this);

    /// <summary>Whether a value is one number or text, which transforms leave alone.</summary>
    /// <param name="value">A value of a sample.</param>
    public static bool IsScalar(object? value) => value is null or string or long or double;

    /// <summary>The image or label map that stands at the same place of its list, whose size boxes refer to.</summary>
    /// <param name="element">The place; 0 for what is in no list.</param>
    /// <returns>Null where the sample has none.</returns>
    public SamplePixels? PixelsAt(int element) => PixelsAt(Keys, element) ?? PixelsAt(Sample.Keys, element);

    /// <summary>Only the entries under some keys.</summary>
    internal SampleEntries Narrowed(IReadOnlyList<string> keys) => new(Sample, keys, _element);

    /// <summary>Only the elements at one place of the lists; entries that are no lists stand at the first place.</summary>
    internal SampleEntries At(int element) => new(Sample, NamedKeys, element);

    /// <summary>How many elements the longest list has; 0 where no entry is a list.</summary>
    internal int LongestList()
    {
        var longest = 0;
        for (var i = 0; i < Keys.Count; i++)
        {
            longest = Sample[Keys[i]] is SampleList list ? Math.Max(longest, list.Count) : longest;
        }

        return longest;
    }

    private SamplePixels? PixelsAt(IReadOnlyList<string> keys, int element)
    {
        for (var i = 0; i < keys.Count; i++)
        {
            var value = Sample[keys[i]];
            if ((value is SampleList list ? (element < list.Count ? list[element] : null) : value) is SamplePixels pixels)
            {
                return pixels;
            }
        }

        return null;
    }

    /// <summary>Walks over the entries.</summary>
    public struct Enumerator
    {
        private readonly SampleEntries _entries;
        private readonly IReadOnlyList<string> _keys;
        private int _key = -1;
        private int _element;
        private int _end;

        internal Enumerator(SampleEntries entries) => (_entries, _keys) = (entries, entries.Keys);

        /// <summary>The present entry.</summary>
        public readonly SampleEntry Current => new(_entries.Sample, _keys[_key], _element);

        /// <summary>Goes on to the next entry.</summary>
        public bool MoveNext()
        {
            if (++_element < _end)
            {
                return true;
            }

            while (++_key < _keys.Count)
            {
                var value = _entries.Sample[_keys[_key]];
                var count = value is SampleList list ? list.Count : SampleEntries.IsScalar(value) ? 0 : 1;
                (_element, _end) = _entries._element < 0 ? (0, count) : (_entries._element, Math.Min(_entries._element + 1, count));
                if (_element < _end)
                {
                    return true;
                }
            }

            return false;
        }
    }
}

/// <summary>One entry of a sample, or one element of an entry that is a list.</summary>
public readonly struct SampleEntry
{
    private readonly Sample _sample;

    internal SampleEntry(Sample sample, string key, int element) => (_sample, Key, Element) = (sample, key, element);

    /// <summary>The key in the sample.</summary>
    public string Key { get; }

    /// <summary>The place in the list; 0 for what is in no list.</summary>
    public int Element { get; }

    /// <summary>A <see cref="SampleImage"/>, <see cref="LabelMap"/>, <see cref="SampleArray"/> or a list of
    /// <see cref="BoundingBox"/>. What is replaced is not disposed.</summary>
    public object? Value
    {
        get => _sample[Key] is SampleList list ? list[Element] : _sample[Key];
        set
        {
            if (_sample[Key] is SampleList list)
            {
                list[Element] = value;
            }
            else
            {
                _sample[Key] = value;
            }
        }
    }
}
