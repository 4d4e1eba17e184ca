using Thelper.Tasks;

namespace Thelper.Tests.Tasks;

public sealed class RegressionTests
{
    [Fact]
    public void A_super_resolution_has_one_shape() => Assert.Equal(
        [3, 8, 8], new SuperResolution("low", "high", null, new TargetForm { InputShape = [3, 8, 8] }).TargetShape);

    [Fact]
    public void A_super_resolution_with_two_shapes_is_refused() => Assert.Equal(
        "The target's shape [3] must be the input's, [2].",
        Refusal(new TargetForm { InputShape = [2], TargetShape = [3] }, form => new SuperResolution("low", "high", null, form)));

    [Fact]
    public void A_shape_without_extent_is_refused() => Assert.Equal(
        "InputShape must be sizes of 1 or more, but is [3, 0].", Refusal(new TargetForm { InputShape = [3, 0] }));

    [Fact]
    public void Limits_the_wrong_way_round_are_refused() => Assert.Equal(
        "TargetMax is 1.5, which is below the least value 2.",
        Refusal(new TargetForm { TargetMin = [0, 2], TargetMax = [1.5] }));

    [Fact]
    public void Different_numbers_of_limits_are_refused() => Assert.Equal(
        "TargetMax has 3 values, but the least have 2; give as many, or one for all.",
        Refusal(new TargetForm { TargetMin = [0, 2], TargetMax = [3, 3, 3] }));

    [Fact]
    public void A_limit_that_is_no_number_is_refused() => Assert.Equal(
        "TargetMin must be numbers, but one is NaN.", Refusal(new TargetForm { TargetMin = [double.NaN] }));

    [Fact]
    public void Forms_with_equal_lists_are_equal() => Assert.Equal(
        new TargetForm { TargetShape = [1, 2], TargetMin = [3] }, new TargetForm { TargetShape = [1, 2], TargetMin = [3] });

    private static string Refusal(TargetForm form, Func<TargetForm, Regression>? make = null) => Assert.Throws<ArgumentException>(
        () => make is null ? new Regression("x", "y", null, form) : make(form)).Message;
}
