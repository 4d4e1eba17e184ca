using System.Text.Json;
using Thelper.Data;
using Thelper.Tests.Support;

namespace Thelper.Tests.Data;

/// <summary>
/// The original's splits of 50, 30 and 20 samples. Which samples it chose depends on its generator; how many does not.
/// Its case 5, with ratios above 1, leaves a sample out by rounding, and is not followed.
/// </summary>
public sealed class GoldenSplitTests
{
    [SkippableTheory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(6)]
    public void Sets_are_as_large_as_the_originals(int number)
    {
        var (configuration, result) = Case(number);
        var split = Split(configuration);

        Assert.Equal(
            (Length(result, "train"), Length(result, "valid"), Length(result, "test")),
            (split.Train.Count, split.Valid.Count, split.Test.Count));
    }

    [SkippableTheory]
    [InlineData(0)]
    [InlineData(2)]
    [InlineData(6)]
    public void Sets_have_as_many_samples_of_each_class_as_the_originals(int number)
    {
        var (configuration, result) = Case(number);

        Assert.Equal(
            Indices(result, "train").CountBy(ClassOf).OrderBy(entry => entry.Key),
            Split(configuration).Train.CountBy(ClassOf).OrderBy(entry => entry.Key));
    }

    [SkippableFact]
    public void Without_shuffling_the_samples_are_the_originals()
    {
        var (configuration, result) = Case(4);
        var split = Split(configuration);

        Assert.Equal(Indices(result, "train").Order(), split.Train);
        Assert.Equal(Indices(result, "valid").Order(), split.Valid);
        Assert.Equal(Indices(result, "test").Order(), split.Test);
    }

    private static (JsonElement Configuration, JsonElement Result) Case(int number)
    {
        var entry = Golden.Json("split_100.json").GetProperty("cases")[number];
        return (entry.GetProperty("config"), entry.GetProperty("result"));
    }

    private static SplitIndices Split(JsonElement configuration)
    {
        var ratios = new SplitRatios(
            Ratio(configuration, "train"), Ratio(configuration, "valid"), Ratio(configuration, "test"));
        return new Splitter(0, 0, shuffle: !configuration.TryGetProperty("train_shuffle", out _)).Split(
            LabelledDataset.Of(50, 30, 20), ratios, balanced: !configuration.TryGetProperty("skip_class_balancing", out _));
    }

    private static double Ratio(JsonElement configuration, string set) =>
        configuration.TryGetProperty($"{set}_split", out var split) ? split.GetProperty("d").GetDouble() : 0;

    private static int Length(JsonElement result, string set) => Indices(result, set).Length;

    private static int[] Indices(JsonElement result, string set) =>
        result.TryGetProperty(set, out var samples) && samples.ValueKind == JsonValueKind.Array
            ? [.. samples.EnumerateArray().Select(sample => sample[0].GetInt32())]
            : [];

    private static int ClassOf(int index) => index < 50 ? 0 : index < 80 ? 1 : 2;
}
