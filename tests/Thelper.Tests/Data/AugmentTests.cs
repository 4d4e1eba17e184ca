using System.Globalization;
using Thelper.Data;

namespace Thelper.Tests.Data;

public sealed class AugmentTests
{
    private static readonly LoadersOptions Options = new()
    {
        Workers = 0,
        Shuffle = false,
        BaseTransforms = [new() { Operation = new TenTimes() }],
        TrainSplit = new Dictionary<string, double> { ["data"] = 0.4 },
        ValidSplit = new Dictionary<string, double> { ["data"] = 0.3 },
        TestSplit = new Dictionary<string, double> { ["data"] = 0.3 },
    };

    [Fact]
    public void Without_augmentation_all_sets_have_the_base_transforms() =>
        Assert.Equal("+0 +0 +0", Added(Options));

    [Fact]
    public void Augmentations_come_before_the_base_transforms() =>
        Assert.Equal("+10 +10 +10", Added(Options with { Augments = Adding(1) }));

    [Fact]
    public void Augmentations_come_after_the_base_transforms_where_it_is_asked_for() =>
        Assert.Equal("+1 +1 +1", Added(Options with { Augments = Adding(1) with { Append = true } }));

    [Fact]
    public void Augmentations_come_in_their_order()
    {
        var augments = new AugmentOptions { Transforms = [new AddedValue(3), new() { Operation = new TenTimes() }] };

        Assert.Equal("+30 +30 +30", Added(Options with { Augments = augments, BaseTransforms = [] }));
    }

    [Fact]
    public void Training_and_validation_may_have_augmentations_of_their_own() =>
        Assert.Equal("+20 +20 +0", Added(Options with { TrainvalidAugments = Adding(2) }));

    [Fact]
    public void Validation_and_test_may_have_augmentations_of_their_own() =>
        Assert.Equal("+0 +30 +30", Added(Options with { EvalAugments = Adding(3) }));

    [Fact]
    public void Each_set_may_have_augmentations_of_its_own() => Assert.Equal(
        "+40 +50 +60",
        Added(Options with { TrainAugments = Adding(4), ValidAugments = Adding(5), TestAugments = Adding(6) }));

    [Fact]
    public void Augmentations_of_all_sets_go_before_any_other() => Assert.Equal(
        "+10 +10 +10",
        Added(Options with { Augments = Adding(1), TrainvalidAugments = Adding(2), EvalAugments = Adding(3), TestAugments = Adding(6) }));

    [Fact]
    public void Augmentations_of_two_sets_go_before_those_of_one() => Assert.Equal(
        "+20 +20 +30",
        Added(Options with
        {
            TrainvalidAugments = Adding(2),
            EvalAugments = Adding(3),
            TrainAugments = Adding(4),
            ValidAugments = Adding(5),
            TestAugments = Adding(6),
        }));

    [Fact]
    public void Augmentations_without_transforms_do_not_count() => Assert.Equal(
        "+40 +0 +0", Added(Options with { Augments = new AugmentOptions(), TrainAugments = Adding(4) }));

    private static AugmentOptions Adding(float value) => new() { Transforms = [new AddedValue(value)] };

    /// <summary>What the transforms added to ten times a pixel of the training, validation and test set.</summary>
    private static string Added(LoadersOptions options)
    {
        var loaders = new LoaderFactory(
            new Dictionary<string, IDataset> { ["data"] = LabelledDataset.Of(10) }, options, new Seeds(1, 2, 3, 4)).Create();
        return string.Join(' ', new[] { loaders.Train, loaders.Valid, loaders.Test }.Select(loader => Added(loader!)));
    }

    private static string Added(Loader loader)
    {
        using var batch = loader.Load(0).First();
        var added = batch.Tensor("image").AsSpan<float>()[0] - (10 * batch.Tensor("idx").AsSpan<long>()[0]);
        return $"+{added.ToString(CultureInfo.InvariantCulture)}";
    }
}
