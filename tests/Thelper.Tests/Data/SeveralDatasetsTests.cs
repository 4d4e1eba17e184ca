using Thelper.Data;
using Thelper.Tasks;

namespace Thelper.Tests.Data;

public sealed class SeveralDatasetsTests
{
    private static readonly Dictionary<string, IDataset> Datasets = new()
    {
        ["pets"] = new LabelledDataset([0, 1, 0], "cat", "dog"),
        ["farm"] = new LabelledDataset([0, 1, 2], "cow", "dog", "cat"),
    };

    [Fact]
    public void Samples_follow_one_another_in_the_order_of_the_data_sets() =>
        Assert.Equal([0L, 1, 2, 0, 1, 2], Values("idx", 1, 1));

    [Fact]
    public void Class_indices_count_the_classes_of_all_data_sets() =>
        Assert.Equal([0L, 1, 0, 2, 1, 0], Values("label", 1, 1));

    [Fact]
    public void A_data_set_without_a_share_still_counts_its_classes() => Assert.Equal([2L, 1, 0], Values("label", 0, 1));

    [Fact]
    public void A_data_set_without_a_share_has_no_split() =>
        Assert.Equal(["farm"], Factory(0, 1).Splits.Keys);

    [Fact]
    public void Errors_name_the_sample_in_its_own_data_set()
    {
        var task = TaskMerger.Merge([.. Datasets.Select(entry => (entry.Key, entry.Value.Task))]);
        var source = new SplitSource(
            [Part("pets", 0, 1), Part("farm", 1)], task, seed: 0);

        Assert.Equal("sample 1", source.Describe(2));
    }

    private static SplitPart Part(string name, params int[] indices) =>
        new(new OpenDataset(Datasets[name]), indices, new TransformPipeline([]));

    private static LoaderFactory Factory(double pets, double farm) => new(
        Datasets,
        new LoadersOptions
        {
            BatchSize = 10,
            Workers = 0,
            Shuffle = false,
            TrainSplit = new Dictionary<string, double> { ["pets"] = pets, ["farm"] = farm },
        },
        new Seeds(1, 2, 3, 4));

    private static long[] Values(string key, double pets, double farm)
    {
        using var batch = Factory(pets, farm).Create().Train!.Load(0).Single();
        return batch.Tensor(key).AsSpan<long>().ToArray();
    }
}
