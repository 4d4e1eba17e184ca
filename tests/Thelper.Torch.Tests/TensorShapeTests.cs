namespace Thelper.Torch.Tests;

public sealed class TensorShapeTests : IDisposable
{
    private readonly Tensor _tensor = Operators.Zeros([2, 3, 5]);

    public void Dispose() => _tensor.Dispose();

    [Fact]
    public void Shape_lists_sizes_from_the_outermost() => Assert.Equal([2, 3, 5], _tensor.Shape);

    [Fact]
    public void Strides_count_elements() => Assert.Equal([15, 5, 1], _tensor.Strides);

    [Fact]
    public void Element_count_is_the_product_of_the_sizes() => Assert.Equal(30, _tensor.ElementCount);

    [Theory]
    [InlineData(0, 2)]
    [InlineData(2, 5)]
    [InlineData(-1, 5)]
    [InlineData(-3, 2)]
    public void Negative_dimensions_count_from_the_last(int dimension, long size) =>
        Assert.Equal(size, _tensor.Size(dimension));

    [Theory]
    [InlineData(3)]
    [InlineData(-4)]
    public void A_dimension_that_is_not_there_is_refused_with_the_shape(int dimension)
    {
        var error = Assert.Throws<ArgumentOutOfRangeException>(() => _tensor.Size(dimension));

        Assert.Contains("Float32[2, 3, 5] on cpu has no such dimension", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_permuted_tensor_has_gaps()
    {
        using var permuted = _tensor.Permute([2, 0, 1]);

        Assert.Equal((true, false), (_tensor.IsContiguous, permuted.IsContiguous));
    }

    [Fact]
    public void Text_shows_type_shape_and_device() => Assert.Equal("Float32[2, 3, 5] on cpu", _tensor.ToString());

    [Fact]
    public void Tensors_are_made_on_the_processor() => Assert.Equal(Device.Cpu, _tensor.Device);
}
