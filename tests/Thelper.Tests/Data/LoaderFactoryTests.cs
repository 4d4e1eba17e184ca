using Thelper.Configuration;
using Thelper.Data;

namespace Thelper.Tests.Data;

public sealed class LoaderFactoryTests
{
    private static readonly Seeds Seeds = new(Test: 1, Valid: 2, Torch: 3, Transforms: 4);

    private static readonly LoadersOptions Options = new()
    {
        Workers = 0,
        TrainSplit = Share(0.6),
        ValidSplit = Share(0.2),
        TestSplit = Share(0.2),
    };

    [Fact]
    public void One_batch_size_is_for_all_sets() =>
        Assert.Equal((3, 3, 3), BatchSizes(Options with { BatchSize = 3 }));

    [Fact]
    public void Each_set_may_have_a_batch_size_of_its_own() => Assert.Equal(
        (3, 5, 7), BatchSizes(Options with { TrainBatchSize = 3, ValidBatchSize = 5, TestBatchSize = 7 }));

    [Fact]
    public void Batches_hold_one_sample_by_default() => Assert.Equal((1, 1, 1), BatchSizes(Options));

    [Fact]
    public void Only_the_training_set_is_shuffled_by_default() => Assert.Equal((true, false, false), Shuffled(Options));

    [Fact]
    public void Each_set_may_be_shuffled_or_not() => Assert.Equal(
        (false, true, true), Shuffled(Options with { TrainShuffle = false, ValidShuffle = true, TestShuffle = true }));

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void One_setting_shuffles_all_sets_or_none(bool shuffle) =>
        Assert.Equal((shuffle, shuffle, shuffle), Shuffled(Options with { Shuffle = shuffle }));

    [Fact]
    public void Only_training_batches_are_dropped()
    {
        var loaders = Create(Options with { BatchSize = 11, DropLast = true }, samples: 100);

        Assert.Equal((55, 20, 20), (loaders.Train!.SampleCount, loaders.Valid!.SampleCount, loaders.Test!.SampleCount));
    }

    [Fact]
    public void A_set_that_nothing_contributes_to_has_no_loader()
    {
        var loaders = Create(Options with { ValidSplit = new Dictionary<string, double>(), TestSplit = Share(0) });

        Assert.Equal((false, true, true), (loaders.Train is null, loaders.Valid is null, loaders.Test is null));
    }

    [Fact]
    public void A_set_that_got_no_sample_is_named() => Assert.Equal(
        "The valid set got no sample; give it a larger share, or none.",
        Assert.Throws<DataException>(() => Create(Options with { ValidSplit = Share(0.01) }, samples: 10)).Message);

    [Fact]
    public void A_set_that_fills_no_batch_is_named() => Assert.Equal(
        "leaves nothing of the train set, whose samples (6) do not fill one batch of 8; turn it off, or lower batch_size.",
        Assert.Throws<SettingException>(() => Create(Options with { BatchSize = 8, DropLast = true }, samples: 10)).Message);

    [Fact]
    public void Without_balancing_classes_need_not_have_the_same_shares()
    {
        var (balanced, plain) = (Splits(Options), Splits(Options with { SkipClassBalancing = true }));

        Assert.Equal(12, balanced.Train.Count(index => index < 20));
        Assert.NotEqual(balanced.Train, plain.Train);
    }

    [Fact]
    public void Splits_are_those_of_the_loaders()
    {
        var factory = Factory(Options, samples: 40);

        Assert.Equal(
            factory.Splits["data"].Valid.Select(index => (long)index), FakeSource.Load(factory.Create().Valid!, 0).SelectMany(batch => batch));
    }

    [Fact]
    public void A_set_without_any_sample_of_a_class_is_told()
    {
        var factory = Factory(Options, LabelledDataset.Of(20, 1, 20));

        Assert.Equal(
            [
                "The valid set has no sample of 'B' (the data has 1); what is told of it leaves that out. Give the set a larger share, or add samples.",
                "The test set has no sample of 'B' (the data has 1); what is told of it leaves that out. Give the set a larger share, or add samples.",
            ],
            factory.Warnings);
    }

    [Fact]
    public void Sets_that_nothing_is_meant_for_lack_no_class() =>
        Assert.Empty(Factory(Options with { TestSplit = Share(0), TrainSplit = Share(0.8) }, LabelledDataset.Of(20, 5)).Warnings);

    private static Dictionary<string, double> Share(double share) => new() { ["data"] = share };

    private static LoaderFactory Factory(LoadersOptions options, int samples) =>
        Factory(options, LabelledDataset.Of(samples / 2, samples - (samples / 2)));

    private static LoaderFactory Factory(LoadersOptions options, IDataset dataset) =>
        new(new Dictionary<string, IDataset> { ["data"] = dataset }, options, Seeds);

    private static LoaderSet Create(LoadersOptions options, int samples = 100) => Factory(options, samples).Create();

    private static SplitIndices Splits(LoadersOptions options) => Factory(options, samples: 40).Splits["data"];

    private static (int Train, int Valid, int Test) BatchSizes(LoadersOptions options)
    {
        var loaders = Create(options);
        return (Of(loaders.Train!), Of(loaders.Valid!), Of(loaders.Test!));

        static int Of(Loader loader) => FakeSource.Load(loader, 0)[0].Length;
    }

    private static (bool Train, bool Valid, bool Test) Shuffled(LoadersOptions options)
    {
        var loaders = Create(options);
        return (Of(loaders.Train!), Of(loaders.Valid!), Of(loaders.Test!));

        static bool Of(Loader loader) => !Order(loader, 0).SequenceEqual(Order(loader, 1));

        static IEnumerable<long> Order(Loader loader, int epoch) => FakeSource.Load(loader, epoch).SelectMany(batch => batch);
    }
}
