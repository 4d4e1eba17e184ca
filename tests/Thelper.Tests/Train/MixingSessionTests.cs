using Thelper.Configuration;
using Thelper.Data;
using Thelper.Data.Collation;
using Thelper.Data.Datasets;
using Thelper.Sessions;
using Thelper.Tasks;
using Thelper.Transforms;

namespace Thelper.Tests.Train;

/// <summary>Sessions whose training batches are mixed.</summary>
public sealed class MixingSessionTests : IDisposable
{
    private const string Mixing =
        "loaders.train_collate_fn={type: thelper.data.RandomCollation, params: {collations: "
        + "[{type: torchvision.transforms.v2.MixUp, params: {alpha: 0.4}}, torchvision.transforms.v2.CutMix]}}";

    private readonly TinySession _session = new();

    public void Dispose() => _session.Dispose();

    [Fact]
    public void A_model_is_trained_on_mixed_images()
    {
        var results = _session.Start(Mixing);

        Assert.All(results.Sets, set => Assert.True(double.IsFinite(set.Result.Loss!.Value)));
        Assert.Equal(["train", "valid", "test"], results.Sets.Select(set => set.Set));
    }

    [Fact]
    public void Mixing_changes_the_training_but_not_the_untrained_validation()
    {
        using var plain = new TinySession();
        string[] withoutTraining = ["trainer.optimization.optimizer.params.lr=0", "trainer.epochs=1"];
        var (mixed, before) = (_session.Start([Mixing, .. withoutTraining]), plain.Start(withoutTraining));

        Assert.NotEqual(Loss(before, "train"), Loss(mixed, "train"));
        Assert.Equal(Loss(before, "valid"), Loss(mixed, "valid"));
    }

    [Fact]
    public void A_resumed_session_mixes_as_one_that_was_never_stopped()
    {
        using var whole = new TinySession();
        var expected = whole.Start(Mixing, "trainer.epochs=3");
        _session.Start(Mixing, "trainer.epochs=1");

        var resumed = _session.Resume("trainer.epochs=3");

        Assert.Equal(Loss(expected, "train"), Loss(resumed, "train"));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(5)]
    public void Any_number_of_threads_mixes_alike(int workers) => Assert.Equal(Epoch(workers: 0), Epoch(workers));

    [Fact]
    public void Each_epoch_is_mixed_in_its_own_way() => Assert.NotEqual(Epoch(workers: 0), Epoch(workers: 0, epoch: 1));

    [Fact]
    public void Another_number_of_classes_is_refused_with_its_line()
    {
        var exception = Assert.Throws<ConfigException>(() => _session.Start(
            "loaders.train_collate_fn={type: torchvision.transforms.v2.MixUp, params: {num_classes: 9}}"));

        Assert.Contains(
            "loaders.train_collate_fn.params.num_classes: is 9, but the data has", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Without_classes_there_is_nothing_to_mix()
    {
        var options = new LoadersOptions { TrainCollateFn = new MixUpOptions() };
        var task = new GenericTask("image", null, []);

        var exception = Assert.Throws<SettingException>(() => BatchCollation.Of(options, "train", task, seed: 0));

        Assert.StartsWith(
            "mixes samples and their classes, so it is for classification, but the data is for", exception.Message, StringComparison.Ordinal);
    }

    private static double Loss(SessionResults results, string set) =>
        Assert.Single(results.Sets, entry => entry.Set == set).Result.Loss!.Value;

    private static List<string> Epoch(int workers, int epoch = 0)
    {
        var options = new LoadersOptions
        {
            BatchSize = 6,
            Workers = workers,
            TrainSplit = new Dictionary<string, double> { ["shapes"] = 1 },
            TrainShuffle = false,
            TrainCollateFn = new RandomCollationOptions { Collations = [new MixUpOptions(), new CutMixOptions()] },
            BaseTransforms = [new() { Operation = new ResizeOptions { Dsize = [16, 16] } }],
        };
        var datasets = new Dictionary<string, IDataset> { ["shapes"] = new ShapesOptions { Count = 30 }.Open() };
        var loader = new LoaderFactory(datasets, options, new Seeds(1, 2, 3, 4)).Create().Train!;
        return [.. loader.Load(epoch).SelectMany(Bytes)];
    }

    private static List<string> Bytes(Batch batch)
    {
        using (batch)
        {
            return [.. batch.Keys.Select(key => Convert.ToHexString(batch.Tensor(key).AsBytes()))];
        }
    }
}
