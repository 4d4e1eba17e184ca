namespace Thelper.Tests.Configuration;

public sealed class RecordBindingTests
{
    [Fact]
    public void A_missing_key_is_refused_at_its_section()
    {
        var line = Demo.FirstLine(() => Demo.Bind<ListSettings>("points:\n  - y: 1"));

        Assert.Equal("demo.yml:2:5: points.0: the key 'x' is missing.", line);
    }

    [Fact]
    public void An_unknown_key_is_refused_with_its_line_and_the_nearest_known_one()
    {
        var line = Demo.FirstLine(() => Demo.Bind<BoundedSettings>("name: x\nlearningrate: 1"));

        Assert.Equal("demo.yml:2:1: learningrate: unknown key 'learningrate'; did you mean 'learning_rate'?", line);
    }

    [Fact]
    public void An_unknown_key_that_is_near_no_other_is_refused_with_all_known_ones()
    {
        var sentence = Demo.Sentence<WindowSettings>("colour: 1");

        Assert.Equal("unknown key 'colour'; the known keys are 'first', 'last'.", sentence);
    }

    [Fact]
    public void A_required_key_that_is_misspelt_is_one_mistake()
    {
        var sentence = Demo.Sentence<SessionOptions>("nmae: demo");

        Assert.Equal("unknown key 'nmae'; did you mean 'name'?", sentence);
    }

    [Fact]
    public void An_alias_is_accepted_with_a_warning_that_names_the_key()
    {
        var bound = Demo.Bind<SessionOptions>("session_name: demo");

        Assert.Equal("demo", bound.Value.Name);
        Assert.Equal(
            "demo.yml:1:1: session_name: 'session_name' is another spelling of 'name'; write 'name'.",
            Assert.Single(bound.Warnings).ToString());
    }

    [Fact]
    public void The_key_itself_gives_no_warning()
    {
        Assert.Empty(Demo.Bind<SessionOptions>("name: demo").Warnings);
    }

    [Fact]
    public void A_key_beside_its_alias_is_refused()
    {
        var line = Demo.FirstLine(() => Demo.Bind<SessionOptions>("session_name: a\nname: b"));

        Assert.Equal(
            "demo.yml:1:1: session_name: this is the same setting as 'name' (demo.yml:2:1); keep one of them.", line);
    }

    [Fact]
    public void Settings_that_contradict_each_other_are_refused_at_the_line_of_one()
    {
        var line = Demo.FirstLine(() => Demo.Bind<WindowSettings>("first: 5\nlast: 3"));

        Assert.Equal("demo.yml:2:7: last: must not be below first (5), but is 3.", line);
    }

    [Fact]
    public void A_contradiction_is_located_under_the_alias_that_was_written()
    {
        var line = Demo.FirstLine(() => Demo.Bind<WindowSettings>("first: 5\nend: 3"));

        Assert.StartsWith("demo.yml:2:6: end: ", line, StringComparison.Ordinal);
    }

    [Fact]
    public void A_contradiction_with_a_default_is_located_at_the_section()
    {
        var line = Demo.FirstLine(() => Demo.Bind<WindowSettings>("first: 50"));

        Assert.StartsWith("demo.yml:1:1: last: ", line, StringComparison.Ordinal);
    }

    [Fact]
    public void Contradictions_are_not_looked_for_among_wrong_values()
    {
        var sentence = Demo.Sentence<WindowSettings>("first: 50\nlast: x");

        Assert.Equal("must be an integer, but received the text 'x'.", sentence);
    }

    [Fact]
    public void A_property_that_no_value_can_become_is_a_mistake_of_the_program()
    {
        Assert.Throws<NotSupportedException>(() => Demo.Bind<UnsupportedSettings>("{}"));
    }

    private sealed record UnsupportedSettings
    {
        public DateTime When { get; init; }
    }
}
