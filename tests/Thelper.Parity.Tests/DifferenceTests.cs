using Thelper.Torch;

namespace Thelper.Parity.Tests;

/// <summary>A comparison that finds nothing proves nothing unless it can find something.</summary>
[Collection(ParityCollection.Name)]
public sealed class DifferenceTests
{
    [Fact]
    public void It_is_relative_to_the_largest_number_expected() =>
        Assert.Equal(0.25, Of([1, -4], [1, -3]), 12);

    [Fact]
    public void Equal_numbers_have_none() => Assert.Equal(0, Of([1, double.NaN, double.PositiveInfinity], [1, double.NaN, double.PositiveInfinity]));

    [Theory]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    public void A_number_that_is_none_is_infinitely_far(double number) => Assert.Equal(double.PositiveInfinity, Of([1, 2], [1, number]));

    [Fact]
    public void Other_shapes_are_infinitely_far() => Assert.Equal(double.PositiveInfinity, Of([1, 2], [1]));

    [Fact]
    public void Anything_is_far_from_zero() => Assert.True(Of([0], [1e-12]) > 1);

    [Fact]
    public void Missing_names_are_infinitely_far()
    {
        using var scope = TensorScope.Open();
        var difference = new Difference();
        difference.Add("state", new Dictionary<string, Tensor> { ["a"] = Operators.Zeros([1]) }, new Dictionary<string, Tensor>());

        Assert.Equal((double.PositiveInfinity, "the names of state (a)"), difference.Largest);
    }

    private static double Of(double[] expected, double[] actual)
    {
        using var scope = TensorScope.Open();
        var difference = new Difference();
        difference.Add("numbers", Tensors.From<double>(expected), Tensors.From<double>(actual));
        return difference.Largest.Size;
    }
}
