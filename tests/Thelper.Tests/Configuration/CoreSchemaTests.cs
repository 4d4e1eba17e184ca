using Thelper.Configuration;

namespace Thelper.Tests.Configuration;

public sealed class CoreSchemaTests
{
    [Theory]
    [InlineData("", null)]
    [InlineData("~", null)]
    [InlineData("null", null)]
    [InlineData("true", true)]
    [InlineData("FALSE", false)]
    [InlineData("yes", "yes")]
    [InlineData("12", 12L)]
    [InlineData("-012", -12L)]
    [InlineData("0x1F", 31L)]
    [InlineData("0o17", 15L)]
    [InlineData("9223372036854775807", 9223372036854775807L)]
    [InlineData("9223372036854775808", 9223372036854775808.0)]
    [InlineData("1e-4", 1e-4)]
    [InlineData("1.", 1.0)]
    [InlineData("-.5E+2", -50.0)]
    [InlineData(".inf", double.PositiveInfinity)]
    [InlineData("-.Inf", double.NegativeInfinity)]
    [InlineData(".NaN", double.NaN)]
    [InlineData("1.2.3", "1.2.3")]
    [InlineData("1_000", "1_000")]
    [InlineData("e5", "e5")]
    [InlineData("1 2", "1 2")]
    [InlineData("inf", "inf")]
    public void A_plain_scalar_has_the_type_of_its_text(string text, object? value)
    {
        Assert.Equal(value, CoreSchema.Resolve(text).Value);
    }

    [Theory]
    [InlineData("'1'")]
    [InlineData("\"1\"")]
    [InlineData("|-\n  1")]
    public void Quoted_and_block_scalars_are_text(string written)
    {
        Assert.Equal("1", ((ConfigScalar)Demo.Read($"a: {written}").Root["a"]!).Value);
    }
}
