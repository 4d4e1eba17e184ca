using Thelper.Data;
using Thelper.Data.Collation;

namespace Thelper.Tests.Data.Collation;

public sealed class RandomCollationTests
{
    private const int Batches = 2000;

    [Fact]
    public void Each_is_chosen_as_often_as_its_probability_says()
    {
        var counts = Count([1, 0, 3]);

        Assert.InRange(counts.GetValueOrDefault(0), Batches * 0.21, Batches * 0.29);
        Assert.Equal(0, counts.GetValueOrDefault(1));
        Assert.Equal(Batches, counts.Values.Sum());
    }

    [Fact]
    public void Where_the_last_has_no_weight_it_is_never_chosen() =>
        Assert.Equal([0], Count([0.1, 0, 0]).Keys);

    [Fact]
    public void The_default_among_the_choices_leaves_the_batch_as_it_is()
    {
        using var batch = new Batch([], 1);

        Assert.Same(batch, new RandomCollation([null], [1]).Collate(batch, default));
    }

    private static Dictionary<int, int> Count(double[] weights)
    {
        var counts = new Dictionary<int, int>();
        var collation = new RandomCollation([.. weights.Select((_, i) => new Counted(i, counts))], weights);
        for (var i = 0; i < Batches; i++)
        {
            using var batch = new Batch([], 1);
            collation.Collate(batch, new CounterRandom(1, 0, (uint)i, 0));
        }

        return counts;
    }

    private sealed class Counted(int number, Dictionary<int, int> counts) : ICollation
    {
        public Batch Collate(Batch batch, CounterRandom random)
        {
            counts[number] = counts.GetValueOrDefault(number) + 1;
            return batch;
        }
    }
}
