using Thelper.Torch.Tests.Support;

namespace Thelper.Torch.Tests;

public sealed class TensorConversionTests
{
    [Fact]
    public void An_array_follows_the_indices_and_not_the_memory()
    {
        using var scope = TensorScope.Open();

        Assert.Equal([1, 3, 2, 4], Tensors.From<int>([1, 2, 3, 4], 2, 2).Transpose(0, 1).ToArray<int>());
    }

    [Fact]
    public void An_array_converts_elements_to_its_own_type()
    {
        using var tensor = Tensors.From<double>([1.75, -2.75]);

        Assert.Equal([1, -2], tensor.ToArray<long>());
    }

    [Fact]
    public void An_array_of_a_tensor_that_requires_a_gradient_is_a_copy()
    {
        using var tensor = Operators.Ones([2]);
        tensor.RequiresGradient = true;
        tensor.ToArray<float>()[0] = 5;

        Assert.Equal([1f, 1f], tensor.ToArray<float>());
    }

    [Theory]
    [InlineData(ScalarType.UInt8)]
    [InlineData(ScalarType.Int8)]
    [InlineData(ScalarType.Int16)]
    [InlineData(ScalarType.Int32)]
    [InlineData(ScalarType.Int64)]
    [InlineData(ScalarType.Float16)]
    [InlineData(ScalarType.Float32)]
    [InlineData(ScalarType.Float64)]
    [InlineData(ScalarType.Bool)]
    [InlineData(ScalarType.BFloat16)]
    public void Bytes_of_every_type_go_there_and_back(ScalarType type)
    {
        using var scope = TensorScope.Open();
        var tensor = Tensors.From<double>([0, 1, 1, 0, 1, 1], 2, 3).To(type).Transpose(0, 1);
        var copy = Tensors.FromBytes(tensor.ToBytes(), type, [3, 2]);

        Assert.True(copy.Equal(tensor) && copy.ScalarType == type);
    }

    [Fact]
    public void The_bytes_of_an_empty_tensor_are_none()
    {
        using var tensor = Operators.Zeros([0, 2]);

        Assert.Empty(tensor.ToBytes());
    }

    [Fact]
    public void Conversions_leave_no_tensor_behind()
    {
        using var tensor = Operators.Zeros([2, 2]);
        var live = new LiveTensors();
        _ = (tensor.ToArray<long>(), tensor.ToBytes(), tensor.ToString());

        Assert.Equal(0, live.Added);
    }

    [Fact]
    public void A_tensor_that_fits_already_is_converted_to_itself()
    {
        using var tensor = Operators.Zeros([2]);

        Assert.Same(tensor, tensor.To(Device.Cpu));
    }

    [Fact]
    public void Truth_values_are_numbers_too()
    {
        using var scope = TensorScope.Open();

        Assert.Equal(1, Tensors.From<bool>([true]).ToDouble());
    }

    [Fact]
    public void More_than_one_element_is_no_number()
    {
        using var tensor = Operators.Zeros([2]);

        var error = Assert.Throws<TorchException>(() => tensor.ToDouble());

        Assert.StartsWith("aten::item(Float32[2] on cpu) failed: ", error.Message, StringComparison.Ordinal);
    }
}
