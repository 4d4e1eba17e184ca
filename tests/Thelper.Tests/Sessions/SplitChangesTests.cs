using Thelper.Data;
using Thelper.Sessions;
using Thelper.Tests.Support;

namespace Thelper.Tests.Sessions;

public sealed class SplitChangesTests
{
    private static readonly SplitRecord Before = Record(["a", "b", "c"], train: [0], valid: [1], test: []);

    [Fact]
    public void Equal_records_do_not_differ() => Assert.Empty(SplitChanges.Between(Before, Before with { }));

    [Fact]
    public void The_order_of_the_samples_is_no_difference() =>
        Assert.Empty(SplitChanges.Between(Before, Record(["c", "b", "a"], train: [2], valid: [1], test: [])));

    [Fact]
    public void A_sample_that_leaves_all_sets_has_moved() => Assert.Equal(
        ["moved: b (from valid to no set)"], SplitChanges.Between(Before, Record(["a", "b", "c"], train: [0], valid: [], test: [])));

    [Fact]
    public void Another_size_is_a_change()
    {
        var (before, now) = (Sized(120, null), Sized(130, 5));

        Assert.Equal(["changed: a (was 120 bytes, is 130)"], SplitChanges.Between(before, now));
    }

    [Fact]
    public void Records_without_names_are_compared_by_indices() => Assert.Equal(
        ["moved: sample 1 (from valid to train)"],
        SplitChanges.Between(
            Before with { Samples = null }, Record(["x", "y", "z"], train: [0, 1], valid: [], test: [])));

    [Fact]
    public void Samples_of_equal_names_are_all_compared() => Assert.Equal(
        ["removed: a (3) (was in no set)"],
        SplitChanges.Between(Record(["a", "a", "a"], [0], [1], []), Record(["a", "a"], [0], [1], [])));

    [Fact]
    public void A_record_that_was_written_is_read_as_it_was()
    {
        using var folder = new TemporaryFolder();
        var record = Sized(120, null);
        using (var file = File.Create(folder["data.log"]))
        {
            record.Write(file, [new("dataset", "data")], writeSamples: null);
        }

        var read = SplitRecord.Read(folder["data.log"])!;

        Assert.Equal(record.Samples, read.Samples);
        Assert.Equal(record.Split.Train, read.Split.Train);
        Assert.Equal(record.Split.Valid, read.Split.Valid);
        Assert.Equal(record.Split.Test, read.Split.Test);
    }

    private static SplitRecord Sized(long? first, long? second) => Record(["a", "b"], [0], [1], []) with
    {
        Samples = [new SampleIdentity("a", first), new SampleIdentity("b", second)],
    };

    private static SplitRecord Record(string[] names, int[] train, int[] valid, int[] test) =>
        new([.. names.Select(name => new SampleIdentity(name, null))], new SplitIndices(train, valid, test));
}
