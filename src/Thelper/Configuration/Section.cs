namespace Thelper.Configuration;

/// <summary>A mapping while its keys are handed out; what nobody took is unknown.</summary>
internal sealed class Section(ConfigMapping mapping, string path, BindingReport report)
{
    private readonly List<(ConfigMapping Mapping, string Path)> _parts = [(mapping, path)];
    private readonly HashSet<ConfigEntry> _taken = new(ReferenceEqualityComparer.Instance);
    private readonly HashSet<string> _known = [];
    private readonly List<(string Key, string Sentence)> _missing = [];
    private readonly List<Action> _checks = [];
    private readonly Dictionary<string, string> _below = [];
    private bool _acceptsAll;

    public ConfigLocation Location => mapping.Location;

    public string Path => path;

    /// <summary>Adds the keys of a section inside of this one, as if they stood here.</summary>
    public void Include(ConfigMapping inner, string innerPath) => _parts.Add((inner, innerPath));

    /// <summary>Hands out the entry under a key or one of its aliases; null where there is none.</summary>
    public Place? Take(string key, params IReadOnlyList<string> aliases)
    {
        _known.Add(key);
        var found = Find(key, aliases).ToList();
        foreach (var place in found)
        {
            _taken.Add(place.Entry);
        }

        if (found.Count == 0)
        {
            return null;
        }

        var (first, path) = found[0];
        foreach (var again in found.Skip(1))
        {
            report.Refuse(
                again.Entry.KeyLocation,
                again.Path,
                $"this is the same setting as '{first.Key}' ({first.KeyLocation}); keep one of them.");
        }

        if (first.Key != key)
        {
            report.Warn(first.KeyLocation, path, $"'{first.Key}' is another spelling of '{key}'; write '{key}'.");
        }

        return found[0];
    }

    /// <summary>Makes a key known without taking it, and says whether it is there.</summary>
    public bool Knows(string key, params IReadOnlyList<string> aliases)
    {
        _known.Add(key);
        return Find(key, aliases).Any();
    }

    public IEnumerable<Place> Find(string key, params IReadOnlyList<string> aliases) =>
        from name in aliases.Prepend(key)
        from part in _parts
        let entry = part.Mapping.Find(name)
        where entry is not null
        select new Place(entry, ConfigPath.Join(part.Path, name));

    /// <summary>Reports a key at the end, unless another one turns out to be that key misspelt.</summary>
    public void ReportMissing(string key, string sentence) => _missing.Add((key, sentence));

    /// <summary>Says where keys that are unknown here would be known: in the section under another key.</summary>
    public void PlaceBelow(string outer, IEnumerable<string> keys)
    {
        foreach (var key in keys)
        {
            _below[key] = outer;
        }
    }

    /// <summary>Lets every key pass, where it cannot be told which ones are known.</summary>
    public void AcceptAll() => _acceptsAll = true;

    /// <summary>Postpones a check until all keys have been found correct.</summary>
    public void CheckAtEnd(Action check) => _checks.Add(check);

    /// <summary>Reports unknown and missing keys; if there are none, runs the postponed checks.</summary>
    public bool Close()
    {
        var unknown = _acceptsAll ? [] : Unknown().ToList();
        var misspelt = unknown.Where(place => !_below.ContainsKey(place.Entry.Key))
            .SelectMany(place => NearestName.Find(place.Entry.Key, _known)).ToHashSet();
        foreach (var place in unknown)
        {
            var key = place.Entry.Key;
            report.Refuse(place.Entry.KeyLocation, place.Path, $"unknown key '{key}'{AdviceOn(place.Entry)}");
        }

        foreach (var (_, sentence) in _missing.Where(missing => !misspelt.Contains(missing.Key)))
        {
            report.Refuse(Location, Path, sentence);
        }

        var isClean = unknown.Count == 0 && _missing.Count == 0;
        if (isClean)
        {
            _checks.ForEach(check => check());
        }

        return isClean;
    }

    private string AdviceOn(ConfigEntry entry) =>
        _below.TryGetValue(entry.Key, out var outer) ? $" here; it belongs under '{outer}'."
        : entry is { Value.IsNull: true, Key.Length: > 0 } && entry.Key.All(char.IsAsciiDigit) ? "; where it ends a number, write that with a decimal point in place of the comma."
        : Wording.Advice(entry.Key, "keys", _known);

    private IEnumerable<Place> Unknown() =>
        from part in _parts
        from entry in part.Mapping.Entries
        where !_taken.Contains(entry)
        select new Place(entry, ConfigPath.Join(part.Path, entry.Key));

    /// <summary>An entry and its path.</summary>
    internal readonly record struct Place(ConfigEntry Entry, string Path);
}
