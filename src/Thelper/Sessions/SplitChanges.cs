using Thelper.Data;

namespace Thelper.Sessions;

/// <summary>How the samples of a session's sets differ from those that it began with.</summary>
internal static class SplitChanges
{
    private const string Unused = "no set";

    /// <summary>
    /// One clause for each sample that was added, removed, moved to another set, or whose file has another size; by name,
    /// so that an order in which only the data set lists its samples is no difference.
    /// </summary>
    public static IReadOnlyList<string> Between(SplitRecord before, SplitRecord now)
    {
        if (before.Samples is null)
        {
            now = now with { Samples = null };
        }

        var (then, current) = (Places(before), Places(now));
        return
        [
            .. then.Where(entry => !current.ContainsKey(entry.Key))
                .Select(entry => $"removed: {entry.Key} (was in {entry.Value.Set})"),
            .. current.Where(entry => !then.ContainsKey(entry.Key))
                .Select(entry => $"added: {entry.Key} (to {entry.Value.Set})"),
            .. current.Where(entry => then.ContainsKey(entry.Key))
                .SelectMany(entry => Differences(entry.Key, then[entry.Key], entry.Value)),
        ];
    }

    private static IEnumerable<string> Differences(string name, Place before, Place now)
    {
        if (before.Bytes is { } old && now.Bytes is { } size && old != size)
        {
            yield return $"changed: {name} (was {old} bytes, is {size})";
        }

        if (before.Set != now.Set)
        {
            yield return $"moved: {name} (from {before.Set} to {now.Set})";
        }
    }

    private static OrderedDictionary<string, Place> Places(SplitRecord record)
    {
        var sets = new Dictionary<int, string>();
        foreach (var (set, indices) in new[] { ("train", record.Split.Train), ("valid", record.Split.Valid), ("test", record.Split.Test) })
        {
            foreach (var index in indices)
            {
                sets[index] = set;
            }
        }

        var count = record.Samples?.Count ?? sets.Keys.DefaultIfEmpty(-1).Max() + 1;
        var places = new OrderedDictionary<string, Place>(count);
        for (var i = 0; i < count; i++)
        {
            var sample = record.Samples?[i] ?? new SampleIdentity($"sample {i}", null);
            var place = new Place(sets.GetValueOrDefault(i, Unused), sample.Bytes);

            // A data set whose names are not unique is compared by their number, not left out.
            for (var copy = 1; !places.TryAdd(copy == 1 ? sample.Name : $"{sample.Name} ({copy})", place); copy++)
            {
            }
        }

        return places;
    }

    private readonly record struct Place(string Set, long? Bytes);
}
