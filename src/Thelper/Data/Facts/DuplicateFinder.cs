using System.Buffers.Binary;
using System.IO.Hashing;
using Thelper.Vision;

namespace Thelper.Data.Facts;

/// <summary>
/// Finds images that are in more than one of the three sets, which would make results look better than they are. Equal
/// pixels are found by a hash of 128 bits (XXH128), nearly equal images by <see cref="PerceptualHash"/>. Images are compared
/// as they are in the data sets, before all transforms; those within one set are not compared with each other.
/// </summary>
/// <param name="datasets">By name.</param>
/// <param name="splits">The samples of each data set that are in each set.</param>
public sealed class DuplicateFinder(
    IReadOnlyDictionary<string, IDataset> datasets, IReadOnlyDictionary<string, SplitIndices> splits)
{
    /// <summary>Bits in which the hashes of nearly equal images may differ, where nothing else is asked for.</summary>
    public const int DefaultDistance = 6;

    /// <summary>Loads all images and compares them. The result is the same for any number of threads.</summary>
    /// <param name="distance">The most bits in which the hashes of nearly equal images differ, 0 to 16; 6 by default.</param>
    /// <param name="workers">Threads; by default one per core.</param>
    /// <param name="stop">Ends the search with an <see cref="OperationCanceledException"/>.</param>
    public DuplicateReport Find(int distance = DefaultDistance, int? workers = null, CancellationToken stop = default)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(distance);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(distance, 16);
        PlacedSample[] samples =
            [.. Placed("train", split => split.Train), .. Placed("valid", split => split.Valid), .. Placed("test", split => split.Test)];
        var parallel = new ParallelOptions { MaxDegreeOfParallelism = workers ?? Environment.ProcessorCount, CancellationToken = stop };
        var prints = new Fingerprint[samples.Length];
        Parallel.For(0, samples.Length, parallel, i => prints[i] = Print(samples[i]));

        var equal = new EqualPixels(prints);
        var near = new NearHashes([.. prints.Select(print => print.Hash)], distance);
        var pairs = new DuplicatePair[samples.Length][];
        Parallel.For(0, samples.Length, parallel, i => pairs[i] = [.. Pairs(i)]);
        return new DuplicateReport(
            prints.Count(print => print.Problem is null), [.. pairs.SelectMany(found => found)], [.. prints.Select(print => print.Problem).OfType<string>()]);

        IEnumerable<DuplicatePair> Pairs(int first) =>
            from second in equal.After(first).Union(near.After(first)).Order()
            where samples[first].Set != samples[second].Set
            let isExact = prints[first].Pixels == prints[second].Pixels
            select new DuplicatePair(
                samples[first], samples[second], isExact, isExact ? 0 : prints[first].Hash!.Value.DistanceTo(prints[second].Hash!.Value));
    }

    private IEnumerable<PlacedSample> Placed(string set, Func<SplitIndices, IReadOnlyList<int>> indices) =>
        from entry in splits
        from index in indices(entry.Value)
        select new PlacedSample(set, entry.Key, index, datasets[entry.Key].IdentityOf(index).Name);

    private Fingerprint Print(PlacedSample placed)
    {
        var dataset = datasets[placed.Dataset];
        try
        {
            using var sample = dataset.Load(placed.Index);
            return sample.Has(dataset.Task.InputKey) && sample[dataset.Task.InputKey] is SampleImage { Pixels: var image }
                ? new Fingerprint(HashPixels(image), PerceptualHash.Of(image), null)
                : new Fingerprint(null, null, $"{dataset.Describe(placed.Index)} has no image under '{dataset.Task.InputKey}'.");
        }
        catch (Exception exception) when (exception is DataException or InvalidDataException or ImageException)
        {
            return new Fingerprint(null, null, exception.Message);
        }
    }

    /// <summary>Images of different shapes may have the same bytes, so that the shape is hashed too.</summary>
    private static UInt128 HashPixels(Image image)
    {
        Span<byte> shape = stackalloc byte[4 * sizeof(int)];
        BinaryPrimitives.WriteInt32LittleEndian(shape, image.Width);
        BinaryPrimitives.WriteInt32LittleEndian(shape[4..], image.Height);
        BinaryPrimitives.WriteInt32LittleEndian(shape[8..], image.Channels);
        BinaryPrimitives.WriteInt32LittleEndian(shape[12..], (int)image.Depth);
        var hash = new XxHash128();
        hash.Append(shape);
        hash.Append(image.Bytes);
        return hash.GetCurrentHashAsUInt128();
    }

    private sealed record Fingerprint(UInt128? Pixels, PerceptualHash? Hash, string? Problem);

    private sealed class EqualPixels
    {
        private readonly Fingerprint[] _prints;
        private readonly Dictionary<UInt128, List<int>> _members = [];

        public EqualPixels(Fingerprint[] prints)
        {
            _prints = prints;
            for (var i = 0; i < prints.Length; i++)
            {
                if (prints[i].Pixels is { } pixels)
                {
                    (_members.TryGetValue(pixels, out var members) ? members : _members[pixels] = []).Add(i);
                }
            }
        }

        public IEnumerable<int> After(int index) => _prints[index].Pixels is { } pixels
            ? _members[pixels].SkipWhile(other => other <= index) : [];
    }
}
