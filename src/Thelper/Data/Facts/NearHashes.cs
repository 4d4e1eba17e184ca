namespace Thelper.Data.Facts;

/// <summary>
/// Finds hashes that differ in few bits without comparing all of them. The bits are divided into one part more than may
/// differ, so that of two near hashes at least one part is equal; only hashes with an equal part are compared.
/// </summary>
internal sealed class NearHashes
{
    private const int BitCount = 64;

    private readonly IReadOnlyList<PerceptualHash?> _hashes;
    private readonly int _distance;
    private readonly ulong[] _parts;
    private readonly Dictionary<ulong, List<int>>[] _byPart;

    /// <param name="hashes">Null ones are near to none.</param>
    /// <param name="distance">The most bits that may differ, 0 to 63.</param>
    public NearHashes(IReadOnlyList<PerceptualHash?> hashes, int distance)
    {
        (_hashes, _distance) = (hashes, distance);
        _parts = [.. Enumerable.Range(0, distance + 1).Select(part => Mask(part, distance + 1))];
        _byPart = [.. _parts.Select(_ => new Dictionary<ulong, List<int>>())];
        for (var i = 0; i < hashes.Count; i++)
        {
            for (var part = 0; part < _parts.Length && hashes[i] is { } hash; part++)
            {
                var key = hash.Bits & _parts[part];
                if (!_byPart[part].TryGetValue(key, out var members))
                {
                    _byPart[part].Add(key, members = []);
                }

                members.Add(i);
            }
        }
    }

    /// <summary>The hashes after one of them that are near to it, each once, in rising order.</summary>
    /// <param name="index">Of the one.</param>
    public IEnumerable<int> After(int index)
    {
        if (_hashes[index] is not { } hash)
        {
            return [];
        }

        var near = new List<int>();
        for (var part = 0; part < _parts.Length; part++)
        {
            var members = _byPart[part][hash.Bits & _parts[part]];
            for (var i = members.BinarySearch(index) + 1; i < members.Count; i++)
            {
                var other = _hashes[members[i]]!.Value;
                if (hash.DistanceTo(other) <= _distance && FirstEqualPart(hash.Bits ^ other.Bits) == part)
                {
                    near.Add(members[i]);
                }
            }
        }

        near.Sort();
        return near;
    }

    private static ulong Mask(int part, int parts)
    {
        var (first, end) = (part * BitCount / parts, (part + 1) * BitCount / parts);
        return (ulong)(((UInt128.One << (end - first)) - 1) << first);
    }

    private int FirstEqualPart(ulong difference) => Array.FindIndex(_parts, mask => (difference & mask) == 0);
}
