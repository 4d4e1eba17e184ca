using Thelper.Data;

namespace Thelper.Tests.Data;

public sealed class SplitterTests
{
    private static readonly LabelledDataset Uneven = LabelledDataset.Of(53, 31, 17, 1);
    private static readonly SplitRatios Usual = new(Train: 0.7, Valid: 0.2, Test: 0.1);

    public static TheoryData<double, double, double> WholeRatios => new()
    {
        { 0.7, 0.2, 0.1 },
        { 0.34, 0.33, 0.33 },
        { 0.15, 0.15, 0.7 },
        { 0, 0.5, 0.5 },
        { 0, 0.15, 0.85 },
        { 0.5, 0, 0.5 },
        { 1, 0, 0 },
        { 0, 1, 0 },
        { 0, 0, 1 },
        { 3, 1, 1 },
    };

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void No_sample_is_in_two_sets(bool balanced)
    {
        var split = Split(Usual, balanced: balanced);

        Assert.Distinct(split.Train.Concat(split.Valid).Concat(split.Test));
    }

    [Theory]
    [MemberData(nameof(WholeRatios))]
    public void Ratios_that_add_up_to_1_or_more_leave_no_sample_out(double train, double valid, double test)
    {
        var split = Split(new(train, valid, test));

        Assert.Equal(
            Enumerable.Range(0, Uneven.Count), split.Train.Concat(split.Valid).Concat(split.Test).Order());
    }

    [Theory]
    [MemberData(nameof(WholeRatios))]
    public void A_set_without_a_share_gets_nothing(double train, double valid, double test)
    {
        var split = Split(new(train, valid, test));

        Assert.Equal(
            (train > 0, valid > 0, test > 0), (split.Train.Count > 0, split.Valid.Count > 0, split.Test.Count > 0));
    }

    [Fact]
    public void Ratios_below_1_leave_samples_unused()
    {
        var split = Split(new(Train: 0.5, Valid: 0.2, Test: 0.1), LabelledDataset.Of(50, 30, 20));

        Assert.Equal((50, 20, 10), (split.Train.Count, split.Valid.Count, split.Test.Count));
    }

    [Fact]
    public void Each_set_has_the_same_shares_of_all_classes()
    {
        var dataset = LabelledDataset.Of(50, 30, 20);
        var split = Split(new(0.8, 0.1, 0.1), dataset);

        Assert.Equal([40, 24, 16], PerClass(dataset, split.Train));
        Assert.Equal([5, 3, 2], PerClass(dataset, split.Valid));
        Assert.Equal([5, 3, 2], PerClass(dataset, split.Test));
    }

    [Fact]
    public void Samples_without_a_class_are_shared_out_like_a_class()
    {
        var dataset = new LabelledDataset([.. Enumerable.Range(0, 40).Select(i => i < 20 ? (int?)null : 0)], "A");
        var split = Split(new(0.5, 0.25, 0.25), dataset);

        Assert.Equal((10, 5), (split.Train.Count(i => i < 20), split.Test.Count(i => i < 20)));
    }

    [Fact]
    public void Without_balancing_the_sizes_are_those_of_the_whole()
    {
        var split = Split(Usual, LabelledDataset.Of(5, 5, 5, 5), balanced: false);

        Assert.Equal((14, 4, 2), (split.Train.Count, split.Valid.Count, split.Test.Count));
    }

    [Fact]
    public void Without_shuffling_test_samples_come_first_and_training_samples_last()
    {
        var split = new Splitter(1, 2, shuffle: false).Split(LabelledDataset.Of(10), Usual, balanced: true);

        Assert.Equal([0], split.Test);
        Assert.Equal([1, 2], split.Valid);
        Assert.Equal([3, 4, 5, 6, 7, 8, 9], split.Train);
    }

    [Fact]
    public void Sets_are_listed_in_the_order_of_the_data() => Assert.Equal(Split(Usual).Train.Order(), Split(Usual).Train);

    private static SplitIndices Split(SplitRatios ratios, LabelledDataset? dataset = null, bool balanced = true) =>
        new Splitter(testSeed: 1, validSeed: 2, shuffle: true).Split(dataset ?? Uneven, ratios, balanced);

    private static IEnumerable<int> PerClass(LabelledDataset dataset, IEnumerable<int> indices) =>
        indices.CountBy(index => dataset.ClassOf(index)!.Value).OrderBy(entry => entry.Key).Select(entry => entry.Value);
}
