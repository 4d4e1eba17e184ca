namespace Thelper.Tests.Configuration;

public sealed class ConstraintTests
{
    [Theory]
    [InlineData("epochs: 0", "epochs: must be at least 1, but is 0.")]
    [InlineData("learning_rate: 0", "learning_rate: must be greater than 0, but is 0.")]
    [InlineData("learning_rate: -1e-3", "learning_rate: must be greater than 0, but is -1e-3.")]
    [InlineData("learning_rate: .nan", "learning_rate: must be greater than 0, but is .nan.")]
    [InlineData("momentum: 1.5", "momentum: must be at least 0 and at most 1, but is 1.5.")]
    [InlineData("overlaps: [0.5, 1]", "overlaps.1: must be at least 0 and less than 1, but is 1.")]
    [InlineData("name: ''", "name: must not be empty.")]
    [InlineData("color: [1, 2]", "color: must have 3 items, but has 2.")]
    [InlineData("splits: {a: 1, b: 2, c: 3}", "splits: must have 1 to 2 keys, but has 3.")]
    public void A_value_out_of_bounds_is_refused_with_the_bounds(string text, string expected)
    {
        var line = Demo.FirstLine(() => Demo.Bind<BoundedSettings>(text));

        Assert.EndsWith(": " + expected, line, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("epochs: 1")]
    [InlineData("learning_rate: 1e-300")]
    [InlineData("learning_rate: .inf")]
    [InlineData("momentum: 0")]
    [InlineData("momentum: 1")]
    [InlineData("overlaps: [0, 0.999]")]
    [InlineData("color: [1, 2, 3]")]
    [InlineData("splits: {a: 1, b: 2}")]
    public void A_value_on_the_bounds_is_accepted(string text)
    {
        Assert.Empty(Demo.Bind<BoundedSettings>(text).Warnings);
    }
}
