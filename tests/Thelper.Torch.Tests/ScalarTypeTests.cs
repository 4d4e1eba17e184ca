namespace Thelper.Torch.Tests;

public sealed class ScalarTypeTests
{
    [Theory]
    [InlineData(ScalarType.Bool, 1)]
    [InlineData(ScalarType.BFloat16, 2)]
    [InlineData(ScalarType.Float32, 4)]
    [InlineData(ScalarType.Int64, 8)]
    public void Size_is_in_bytes(ScalarType type, int bytes) => Assert.Equal(bytes, type.Size());

    [Fact]
    public void Numbers_are_libtorchs_own()
    {
        foreach (var type in Enum.GetValues<ScalarType>())
        {
            using var tensor = Operators.Zeros([1], type);
            Assert.Equal((type, type.Size()), (tensor.ScalarType, tensor.ToBytes().Length));
        }
    }

    [Fact]
    public void Only_real_types_have_gradients()
    {
        using var tensor = Operators.Zeros([1], ScalarType.Int64);

        var error = Assert.Throws<TorchException>(() => tensor.RequiresGradient = true);

        Assert.Contains("floating point", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Floating_point_types_are_the_four_real_ones() => Assert.Equal(
        [ScalarType.Float16, ScalarType.Float32, ScalarType.Float64, ScalarType.BFloat16],
        Enum.GetValues<ScalarType>().Where(type => type.IsFloatingPoint()));
}
