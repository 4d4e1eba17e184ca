using System.Text.Json;
using Thelper.Data;
using Thelper.Tests.Support;

namespace Thelper.Tests.Data;

public sealed class ClassWeightsTests
{
    private static readonly long[] Counts = [45, 360, 1215, 2880, 5500];

    [SkippableFact]
    public void Weights_are_those_of_the_original() =>
        Assert.All(Golden.Json("class_weights.json").EnumerateArray(), entry =>
        {
            var (classes, setting) = (entry.GetProperty("map").EnumerateObject(), entry.GetProperty("kw"));
            var weights = ClassWeights.Compute([.. classes.Select(count => count.Value.GetInt64())], Options(setting));

            Assert.All(
                entry.GetProperty("weights").EnumerateObject().Zip(weights),
                pair => Assert.Equal(pair.First.Value.GetDouble(), pair.Second, 1e-12));
        });

    [Fact]
    public void Linear_weights_are_the_shares() =>
        Assert.Equal([0.0045, 0.036, 0.1215, 0.288, 0.55], ClassWeights.Compute(Counts, new()).Select(weight => Math.Round(weight, 12)));

    [Fact]
    public void Inverted_weights_are_those_by_which_the_largest_class_is_larger() => Assert.Equal(
        [0.55 / 0.0045, 0.55 / 0.036, 0.55 / 0.1215, 0.55 / 0.288, 1],
        ClassWeights.Compute(Counts, new() { Invmax = true }), (a, b) => Math.Abs(a - b) < 1e-9);

    [Fact]
    public void Limits_hold_after_the_inversion() => Assert.Equal(
        [10, 10, 4.5267, 1.9097, 1.5],
        ClassWeights.Compute(Counts, new() { Invmax = true, Smallest = 1.5, Largest = 10 }).Select(weight => Math.Round(weight, 4)));

    [Theory]
    [InlineData(false, 0.2)]
    [InlineData(true, 1)]
    public void Uniform_weights_do_not_depend_on_the_counts(bool invert, double weight) =>
        Assert.All(ClassWeights.Compute(Counts, new() { Stype = "uniform", Invmax = invert }), each => Assert.Equal(weight, each, 1e-15));

    [Fact]
    public void A_class_without_samples_has_the_weight_of_one_in_a_million() =>
        Assert.Equal([1, 1e6], ClassWeights.Compute([5, 0], new() { Invmax = true }));

    [Theory]
    [InlineData("norm: true\ninvmax: true\n", "norm")]
    [InlineData("stype: root0\n", "stype")]
    [InlineData("stype: root-2\n", "stype")]
    [InlineData("minw: 2\nmaxw: 1\n", "minw")]
    public void Contradictions_are_refused(string options, string key) =>
        Assert.Equal(key, Bound.Mistake<ClassWeightOptions>(options).Path);

    [Fact]
    public void Without_samples_there_are_no_weights() =>
        Assert.Throws<ArgumentException>(() => ClassWeights.Compute([0, 0], new()));

    [Theory]
    [InlineData("uniform")]
    [InlineData("linear")]
    [InlineData("root2")]
    [InlineData("root2.5")]
    public void A_scheme_has_a_word(string word) => Assert.Equal(word, ClassWeighting.Parse(word).ToString());

    private static ClassWeightOptions Options(JsonElement setting) =>
        Bound.To<ClassWeightOptions>(string.Concat(setting.EnumerateObject().Select(entry => $"{entry.Name}: {entry.Value.GetRawText()}\n")));
}
