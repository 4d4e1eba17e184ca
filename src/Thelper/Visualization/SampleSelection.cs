using Thelper.Data;
using Thelper.Metrics;

namespace Thelper.Visualization;

/// <summary>
/// The best, the worst and random ones of the samples of an epoch, a bounded number of each. Of equally good ones those that
/// came first stay. Which random ones stay follows from epoch and number of samples alone (algorithm R of Vitter, "Random Sampling
/// with a Reservoir", 1985), so that the same run again keeps the same.
/// </summary>
/// <param name="count">Samples of each kind at most.</param>
internal sealed class SampleSelection(int count) : IStateful
{
    private readonly List<KeptSample> _best = [];
    private readonly List<KeptSample> _worst = [];
    private readonly List<KeptSample> _random = [];
    private long _seen;

    /// <summary>The kinds that there are samples of, each with its samples in the order to show.</summary>
    public IEnumerable<(string Kind, IReadOnlyList<KeptSample> Samples)> Kinds =>
        new (string Kind, IReadOnlyList<KeptSample> Samples)[]
        {
            ("best", _best), ("worst", _worst), ("random", [.. _random.OrderBy(sample => sample.Number)]),
        }.Where(kind => kind.Samples.Count > 0);

    /// <summary>Forgets all samples.</summary>
    public void Clear()
    {
        Lists().ToList().ForEach(list => list.Samples.Clear());
        _seen = 0;
    }

    /// <summary>Looks at the next sample of an epoch.</summary>
    /// <param name="merit">How good its prediction is; null where that is not known, and it can be a random one alone.</param>
    /// <param name="epoch">Counted from 0.</param>
    /// <param name="draw">Draws it, given its number; called only where it is kept.</param>
    public void Offer(double? merit, int epoch, Func<long, KeptSample> draw)
    {
        var number = _seen++;
        var isGood = merit is not null && (_best.Count < count || merit > _best[^1].Merit);
        var isBad = merit is not null && (_worst.Count < count || merit < _worst[^1].Merit);
        var place = PlaceOf(number, epoch);
        if (!isGood && !isBad && place is null)
        {
            return;
        }

        var sample = draw(number);
        if (isGood)
        {
            Insert(_best, sample, other => other.Merit >= merit);
        }

        if (isBad)
        {
            Insert(_worst, sample, other => other.Merit <= merit);
        }

        if (place is { } index)
        {
            _random.RemoveRange(index, Math.Min(1, _random.Count - index));
            _random.Insert(index, sample);
        }
    }

    /// <inheritdoc/>
    public OrderedDictionary<string, object?> SaveState()
    {
        var state = new OrderedDictionary<string, object?> { ["seen"] = _seen };
        foreach (var (kind, samples) in Lists())
        {
            state[kind] = samples.Select(sample => (object?)sample.SaveState()).ToList();
        }

        return state;
    }

    /// <inheritdoc/>
    public void LoadState(IReadOnlyDictionary<string, object?> state)
    {
        Clear();
        _seen = (long)state["seen"]!;
        foreach (var (kind, samples) in Lists())
        {
            samples.AddRange(((IReadOnlyList<object?>)state[kind]!).Select(KeptSample.From));
        }
    }

    private IEnumerable<(string Kind, List<KeptSample> Samples)> Lists() => [("best", _best), ("worst", _worst), ("random", _random)];

    private void Insert(List<KeptSample> samples, KeptSample sample, Predicate<KeptSample> comesBefore)
    {
        samples.Insert(samples.FindLastIndex(comesBefore) + 1, sample);
        if (samples.Count > count)
        {
            samples.RemoveAt(count);
        }
    }

    private int? PlaceOf(long number, int epoch)
    {
        var random = new CounterRandom(0, (uint)epoch, (uint)number, RandomPurpose.ShownSamples);
        var place = number < count ? (int)number : random.NextInt32(checked((int)number + 1));
        return place < count ? place : null;
    }
}
