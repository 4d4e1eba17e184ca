using Thelper.Data;
using Thelper.Tests.Support;

namespace Thelper.Tests.Data;

public sealed class LoadersOptionsTests
{
    private const string Split = "train_split: {data: 1}\n";

    [Fact]
    public void A_batch_size_for_all_sets_excludes_one_for_a_set() => Assert.Equal(
        ("batch_size", "is for all sets; give either it or the sizes of the sets."),
        Bound.Mistake<LoadersOptions>(Split + "batch_size: 8\nvalid_batch_size: 4\n"));

    [Fact]
    public void A_split_is_needed() => Assert.Equal(
        ("train_split", "is missing, and so are valid_split and test_split: no data set would be used."),
        Bound.Mistake<LoadersOptions>("batch_size: 8\n"));

    [Theory]
    [InlineData("-0.5", "-0.5")]
    [InlineData(".nan", "NaN")]
    [InlineData(".inf", "Infinity")]
    public void A_share_is_a_number_of_at_least_0(string share, string shown) => Assert.Equal(
        ("valid_split.data", $"is {shown}, but a share is at least 0 and finite."),
        Bound.Mistake<LoadersOptions>($"valid_split: {{data: {share}}}\n"));

    [Theory]
    [InlineData("batch_size: 0", "batch_size")]
    [InlineData("workers: -1", "workers")]
    [InlineData("prefetch_batches: 0", "prefetch_batches")]
    [InlineData("torch_seed: -1", "torch_seed")]
    public void A_number_out_of_its_range_is_refused(string line, string key) =>
        Assert.Equal(key, Bound.Mistake<LoadersOptions>($"{Split}{line}\n").Path);

    [Fact]
    public void Loading_is_done_beside_training_by_default() =>
        Assert.InRange(Bound.To<LoadersOptions>(Split).Workers, 1, 4);
}
