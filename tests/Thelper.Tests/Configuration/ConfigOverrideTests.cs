using Thelper.Configuration;

namespace Thelper.Tests.Configuration;

public sealed class ConfigOverrideTests
{
    private const string Text = "trainer:\n  epochs: 10\n  stages: [{a: 1}, {a: 2}]\nname: x\nempty:\n";

    [Theory]
    [InlineData("trainer.epochs=3", "trainer.epochs", 3L)]
    [InlineData("trainer.stages.1.a=5", "trainer.stages.1.a", 5L)]
    [InlineData("trainer.stages.0=text", "trainer.stages.0", "text")]
    [InlineData("model.params.size=1e-4", "model.params.size", 1e-4)]
    [InlineData("empty.key=true", "empty.key", true)]
    [InlineData("name=a=b", "name", "a=b")]
    [InlineData("name='3'", "name", "3")]
    [InlineData("name=", "name", null)]
    [InlineData("trainer={epochs: 4}", "trainer.epochs", 4L)]
    [InlineData("trainer.device=[cuda:0, cuda:1]", "trainer.device.1", "cuda:1")]
    public void An_override_sets_a_value(string change, string path, object? value)
    {
        Assert.Equal(value, ((ConfigScalar)Demo.Read(Text, change).Find(path)!).Value);
    }

    [Fact]
    public void Other_values_stay_as_they_are()
    {
        var document = Demo.Read(Text, "trainer.stages.1.a=5");

        Assert.Equal(["trainer", "name", "empty"], document.Root.Entries.Select(entry => entry.Key));
        Assert.Equal(1L, ((ConfigScalar)document.Find("trainer.stages.0.a")!).Value);
    }

    [Fact]
    public void The_last_of_several_overrides_counts()
    {
        Assert.Equal(2L, ((ConfigScalar)Demo.Read(Text, "a.b=1", "a.b=2").Find("a.b")!).Value);
    }

    [Fact]
    public void A_mistake_in_an_override_shows_the_option_in_place_of_the_file()
    {
        var message = Demo.Complaint<BoundedSettings>("momentum: 2", "epochs=0");

        Assert.Equal(
            """
            demo.yml:1:11: momentum: must be at least 0 and at most 1, but is 2.
            --set epochs=0: epochs: must be at least 1, but is 0.
            2 errors in demo.yml and the --set options.
            """,
            message);
    }

    [Theory]
    [InlineData("trainer.epochs")]
    [InlineData("=3")]
    [InlineData("trainer..epochs=3")]
    [InlineData(".a=3")]
    [InlineData("")]
    public void An_override_without_key_and_equals_sign_is_refused(string text)
    {
        Assert.Equal(
            "an override must have the form key.key=value, such as trainer.epochs=3.",
            Demo.Sentence(() => ConfigOverride.Parse(text)));
    }

    [Fact]
    public void An_override_whose_value_is_not_yaml_is_refused()
    {
        var line = Demo.FirstLine(() => ConfigOverride.Parse("a={b: 1"));

        Assert.Equal("--set a={b: 1: a ',' or a closing bracket is missing before this place.", line);
    }

    [Fact]
    public void An_override_cannot_go_through_a_number()
    {
        var line = Demo.FirstLine(() => Demo.Read(Text, "trainer.epochs.x=1"));

        Assert.Equal(
            "--set trainer.epochs.x=1: trainer.epochs: 'x' cannot be set inside of the number 10 (demo.yml:2:11).",
            line);
    }

    [Theory]
    [InlineData("2")]
    [InlineData("-1")]
    [InlineData("first")]
    public void An_override_cannot_set_an_item_that_a_list_lacks(string index)
    {
        Assert.Equal(
            $"'{index}' is no item of this list, which has 2, counted from 0.",
            Demo.Sentence(() => Demo.Read(Text, $"trainer.stages.{index}.a=1")));
    }

    [Fact]
    public void All_overrides_that_fail_are_reported()
    {
        var exception = Assert.Throws<ConfigException>(() => Demo.Read(Text, "name.x=1", "trainer.stages.9=1"));

        Assert.Equal(2, exception.Errors.Count);
    }

    [Fact]
    public void A_number_can_fill_text_because_shells_remove_quotes()
    {
        Assert.Equal("007", Demo.Bind<ScalarSettings>("count: 1", "name=007").Value.Name);
    }
}
