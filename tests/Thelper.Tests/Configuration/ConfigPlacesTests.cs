using Thelper.Configuration;

namespace Thelper.Tests.Configuration;

public sealed class ConfigPlacesTests
{
    private const string Text = "name: x\noptimizer:\n  type: torch.optim.SGD\n  kwargs:\n    lr: 0.1";

    private readonly BoundConfig<SessionOptions> _bound = Demo.Bind<SessionOptions>(Text);

    [Fact]
    public void A_later_check_can_point_at_the_line_of_a_setting()
    {
        var error = _bound.Places.ErrorAt(_bound.Value.Optimizer!, nameof(SgdOptions.LearningRate), "is too small.");

        Assert.Equal("demo.yml:5:9: optimizer.kwargs.lr: is too small.", error.ToString());
    }

    [Fact]
    public void A_setting_that_was_not_given_is_located_at_its_section()
    {
        var error = _bound.Places.ErrorAt(_bound.Value.Optimizer!, nameof(SgdOptions.Momentum), "is needed.");

        Assert.Equal("demo.yml:5:5: optimizer.kwargs.momentum: is needed.", error.ToString());
    }

    [Theory]
    [InlineData("a", "demo.yml:2:3: weights.a: is wrong.")]
    [InlineData("b", "demo.yml:2:3: weights: is wrong.")]
    public void A_problem_with_a_key_is_located_at_it_where_it_is_there(string key, string expected)
    {
        var bound = Demo.Bind<ListSettings>("weights:\n  a: 1");
        var error = bound.Places.ErrorAt(bound.Value, new OptionsProblem(nameof(ListSettings.Weights), "is wrong.") { Key = key });

        Assert.Equal(expected, error.ToString());
    }

    [Fact]
    public void Options_from_elsewhere_have_no_place()
    {
        var options = new AdamOptions();

        Assert.Throws<ArgumentException>(() => _bound.Places.ErrorAt(options, nameof(options.LearningRate), ""));
    }

    [Fact]
    public void A_property_that_is_no_setting_has_no_place()
    {
        Assert.Throws<ArgumentException>(() => _bound.Places.ErrorAt(_bound.Value.Optimizer!, "Nope", ""));
    }

    [Theory]
    [InlineData("optimizer.kwargs.lr", "demo.yml:5:9")]
    [InlineData("optimizer.kwargs.momentum", "demo.yml:5:5")]
    [InlineData("optimizer.nope.deeper", "demo.yml:3:3")]
    [InlineData("nope", "demo.yml:1:1")]
    [InlineData("", "demo.yml:1:1")]
    public void A_path_is_located_at_its_value_or_the_nearest_section(string path, string location)
    {
        Assert.Equal(location, _bound.Document.LocationOf(path).ToString());
    }

    [Fact]
    public void An_error_can_be_made_at_a_path()
    {
        Assert.Equal("demo.yml:1:7: name: is taken.", _bound.Document.ErrorAt("name", "is taken.").ToString());
    }
}
