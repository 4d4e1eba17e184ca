using Thelper.Data;

namespace Thelper.Tests.Data;

public sealed class SplitSeedTests
{
    private static readonly LabelledDataset Dataset = LabelledDataset.Of(50, 50, 20);

    [Fact]
    public void The_same_seeds_give_the_same_split()
    {
        var (first, second) = (Split(1, 2), Split(1, 2));

        Assert.Equal(first.Train, second.Train);
        Assert.Equal(first.Valid, second.Valid);
        Assert.Equal(first.Test, second.Test);
    }

    [Fact]
    public void Another_validation_seed_leaves_the_test_samples_alone() => Assert.Equal(Split(1, 2).Test, Split(1, 3).Test);

    [Fact]
    public void Another_validation_seed_chooses_other_validation_samples() =>
        Assert.NotEqual(Split(1, 2).Valid, Split(1, 3).Valid);

    [Fact]
    public void Another_test_seed_chooses_other_test_samples() => Assert.NotEqual(Split(1, 2).Test, Split(2, 2).Test);

    [Fact]
    public void Equal_seeds_for_both_choices_are_fine() => Assert.Equal(12, Split(7, 7).Test.Except(Split(7, 7).Valid).Count());

    [Fact]
    public void Classes_are_shuffled_independently()
    {
        var test = Split(1, 2).Test;
        var first = test.Where(index => index < 50);
        var second = test.Where(index => index is >= 50 and < 100).Select(index => index - 50);

        Assert.NotEqual(first, second);
    }

    [Fact]
    public void A_class_is_split_alike_whatever_the_others_are() => Assert.Equal(
        Split(1, 2).Test.Where(index => index < 50),
        new Splitter(1, 2, shuffle: true).Split(LabelledDataset.Of(50), new(0.7, 0.2, 0.1), balanced: true).Test);

    private static SplitIndices Split(ulong testSeed, ulong validSeed) =>
        new Splitter(testSeed, validSeed, shuffle: true).Split(Dataset, new(0.7, 0.2, 0.1), balanced: true);
}
