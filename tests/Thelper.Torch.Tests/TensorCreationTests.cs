using Thelper.Torch.Tests.Support;

namespace Thelper.Torch.Tests;

public sealed class TensorCreationTests
{
    [Fact]
    public void Values_without_sizes_make_one_dimension()
    {
        using var tensor = Tensors.From<float>([1, 2, 3]);

        Assert.Equal([3], tensor.Shape);
    }

    [Fact]
    public void Values_fill_the_shape_row_by_row()
    {
        using var scope = TensorScope.Open();

        Assert.Equal([4, 5, 6], Tensors.From<long>([1, 2, 3, 4, 5, 6], 2, 3).Select(0, 1).ToArray<long>());
    }

    [Fact]
    public void Too_few_values_are_refused_with_both_numbers()
    {
        var error = Assert.Throws<ArgumentException>(() => Tensors.From<float>([1, 2], 3));

        Assert.StartsWith("2 values do not fill Float32[3] on cpu.", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Refused_values_leave_no_tensor_behind()
    {
        var live = new LiveTensors();

        Assert.Throws<ArgumentException>(() => Tensors.From<float>([1, 2], 3));

        Assert.Equal(0, live.Added);
    }

    [Fact]
    public void No_values_make_an_empty_tensor()
    {
        using var tensor = Tensors.From<double>([], 0, 4);

        Assert.Equal((0L, 2), (tensor.ElementCount, tensor.Rank));
    }

    [Fact]
    public void A_scalar_has_no_dimensions_and_one_element()
    {
        using var tensor = Tensors.FromScalar(2.5);

        Assert.Equal((0, 1L, 2.5), (tensor.Rank, tensor.ElementCount, tensor.ToDouble()));
    }

    [Fact]
    public void Bytes_become_the_elements_that_they_spell()
    {
        using var tensor = Tensors.FromBytes([1, 0, 0, 1], ScalarType.Int16, [2]);

        Assert.Equal([1, 256], tensor.ToArray<short>());
    }

    [Fact]
    public void Bytes_that_do_not_fill_the_shape_are_refused()
    {
        var error = Assert.Throws<ArgumentException>(() => Tensors.FromBytes([1, 2, 3], ScalarType.Int16, [2]));

        Assert.StartsWith("3 bytes do not fill Int16[2] on cpu.", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_tensor_from_bytes_leaves_no_other_tensor_behind()
    {
        var live = new LiveTensors();
        using var tensor = Tensors.FromBytes([1, 0, 0, 1], ScalarType.Int16, [2]);

        Assert.Equal(1, live.Added);
    }

    [Fact]
    public void A_tensor_of_more_dimensions_than_fit_on_the_stack_is_made()
    {
        var ones = new long[60];
        Array.Fill(ones, 1);
        using var tensor = Operators.Zeros(ones);

        Assert.Equal(60, tensor.Rank);
    }
}
