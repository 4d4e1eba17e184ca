using Thelper.Models.Detection;

namespace Thelper.Tests.Models.Detection;

public sealed class DescendingOrderTests
{
    [Fact]
    public void The_highest_number_comes_first() => Assert.Equal(
        [3, 1, 0, 4, 2], DescendingOrder.Of([-1, 2.5f, float.NegativeInfinity, float.PositiveInfinity, -1e30f]));

    [Fact]
    public void Of_equal_numbers_the_first_comes_first() => Assert.Equal([1, 3, 0, 2, 4], DescendingOrder.Of([0, 7, -0f, 7, 0]));

    [Fact]
    public void What_is_no_number_is_highest() => Assert.Equal(
        [1, 3, 0, 2], DescendingOrder.Of([float.PositiveInfinity, float.NaN, 0, -float.NaN]));

    [Fact]
    public void Nothing_has_no_order() => Assert.Empty(DescendingOrder.Of([]));
}
