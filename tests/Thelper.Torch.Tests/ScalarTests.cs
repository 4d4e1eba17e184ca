namespace Thelper.Torch.Tests;

public sealed class ScalarTests
{
    [Fact]
    public void A_real_number_is_cut_towards_zero() => Assert.Equal(-2, Scalar.FromDouble(-2.9).ToInt64());

    [Fact]
    public void A_large_integer_keeps_every_digit() => Assert.Equal(long.MaxValue, Scalar.FromInt64(long.MaxValue).ToInt64());

    [Fact]
    public void True_is_one() => Assert.Equal((1, 1.0), (Scalar.FromBoolean(true).ToInt64(), Scalar.FromBoolean(true).ToDouble()));

    [Fact]
    public void The_kind_of_a_scalar_decides_the_type_of_a_tensor()
    {
        using var scope = TensorScope.Open();
        ScalarType[] types =
        [
            Operators.Full([1], 1L).ScalarType, Operators.Full([1], 1.0).ScalarType, Operators.Full([1], true).ScalarType,
        ];

        Assert.Equal([ScalarType.Int64, ScalarType.Float32, ScalarType.Bool], types);
    }

    [Fact]
    public void An_operator_returns_the_kind_that_the_tensor_has()
    {
        using var tensor = Tensors.From<long>([long.MaxValue]);

        Assert.Equal(Scalar.FromInt64(long.MaxValue), tensor.Item());
    }
}
