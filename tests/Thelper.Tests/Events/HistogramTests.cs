using Thelper.Events;

namespace Thelper.Tests.Events;

public sealed class HistogramTests
{
    [Fact]
    public void Each_number_is_in_the_bucket_that_holds_it()
    {
        float[] values = [.. Enumerable.Range(0, 1000).Select(i => (float)Math.Sin(i))];
        var histogram = Histogram.Of(values)!;

        Assert.Equal(values.Length, histogram.Counts.Sum());
        Assert.Equal(((double)values.Min(), (double)values.Max()), (histogram.Minimum, histogram.Limits[^1]));
        var left = double.NegativeInfinity;
        foreach (var (right, count) in histogram.Limits.Zip(histogram.Counts))
        {
            // A bucket's left end belongs to it, its right end to the next; numbers next to an end may be rounded across.
            Assert.InRange(count, values.Count(value => value > left + 1e-9 && value < right - 1e-9), values.Count(value => value >= left - 1e-9 && value <= right + 1e-9));
            left = right;
        }
    }

    [Fact]
    public void Sums_are_those_of_the_numbers()
    {
        var histogram = Histogram.Of([1, 2, -4])!;

        Assert.Equal((-1.0, 21.0), (histogram.Sum, histogram.SquareSum));
    }

    [Fact]
    public void Equal_numbers_share_one_bucket()
    {
        var histogram = Histogram.Of([2, 2])!;

        Assert.Equal((2.0, 2L), (Assert.Single(histogram.Limits), Assert.Single(histogram.Counts)));
    }

    [Fact]
    public void What_is_not_finite_is_left_out() =>
        Assert.Equal((1.0, 3.0, 2L), Histogram.Of([float.NaN, 1, float.PositiveInfinity, 3]) is { } found ? (found.Minimum, found.Maximum, found.Counts.Sum()) : default);

    [Fact]
    public void Without_a_number_there_is_none() => Assert.Null(Histogram.Of([float.NaN]));
}
