namespace Thelper.Torch.Tests.Autograd;

public sealed class GradientValueTests : IDisposable
{
    private readonly Tensor[] _parameters = [Operators.Zeros([2]), Operators.Zeros([1]), Operators.Zeros([3])];

    public GradientValueTests()
    {
        Array.ForEach(_parameters, parameter => parameter.RequiresGradient = true);
        Set(0, 3, 0);
        Set(1, 4);
    }

    public void Dispose() => Array.ForEach(_parameters, parameter => parameter.Dispose());

    [Fact]
    public void The_norm_is_that_of_all_gradients_together() => Assert.Equal(5, Gradients.Norm(_parameters), 1e-6);

    [Fact]
    public void Without_gradients_the_norm_is_0() => Assert.Equal(0, Gradients.Norm([_parameters[2]]));

    [Fact]
    public void All_gradients_are_multiplied()
    {
        Gradients.Multiply(_parameters, 0.5);

        Assert.Equal([[1.5f, 0], [2f]], new[] { Values(0), Values(1) });
    }

    [Theory]
    [InlineData(float.PositiveInfinity)]
    [InlineData(float.NegativeInfinity)]
    [InlineData(float.NaN)]
    public void One_element_that_is_not_finite_is_found(float value)
    {
        Set(0, 1, value);

        Assert.False(Gradients.AreFinite(_parameters));
    }

    [Fact]
    public void Gradients_whose_squares_overflow_are_finite()
    {
        Set(0, 1e30f, -1e30f);

        Assert.True(Gradients.AreFinite(_parameters));
    }

    [Fact]
    public void Gradients_whose_norm_is_not_finite_are_left_as_they_are()
    {
        Set(0, float.PositiveInfinity, 1);

        Assert.Equal(double.PositiveInfinity, Gradients.ClipNorm(_parameters, 1));
        Assert.Equal([[float.PositiveInfinity, 1], [4f]], new[] { Values(0), Values(1) });
    }

    private void Set(int parameter, params ReadOnlySpan<float> values)
    {
        using var gradient = Tensors.From(values);
        _parameters[parameter].SetGradient(gradient);
    }

    private float[] Values(int parameter)
    {
        using var gradient = _parameters[parameter].Gradient();
        return gradient!.ToArray<float>();
    }
}
