using System.Text;
using Thelper.Data;
using Thelper.Tasks;
using Thelper.Torch;
using Thelper.Torch.Tests.Support;

namespace Thelper.Tests.Data.Collation;

/// <summary>What becomes of the values of one key.</summary>
public sealed class CollationRuleTests
{
    [Fact]
    public void Integers_and_real_numbers_become_real_numbers() =>
        AssertNumbers(ScalarType.Float64, [1, 2.5, -3], Assembled.Of(1L, 2.5, -3L));

    [Fact]
    public void Real_numbers_and_integers_become_real_numbers() =>
        AssertNumbers(ScalarType.Float64, [0.5, 7], Assembled.Of(0.5, 7L));

    [Fact]
    public void Integers_alone_stay_integers_of_64_bits()
    {
        using var batch = Assembled.Of(long.MaxValue, long.MinValue);

        Assert.Equal([long.MaxValue, long.MinValue], batch.Tensor("x").AsSpan<long>().ToArray());
    }

    [Fact]
    public void Lists_of_boxes_stay_as_they_are()
    {
        BoundingBox[] boxes = [new(1, 0, 0, 5, 5), new(0, 2, 2, 3, 3)];
        using var batch = Assembled.Of(boxes, Array.Empty<BoundingBox>());

        Assert.Equal([boxes, Array.Empty<BoundingBox>()], (IReadOnlyList<BoundingBox>[])batch["x"]!);
    }

    [Fact]
    public void Lists_become_a_list_of_columns()
    {
        using var batch = Assembled.Of(new SampleList([1L, "a", null]), new SampleList([2.5, "b", null]));
        var places = Assert.IsType<object?[]>(batch["x"]);

        Assert.Equal([1, 2.5], ((Tensor)places[0]!).AsSpan<double>().ToArray());
        Assert.Equal(["a", "b"], (string[])places[1]!);
        Assert.Null(places[2]);
    }

    [Fact]
    public void Lists_of_unequal_length_are_refused() => Assert.Equal(
        "its entry 'x' is a list of 1, but the batch began with a list of 2",
        Refusal(new SampleList([1L, 2L]), new SampleList([1L])));

    [Fact]
    public void A_null_in_the_list_of_one_sample_is_refused() => Assert.StartsWith(
        "its entry 'x' is null, but that of other samples has a value",
        Refusal(new SampleList([1L, 2L]), new SampleList([1L, null])), StringComparison.Ordinal);

    [Fact]
    public void Arrays_of_another_shape_are_refused() => Assert.Equal(
        "its entry 'x' is Float32 of the shape [2, 1], but the batch began with Float32 of the shape [2]",
        Refusal(SampleArray.From<float>([1, 2], 2), SampleArray.From<float>([1, 2], 2, 1)));

    [Fact]
    public void A_value_of_an_unknown_kind_is_refused_with_what_to_do() => Assert.Equal(
        "its entry 'x' is of the type StringBuilder, which a batch cannot hold; leave it out of the samples, or let such entries "
        + "become lists with collate_fn: {type: thelper.data.default_collate, params: {force_tensor: false}}",
        Refusal(new StringBuilder()));

    [Fact]
    public void Where_tensors_are_not_forced_values_of_an_unknown_kind_become_a_list()
    {
        object[] values = [new StringBuilder("a"), new StringBuilder("b")];
        using var batch = Assembled.Of(new BatchForm(2, ForceTensor: false), values);

        Assert.Equal(values, (object[])batch!["x"]!);
    }

    [Theory]
    [InlineData(1L, '?', "is no number, but that of other samples is")]
    [InlineData('?', 1L, "is of the type Int64, but that of other samples is of a type that only a list can hold")]
    public void Known_and_unknown_kinds_are_refused_together_in_either_order(object first, object second, string reason)
    {
        var exception = Assert.Throws<InvalidDataException>(() => Assembled.Of(new BatchForm(2, ForceTensor: false), first, second));

        Assert.Equal($"its entry 'x' {reason}", exception.Message);
    }

    [Fact]
    public void A_sample_that_is_refused_leaves_no_memory_behind()
    {
        var live = new LiveTensors();
        var assembly = new BatchAssembly(2);
        using var sample = new Sample { ["number"] = 1L, ["other"] = new StringBuilder() };

        Assert.Throws<InvalidDataException>(() => assembly.Write(0, sample));

        Assert.Equal(0, live.Added);
    }

    private static string Refusal(params object?[] values) =>
        Assert.Throws<InvalidDataException>(() => Assembled.Of(values)).Message;

    private static void AssertNumbers(ScalarType type, double[] expected, Batch batch)
    {
        using (batch)
        {
            Assert.Equal(type, batch.Tensor("x").ScalarType);
            Assert.Equal(expected, batch.Tensor("x").ToArray<double>());
        }
    }
}
