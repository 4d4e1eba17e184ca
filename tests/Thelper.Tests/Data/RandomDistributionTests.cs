using Thelper.Data;

namespace Thelper.Tests.Data;

public sealed class RandomDistributionTests
{
    private const int Draws = 60_000;
    private CounterRandom _random = new(seed: 1, epoch: 0, sample: 0, operation: 0);

    [Fact]
    public void Whole_numbers_stay_below_their_end() =>
        Assert.Equal(Enumerable.Range(0, 6), Draw(6).Distinct().Order());

    [Fact]
    public void Whole_numbers_are_equally_frequent() => Assert.All(
        Draw(6).CountBy(number => number), count => Assert.InRange(count.Value, (Draws / 6) - 400, (Draws / 6) + 400));

    [Fact]
    public void An_end_that_does_not_divide_the_range_favours_no_number()
    {
        // There are 8/3 times as many 32-bit numbers as results: without drawing again, every third one would be rarer.
        const int end = 3 << 29;

        Assert.All(
            Draw(end).CountBy(number => number % 3), count => Assert.InRange(count.Value, (Draws / 3) - 600, (Draws / 3) + 600));
    }

    [Fact]
    public void The_only_number_below_1_is_0() => Assert.Equal(0, _random.NextInt32(1));

    [Theory]
    [InlineData(0)]
    [InlineData(-3)]
    public void An_end_below_1_is_refused(int end) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => _random.NextInt32(end));

    [Fact]
    public void Real_numbers_lie_from_0_to_below_1() =>
        Assert.All(Reals(), number => Assert.True(number is >= 0 and < 1));

    [Fact]
    public void Real_numbers_are_spread_evenly() => Assert.All(
        Reals().CountBy(number => (int)(number * 10)),
        count => Assert.InRange(count.Value, (Draws / 10) - 400, (Draws / 10) + 400));

    [Fact]
    public void Real_numbers_use_all_53_bits() =>
        Assert.Contains(Reals(), number => (number * (1L << 53)) % 2 == 1);

    [Fact]
    public void An_interval_holds_its_numbers() => Assert.All(
        Enumerable.Range(0, 1000), _ => Assert.True(_random.NextDouble(-2, 3) is >= -2 and < 3));

    [Fact]
    public void Shuffling_keeps_every_item_once()
    {
        var items = Enumerable.Range(0, 1000).ToArray();

        _random.Shuffle<int>(items);

        Assert.NotEqual(Enumerable.Range(0, 1000), items);
        Assert.Equal(Enumerable.Range(0, 1000), items.Order());
    }

    [Fact]
    public void All_orders_are_equally_frequent()
    {
        var orders = Enumerable.Range(0, Draws / 10).Select(_ =>
        {
            var items = "abc".ToCharArray();
            _random.Shuffle<char>(items);
            return new string(items);
        });

        Assert.All(orders.CountBy(order => order), count => Assert.InRange(count.Value, 870, 1130));
    }

    private List<int> Draw(int end) => [.. Enumerable.Range(0, Draws).Select(_ => _random.NextInt32(end))];

    private List<double> Reals() => [.. Enumerable.Range(0, Draws).Select(_ => _random.NextDouble())];
}
