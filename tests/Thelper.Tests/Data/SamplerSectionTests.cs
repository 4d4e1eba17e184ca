using Thelper.Configuration;
using Thelper.Data;
using Thelper.Tests.Support;

namespace Thelper.Tests.Data;

public sealed class SamplerSectionTests
{
    private const string Split = "train_split: {data: 1}\nworkers: 0\nbatch_size: 100\ntorch_seed: 3\n";
    private const string Uniform = "{type: thelper.data.samplers.WeightedSubsetRandomSampler, params: {stype: uniform}, pass_labels: true}";
    private const string Fixed = "{type: thelper.data.samplers.FixedWeightSubsetSampler, params: {weights: {A: 0, B: 3}}}";
    private const string Sequential = "{type: thelper.data.samplers.SubsetSequentialSampler}";

    [Fact]
    public void A_sampler_decides_what_an_epoch_has() => Assert.Equal([0, 6], PerClass($"train_sampler: {Fixed}\n"));

    [Fact]
    public void A_sampler_for_all_sets_is_also_that_of_the_training_set() => Assert.Equal([5, 5], PerClass($"sampler: {Uniform}\n"));

    [Fact]
    public void The_scale_of_the_set_goes_to_its_sampler() =>
        Assert.Equal([10, 10], PerClass($"train_sampler: {Uniform}\ntrain_scale: 2\n"));

    [Fact]
    public void A_shuffled_set_may_have_a_scale_without_a_sampler() => Assert.Equal([16, 4], PerClass("train_scale: 2.0\n"));

    [Fact]
    public void A_sampler_for_all_sets_excludes_one_for_a_set() => Assert.Equal(
        ("sampler", "is for all sets; give either it or the samplers of the sets."),
        Bound.Mistake<LoadersOptions>($"{Split}sampler: {Uniform}\nvalid_sampler: {Uniform}\n"));

    [Fact]
    public void A_scale_needs_a_random_order() => Assert.Equal(
        ("valid_scale", "is 2, but the valid set is not shuffled, so it has each sample once; leave the scale out, or set valid_shuffle: true."),
        Bound.Mistake<LoadersOptions>($"{Split}valid_scale: 2\n"));

    [Theory]
    [InlineData(Fixed)]
    [InlineData(Sequential)]
    public void A_sampler_that_takes_no_scale_excludes_one(string sampler) => Assert.Equal(
        ("train_scale", "is 2, but the sampler of the train set takes no scale; leave it out."),
        Bound.Mistake<LoadersOptions>($"{Split}train_sampler: {sampler}\ntrain_scale: 2\n"));

    [Fact]
    public void Two_scales_contradict_each_other() => Assert.Equal(
        "train_scale",
        Bound.Mistake<LoadersOptions>(
            $"{Split}train_sampler: {{type: thelper.data.samplers.SubsetRandomSampler, params: {{scale: 3}}}}\ntrain_scale: 2\n").Path);

    [Fact]
    public void An_unknown_scheme_is_refused() => Assert.Equal(
        ("train_sampler.params.stype", "is 'rooted', but it must be"
            + " random, uniform, linear, or root with a number above 0, such as root2."),
        Bound.Mistake<LoadersOptions>(
            $"{Split}train_sampler: {{type: thelper.data.samplers.WeightedSubsetRandomSampler, params: {{stype: rooted}}}}\n"));

    [Theory]
    [InlineData("{A: 1}", "has no entry for 'B', of which the set has 2 samples; give one, 0 to leave them out.")]
    [InlineData("{A: 1, B: 1, C: 1}", "has an entry 'C', but the classes are A, B, <unset>.")]
    public void Weights_must_be_those_of_the_classes(string weights, string sentence)
    {
        var options = $"train_sampler: {{type: thelper.data.samplers.FixedWeightSubsetSampler, params: {{weights: {weights}}}}}\n";

        Assert.Equal(sentence, Assert.Throws<SettingException>(() => PerClass(options)).Message);
    }

    [Fact]
    public void A_sampler_that_takes_nothing_is_told() => Assert.Equal(
        "The train set has 10 samples, but its sampler takes none of them; give it a larger scale or larger weights.",
        Assert.Throws<DataException>(() => PerClass("train_scale: 0\n")).Message);

    [Theory]
    [InlineData("torch.utils.data.sampler.RandomSampler")]
    [InlineData("torch.utils.data.sampler.SequentialSampler")]
    public void Samplers_of_PyTorch_are_known(string name) => Assert.Equal([8, 2], PerClass($"train_sampler: {{type: {name}}}\n"));

    [Fact]
    public void Seeds_may_be_in_quotes() => Assert.Equal(17, Bound.To<LoadersOptions>("train_split: {data: 1}\ntest_seed: '17'\n").TestSeed);

    private static int[] PerClass(string options)
    {
        var loader = new LoaderFactory(
            new Dictionary<string, IDataset> { ["data"] = LabelledDataset.Of(8, 2) },
            Bound.To<LoadersOptions>(Split + options),
            new Seeds(1, 2, 3, 4)).Create().Train!;
        using var batch = loader.Load(0).Single();
        var labels = batch.Tensor("label").AsSpan<long>().ToArray();
        return [labels.Count(label => label == 0), labels.Count(label => label == 1)];
    }
}
