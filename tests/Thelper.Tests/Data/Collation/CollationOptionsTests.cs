using Thelper.Data;
using Thelper.Data.Collation;
using Thelper.Tasks;
using Thelper.Tests.Support;

namespace Thelper.Tests.Data.Collation;

public sealed class CollationOptionsTests
{
    private const string Split = "train_split: {data: 1}\n";
    private static readonly Classification Task = new(["a", "b", "c"], "image", "label");

    [Theory]
    [InlineData("collate_fn")]
    [InlineData("collate")]
    public void One_collation_is_for_all_sets(string key)
    {
        var options = Bound.To<LoadersOptions>($"{Split}{key}: torchvision.transforms.v2.MixUp\n");

        Assert.All(["train", "valid", "test"], set => Assert.IsType<MixUpOptions>(options.CollationOf(set).Options));
    }

    [Fact]
    public void Each_set_may_have_a_collation_of_its_own()
    {
        var options = Bound.To<LoadersOptions>($"""
            {Split}
            train_collate_fn:
              type: torchvision.transforms.v2.CutMix
              params:
                alpha: 0.3
                probability: 0.5
                num_classes: 3
            test_collate_fn: thelper.data.default_collate
            """);

        Assert.Equal(new CutMixOptions { Alpha = 0.3, Probability = 0.5, NumClasses = 3 }, options.CollationOf("train").Options);
        Assert.Null(options.CollationOf("valid").Options);
        Assert.Equal(new DefaultCollationOptions(), options.CollationOf("test").Options);
    }

    [Theory]
    [InlineData("train_collate_fn")]
    [InlineData("valid_collate_fn")]
    [InlineData("test_collate_fn")]
    public void A_collation_for_all_sets_excludes_one_for_a_set(string key) => Assert.Equal(
        ("collate_fn", "is for all sets; give either it or the collations of the sets."),
        Bound.Mistake<LoadersOptions>(
            $"{Split}collate_fn: thelper.data.default_collate\n{key}: thelper.data.default_collate\n"));

    [Theory]
    [InlineData("thelper.data.loaders.default_collate")]
    [InlineData("torch.utils.data.default_collate")]
    public void The_default_collation_has_its_other_names(string name)
    {
        var options = Bound.To<LoadersOptions>($"{Split}collate_fn: {{type: {name}, params: {{force_tensor: false}}}}\n");

        Assert.False(BatchCollation.Of(options, "train", Task, seed: 0).ForceTensor);
    }

    [Fact]
    public void Tensors_are_forced_by_default() =>
        Assert.True(BatchCollation.Of(Bound.To<LoadersOptions>(Split), "train", Task, seed: 0).ForceTensor);

    [Theory]
    [InlineData("alpha: 0", "collate_fn.params.alpha")]
    [InlineData("alpha: -1", "collate_fn.params.alpha")]
    [InlineData("probability: 1.5", "collate_fn.params.probability")]
    [InlineData("num_classes: 0", "collate_fn.params.num_classes")]
    public void A_number_out_of_its_range_is_refused(string line, string path) => Assert.Equal(
        path,
        Bound.Mistake<LoadersOptions>($"{Split}collate_fn: {{type: torchvision.transforms.v2.MixUp, params: {{{line}}}}}\n").Path);

    [Theory]
    [InlineData("[1]")]
    [InlineData("[0, 0]")]
    public void A_choice_needs_a_probability_for_each(string probabilities)
    {
        var (path, sentence) = Bound.Mistake<LoadersOptions>($$"""
            {{Split}}
            train_collate_fn:
              type: thelper.data.RandomCollation
              params:
                collations: [torchvision.transforms.v2.MixUp, torchvision.transforms.v2.CutMix]
                probabilities: {{probabilities}}
            """);

        Assert.Equal("train_collate_fn.params.probabilities", path);
        Assert.StartsWith("must have one number for each of the 2 collations, not all 0", sentence, StringComparison.Ordinal);
    }

    [SkippableTheory]
    [InlineData(false, null)]
    [InlineData(true, "loaders.pin_memory has no effect, because libtorch finds no CUDA device here.")]
    public void Pinned_memory_without_a_GPU_is_warned_of_and_has_no_effect(bool pin, string? warning)
    {
        Skip.If(Thelper.Torch.TorchProcess.CudaDeviceCount > 0, "there is a CUDA device");
        var options = Bound.To<LoadersOptions>($"{Split}pin_memory: {(pin ? "true" : "false")}\n");

        Assert.Equal(warning, BatchCollation.WarningsOf(options).SingleOrDefault());
        Assert.False(BatchCollation.Of(options, "train", Task, seed: 0).PinMemory);
    }

    [Theory]
    [InlineData("collate_fn", 1)]
    [InlineData("train_collate_fn", 0)]
    public void Mixing_all_sets_is_warned_of(string key, int warnings) => Assert.Equal(
        warnings,
        BatchCollation.WarningsOf(Bound.To<LoadersOptions>($"{Split}valid_split: {{data: 1}}\n{key}: torchvision.transforms.v2.MixUp\n")).Count());
}
