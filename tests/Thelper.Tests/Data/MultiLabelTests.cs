using Thelper.Data;

namespace Thelper.Tests.Data;

public sealed class MultiLabelTests
{
    private static readonly LoadersOptions Options = new()
    {
        BatchSize = 100,
        Workers = 0,
        TrainSplit = new Dictionary<string, double> { ["data"] = 0.5 },
        TestSplit = new Dictionary<string, double> { ["data"] = 0.5 },
    };

    private static readonly MultiLabelDataset Dataset = new(
        ["common", "rare"],
        [.. Enumerable.Repeat<int[]>([0], 40), .. Enumerable.Repeat<int[]>([0, 1], 8), .. Enumerable.Repeat<int[]>([], 12)]);

    [Theory]
    [InlineData(0, 40)]
    [InlineData(40, 48)]
    [InlineData(48, 60)]
    public void Each_set_has_its_share_of_the_samples_of_each_rarest_class_and_of_those_without(int first, int end)
    {
        var split = Factory(Options).Splits["data"];

        Assert.Equal((end - first) / 2, split.Train.Count(index => index >= first && index < end));
    }

    [Fact]
    public void Every_sample_is_in_one_set()
    {
        var split = Factory(Options).Splits["data"];

        Assert.Equal(Enumerable.Range(0, 60), split.Train.Concat(split.Test).Order());
    }

    [Fact]
    public void The_rarest_class_is_found_over_all_data_sets()
    {
        // Here alone, "rare" is more frequent; over both data sets it is not.
        var datasets = new Dictionary<string, IDataset>
        {
            ["data"] = new MultiLabelDataset(["rare", "common"], [.. Enumerable.Repeat<int[]>([0], 10), .. Enumerable.Repeat<int[]>([0, 1], 10)]),
            ["other"] = new MultiLabelDataset(["common"], [.. Enumerable.Repeat<int[]>([0], 30)]),
        };
        var split = new LoaderFactory(datasets, Options with { Shuffle = false }, new Seeds(1, 2, 3, 4)).Splits["data"];

        Assert.Equal(Enumerable.Range(0, 10), split.Test);
    }

    [Fact]
    public void Flags_stand_for_the_classes_of_all_data_sets()
    {
        var datasets = new Dictionary<string, IDataset>
        {
            ["first"] = new MultiLabelDataset(["cat", "dog"], [0], [1]),
            ["second"] = new MultiLabelDataset(["cow", "cat"], [0], [0, 1]),
        };
        var options = new LoadersOptions
        {
            BatchSize = 4,
            Workers = 0,
            Shuffle = false,
            TrainSplit = new Dictionary<string, double> { ["first"] = 1, ["second"] = 1 },
        };
        using var batch = new LoaderFactory(datasets, options, new Seeds(1, 2, 3, 4)).Create().Train!.Load(0).Single();

        Assert.Equal(
            [1, 0, 0, 0, 1, 0, 0, 0, 1, 1, 0, 1],
            batch.Tensor("labels").AsSpan<float>().ToArray().Select(flag => (int)flag));
    }

    private static LoaderFactory Factory(LoadersOptions options) =>
        new(new Dictionary<string, IDataset> { ["data"] = Dataset }, options, new Seeds(1, 2, 3, 4));
}
