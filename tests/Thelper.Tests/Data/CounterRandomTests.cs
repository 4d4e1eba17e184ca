using Thelper.Data;

namespace Thelper.Tests.Data;

public sealed class CounterRandomTests
{
    private const ulong Seed = 0x299f31d0_a4093822;

    // The counter is block, operation, sample, epoch; the seed's lower half is the first word of the key. The vectors are
    // those that the authors of the algorithm publish with it (Random123, kat_vectors).
    [Fact]
    public void Zeros_give_the_published_numbers() =>
        Assert.Equal((0x6627e8d5u, 0xe169c58du, 0xbc57ac4cu, 0x9b00dbd8u), CounterRandom.Philox((0, 0, 0, 0), (0, 0)));

    [Fact]
    public void Ones_give_the_published_numbers() => Assert.Equal(
        (0x408f276du, 0x41c83b0eu, 0xa20bc7c6u, 0x6d5451fdu),
        CounterRandom.Philox((~0u, ~0u, ~0u, ~0u), (~0u, ~0u)));

    [Fact]
    public void The_digits_of_pi_give_the_published_numbers() => Assert.Equal(
        (0xd16cfe09u, 0x94fdccebu, 0x5001e420u, 0x24126ea1u),
        CounterRandom.Philox((0x243f6a88, 0x85a308d3, 0x13198a2e, 0x03707344), (0xa4093822, 0x299f31d0)));

    [Fact]
    public void The_words_of_a_block_are_drawn_in_order()
    {
        var random = new CounterRandom(Seed, epoch: 3, sample: 2, operation: 1);
        var first = CounterRandom.Philox((0, 1, 2, 3), (0xa4093822, 0x299f31d0));
        var second = CounterRandom.Philox((1, 1, 2, 3), (0xa4093822, 0x299f31d0));

        Assert.Equal([first.A, first.B, first.C, first.D, second.A], Draw(random, 5));
    }

    [Fact]
    public void The_same_key_gives_the_same_numbers() =>
        Assert.Equal(Draw(new CounterRandom(Seed, 3, 5, 7), 50), Draw(new CounterRandom(Seed, 3, 5, 7), 50));

    [Theory]
    [InlineData(Seed + 1, 3, 5, 7)]
    [InlineData(Seed + (1UL << 32), 3, 5, 7)]
    [InlineData(Seed, 4, 5, 7)]
    [InlineData(Seed, 3, 6, 7)]
    [InlineData(Seed, 3, 5, 8)]
    public void Another_seed_epoch_sample_or_operation_gives_other_numbers(ulong seed, uint epoch, uint sample, uint operation) =>
        Assert.Empty(Draw(new CounterRandom(seed, epoch, sample, operation), 50)
            .Intersect(Draw(new CounterRandom(Seed, 3, 5, 7), 50)));

    [Fact]
    public void A_copy_goes_on_by_itself()
    {
        var random = new CounterRandom(Seed, 0, 0, 0);
        var copy = random;
        random.NextUInt32();

        Assert.Equal(new CounterRandom(Seed, 0, 0, 0).NextUInt32(), copy.NextUInt32());
    }

    private static uint[] Draw(CounterRandom random, int count)
    {
        var numbers = new uint[count];
        foreach (ref var number in numbers.AsSpan())
        {
            number = random.NextUInt32();
        }

        return numbers;
    }
}
