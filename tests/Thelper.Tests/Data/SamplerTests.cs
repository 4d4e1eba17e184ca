using Thelper.Configuration;
using Thelper.Data.Samplers;

namespace Thelper.Tests.Data;

public sealed class SamplerTests
{
    private static readonly int[] Skewed = [.. Enumerable.Repeat(0, 700), .. Enumerable.Repeat(1, 250), .. Enumerable.Repeat(2, 50)];

    public static TheoryData<string> Random => ["subset", "uniform", "linear", "root3", "random", "fixed"];

    [Theory]
    [MemberData(nameof(Random))]
    public void The_same_epoch_has_the_same_order(string kind) =>
        Assert.Equal(Create(kind).Order(3), Create(kind).Order(3));

    [Theory]
    [MemberData(nameof(Random))]
    public void Another_epoch_has_another_order(string kind) =>
        Assert.NotEqual(Create(kind).Order(3), Create(kind).Order(4));

    [Theory]
    [MemberData(nameof(Random))]
    public void Another_seed_gives_another_order(string kind) =>
        Assert.NotEqual(Create(kind).Order(0), Create(kind, seed: 8).Order(0));

    [Theory]
    [MemberData(nameof(Random))]
    public void Classes_are_mixed(string kind)
    {
        var labels = Create(kind).Order(0).Select(position => Skewed[position]).ToArray();

        // Grouped by class, there would be two changes; mixed evenly, hundreds.
        Assert.InRange(labels.Zip(labels.Skip(1)).Count(pair => pair.First != pair.Second), 100, int.MaxValue);
    }

    [Theory]
    [MemberData(nameof(Random))]
    public void The_order_is_as_long_as_it_is_said_to_be(string kind) =>
        Assert.Equal(Create(kind).Count, Create(kind).Order(0).Length);

    [Theory]
    [MemberData(nameof(Random))]
    public void Of_no_samples_there_is_no_order(string kind) => Assert.Empty(Create(kind, labels: []).Order(0));

    [Theory]
    [InlineData("subset")]
    [InlineData("uniform")]
    [InlineData("random")]
    public void With_a_scale_of_0_there_is_no_order(string kind) => Assert.Empty(Create(kind, scale: 0).Order(0));

    [Theory]
    [InlineData(0.5, 4)]
    [InlineData(0.3, 3)]
    [InlineData(1.5, 14)]
    [InlineData(2.5, 22)]
    public void A_scaled_epoch_has_each_sample_as_often_as_any_other_or_once_more(double scale, int length)
    {
        var order = Create("subset", labels: new int[9], scale: scale).Order(1);
        var often = Enumerable.Range(0, 9).Select(position => order.Count(drawn => drawn == position)).ToArray();

        Assert.Equal(length, order.Length);
        Assert.InRange(often.Max() - often.Min(), 0, 1);
    }

    [Fact]
    public void Samples_whose_classes_are_not_known_cannot_be_weighted() => Assert.StartsWith(
        "is for samples with classes, but no sample has one",
        Assert.Throws<SettingException>(() => Create("uniform", labels: [SampledSet.NoClass, SampledSet.NoClass])).Message,
        StringComparison.Ordinal);

    [Fact]
    public void Uniform_epochs_have_as_many_of_each_class() =>
        Assert.Equal([334, 333, 333], PerClass("uniform"));

    [Fact]
    public void Linear_epochs_have_the_classes_as_they_are() => Assert.Equal([700, 250, 50], PerClass("linear"));

    [Fact]
    public void A_higher_root_brings_more_of_the_rare_classes()
    {
        var (second, third) = (PerClass("root2"), PerClass("root3"));

        Assert.True(50 < second[2] && second[2] < third[2] && third[2] < 333, $"{second[2]}, {third[2]}");
    }

    [Fact]
    public void Draws_by_chance_favour_no_class() =>
        Assert.All(PerClass("random", scale: 6), count => Assert.InRange(count, 1900, 2100));

    [Fact]
    public void A_class_is_gone_through_before_a_sample_of_it_comes_again()
    {
        var rare = Create("uniform").Order(0).Where(position => Skewed[position] == 2).CountBy(position => position);

        Assert.Equal(50, rare.Count());
        Assert.All(rare, entry => Assert.InRange(entry.Value, 6, 7));
    }

    [Fact]
    public void Fixed_weights_are_how_often_the_samples_of_a_class_come() => Assert.Equal([70, 500, 25], PerClass("fixed"));

    [Fact]
    public void Sequential_epochs_have_the_order_of_the_set() =>
        Assert.Equal([0, 1, 2, 3], new SubsetSequentialSamplerOptions().Create(new SampledSet(new int[4], null, 1)).Order(5));

    private static int[] PerClass(string kind, double scale = 1) =>
        [.. Create(kind, scale: scale).Order(0).CountBy(position => Skewed[position]).OrderBy(entry => entry.Key).Select(entry => entry.Value)];

    private static ISampler Create(string kind, int[]? labels = null, double scale = 1, ulong seed = 7)
    {
        var classes = new Dictionary<int, string> { [0] = "many", [1] = "some", [2] = "few" };
        ISamplerOptions options = kind switch
        {
            "subset" => new SubsetRandomSamplerOptions(),
            "fixed" => new FixedWeightSubsetSamplerOptions { Weights = new Dictionary<string, double> { ["many"] = 0.1, ["some"] = 2, ["few"] = 0.5 } },
            _ => new WeightedSubsetRandomSamplerOptions { Stype = kind },
        };
        return options.Create(new SampledSet(labels ?? Skewed, classes, seed, scale));
    }
}
