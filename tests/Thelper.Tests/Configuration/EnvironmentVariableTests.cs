using Thelper.Configuration;

namespace Thelper.Tests.Configuration;

public sealed class EnvironmentVariableTests
{
    private static readonly Dictionary<string, string> Variables = new()
    {
        ["ROOT"] = "/data",
        ["EPOCHS"] = "12",
        ["EMPTY"] = "",
        ["SNEAKY"] = "${env:ROOT}",
    };

    [Theory]
    [InlineData("${env:ROOT}", "/data")]
    [InlineData("${env:ROOT}/cifar", "/data/cifar")]
    [InlineData("${env:ROOT}/${env:EPOCHS}-x", "/data/12-x")]
    [InlineData("${env:NOPE:-here}", "here")]
    [InlineData("${env:NOPE:-}x", "x")]
    [InlineData("${env:ROOT:-here}", "/data")]
    [InlineData("'${env:EPOCHS}'", "12")]
    [InlineData("x$${env:ROOT}", "x${env:ROOT}")]
    [InlineData("$${x} and ${env:ROOT}", "${x} and /data")]
    [InlineData("costs $5 {a}", "costs $5 {a}")]
    [InlineData("${env:SNEAKY}", "${env:ROOT}")]
    public void Variables_are_replaced_once(string written, string value)
    {
        Assert.Equal(value, Read(written).Value);
    }

    [Theory]
    [InlineData("${env:EPOCHS}", 12L)]
    [InlineData("${env:EPOCHS}e-1", 1.2)]
    [InlineData("${env:NOPE:-true}", true)]
    [InlineData("${env:EMPTY}", null)]
    public void A_plain_value_is_typed_by_its_new_text(string written, object? value)
    {
        Assert.Equal(value, Read(written).Value);
    }

    [Fact]
    public void A_variable_that_is_not_set_is_refused_with_its_line()
    {
        var line = Demo.FirstLine(() => Read("x/${env:NOPE}"));

        Assert.Equal(
            "demo.yml:1:4: a: the environment variable NOPE is not set; set it, or write ${env:NOPE:-default}.", line);
    }

    [Theory]
    [InlineData("${HOME}")]
    [InlineData("${env:}")]
    [InlineData("${env:ROOT")]
    public void A_malformed_variable_is_refused(string written)
    {
        Assert.Equal(
            "'${' must start a variable such as ${env:HOME} or ${env:HOME:-default}; "
            + "write '$${' for the characters themselves.",
            Demo.Sentence(() => Read(written)));
    }

    [Fact]
    public void The_text_before_replacement_is_kept()
    {
        Assert.Equal("${env:ROOT}/x", Read("${env:ROOT}/x").Template);
    }

    [Fact]
    public void A_quoted_variable_can_fill_a_number()
    {
        Assert.Equal(12, Bind("""{"count": "${env:EPOCHS}"}""").Count);
    }

    [Fact]
    public void A_plain_variable_can_fill_text_with_digits()
    {
        Assert.Equal("12", Bind("name: ${env:EPOCHS}").Name);
    }

    private static ConfigScalar Read(string written) => (ConfigScalar)Document($"a: {written}").Root["a"]!;

    private static ScalarSettings Bind(string text) =>
        ConfigBinder.Bind<ScalarSettings>(Document(text), new ComponentCatalogue()).Value;

    private static ConfigDocument Document(string text) =>
        ConfigReader.Parse(text, Demo.File, environment: Variables.GetValueOrDefault);
}
