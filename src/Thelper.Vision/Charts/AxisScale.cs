namespace Thelper.Vision.Charts;

/// <summary>Which value lies where on an axis.</summary>
internal sealed class AxisScale
{
    // Beyond it, the distance of two values may be no number.
    private const double Largest = 1e300;

    // Below it, the distance of two values may be 0.
    private const double Smallest = 1e-300;
    private const double Padding = 0.04;
    private const double LeastRelativeSpan = 1e-6;
    private const int MostTicks = 10;

    private readonly ChartAxis _axis;
    private readonly double _low;
    private readonly double _high;

    /// <param name="axis">Its ends, where they are fixed.</param>
    /// <param name="values">All values that it must have; those that have no place are passed over.</param>
    /// <exception cref="ArgumentException">The fixed ends are no range.</exception>
    public AxisScale(ChartAxis axis, IEnumerable<double> values)
    {
        _axis = axis;
        var places = values.Select(Place).Where(double.IsFinite).DefaultIfEmpty(double.NaN).ToArray();
        var (low, high) = double.IsNaN(places[0]) ? (0, 1) : Widened(places.Min(), places.Max());
        var pad = Padding * (high - low);
        (_low, _high) = (FixedEnd(axis.Minimum) ?? low - pad, FixedEnd(axis.Maximum) ?? high + pad);
        if (axis is { Minimum: not null, Maximum: not null } && _low >= _high)
        {
            throw new ArgumentException($"An axis from {axis.Minimum} to {axis.Maximum} has no extent.", nameof(axis));
        }

        if (_low >= _high)
        {
            (_low, _high) = axis.Minimum is null ? (_high - 1, _high) : (_low, _low + 1);
        }
    }

    /// <summary>Where a value lies: 0 at the beginning, 1 at the end; NaN where it has no place.</summary>
    public double Share(double value) => Place(value) is var place && double.IsFinite(place) ? (place - _low) / (_high - _low) : double.NaN;

    /// <summary>As many values as can be named without touching each other.</summary>
    /// <param name="length">Of the axis.</param>
    /// <param name="room">What a name needs along the axis.</param>
    public IReadOnlyList<AxisTick> Ticks(double length, Func<string, double> room)
    {
        for (var count = MostTicks; count > 1; count--)
        {
            var ticks = Ticks(count);
            if (ticks.Count > 0 && ticks.Count <= MostTicks + 2 && ticks.Zip(ticks.Skip(1)).All(pair =>
                (pair.Second.Share - pair.First.Share) * length >= (room(pair.First.Label) + room(pair.Second.Label)) / 2))
            {
                return ticks;
            }
        }

        return [.. Ticks(1).Take(1)];
    }

    private IReadOnlyList<AxisTick> Ticks(int count)
    {
        var ticks = _axis.IsLogarithmic
            ? TickValues.Logarithmic(_low, _high, count)
            : TickValues.Linear(_low, _high, count, _axis.HasWholeNumbers);
        return [.. ticks.Select(tick => new AxisTick(Share(tick.Value), tick.Label)).Where(tick => tick.Share is >= -1e-9 and <= 1 + 1e-9)];
    }

    private double? FixedEnd(double? value) => value is { } end
        ? double.IsFinite(Place(end)) ? Place(end) : throw new ArgumentException($"An axis cannot end at {end}.")
        : null;

    private double Place(double value) =>
        !double.IsFinite(value) || (_axis.IsLogarithmic && value <= 0) ? double.NaN
        : _axis.IsLogarithmic ? Math.Log10(Math.Clamp(value, Smallest, Largest))
        : Math.Abs(value) < Smallest ? 0
        : Math.Clamp(value, -Largest, Largest);

    /// <summary>Values that are all but equal get a range around them.</summary>
    private (double Low, double High) Widened(double low, double high)
    {
        var size = Math.Max(Math.Abs(low), Math.Abs(high));
        if (high - low > LeastRelativeSpan * size)
        {
            return (low, high);
        }

        var half = _axis.IsLogarithmic ? 0.5 : _axis.HasWholeNumbers ? Math.Max(1, size * LeastRelativeSpan) : size == 0 ? 1 : size * 0.05;
        return (low - half, high + half);
    }
}
