using Thelper.Configuration;

namespace Thelper.Tests.Configuration;

public sealed class ScalarBindingTests
{
    [Fact]
    public void Settings_that_are_not_given_keep_their_defaults()
    {
        Assert.Equal(new ScalarSettings(), Demo.Value<ScalarSettings>("{}"));
    }

    [Fact]
    public void Every_type_of_setting_is_read()
    {
        const string Text =
            """
            flag: true
            count: -3
            seed: 5000000000
            rate: 1e-4
            scale: 2
            name: demo
            note: "1"
            limit: 0x10
            format: csv
            other_format: geojson
            """;

        var settings = Demo.Value<ScalarSettings>(Text);

        var expected = new ScalarSettings
        {
            Flag = true,
            Count = -3,
            Seed = 5_000_000_000,
            Rate = 1e-4,
            Scale = 2,
            Name = "demo",
            Note = "1",
            Limit = 16,
            Format = ReportFormat.Csv,
            OtherFormat = ReportFormat.GeoJson,
        };
        Assert.Equal(expected, settings);
    }

    [Theory]
    [InlineData("true", true)]
    [InlineData("1", true)]
    [InlineData("yes", true)]
    [InlineData("'True'", true)]
    [InlineData("'1'", true)]
    [InlineData("on", true)]
    [InlineData("false", false)]
    [InlineData("0", false)]
    [InlineData("No", false)]
    [InlineData("off", false)]
    public void Older_spellings_of_true_and_false_are_understood(string written, bool value)
    {
        Assert.Equal(value, Demo.Value<ScalarSettings>($"flag: {written}").Flag);
    }

    [Theory]
    [InlineData("flag: maybe", "must be true or false, but received the text 'maybe'.")]
    [InlineData("flag: 2", "must be true or false, but received the number 2.")]
    [InlineData("count: abc", "must be an integer, but received the text 'abc'.")]
    [InlineData("count: 1.5", "must be an integer, but received the number 1.5.")]
    [InlineData("count: true", "must be an integer, but received the value true.")]
    [InlineData("count: [1]", "must be an integer, but received a list.")]
    [InlineData("count: {a: 1}", "must be an integer, but received a section (keys with values).")]
    [InlineData("count:", "must be an integer, but received nothing (null).")]
    [InlineData("count: ''", "must be an integer, but received empty text.")]
    [InlineData("count: '12'", "must be an integer, but received the text '12'; remove the quotes.")]
    [InlineData(
        "count: 3000000000",
        "must be an integer between -2147483648 and 2147483647, but received the number 3000000000.")]
    [InlineData(
        "seed: 9223372036854775808",
        "must be an integer between -9223372036854775808 and 9223372036854775807, "
        + "but received the number 9223372036854775808.")]
    [InlineData("rate: fast", "must be a number, but received the text 'fast'.")]
    [InlineData("rate: '0.1'", "must be a number, but received the text '0.1'; remove the quotes.")]
    [InlineData("rate: false", "must be a number, but received the value false.")]
    [InlineData("scale: 1e300", "must be a number below 3.4e38 in magnitude, but received the number 1e300.")]
    [InlineData("name: 5", "must be text, but received the number 5; write '5' in quotes.")]
    [InlineData("name: true", "must be text, but received the value true; write 'true' in quotes.")]
    [InlineData("name: null", "must be text, but received nothing (null).")]
    [InlineData("name: [a]", "must be text, but received a list.")]
    [InlineData("format: cvs", "must be 'text', 'csv' or 'geojson', but received the text 'cvs'; did you mean 'csv'?")]
    [InlineData("format: latex", "must be 'text', 'csv' or 'geojson', but received the text 'latex'.")]
    [InlineData("format: 1", "must be 'text', 'csv' or 'geojson', but received the number 1.")]
    [InlineData("root: 1", "must be a path, but received the number 1; write '1' in quotes.")]
    [InlineData("root: ''", "must be a path, but is empty.")]
    public void A_value_of_the_wrong_type_is_refused_with_what_is_allowed(string text, string sentence)
    {
        Assert.Equal(sentence, Demo.Sentence<ScalarSettings>(text));
    }

    [Fact]
    public void Long_text_is_shortened_in_a_message()
    {
        var sentence = Demo.Sentence<ScalarSettings>($"count: {new string('a', 500)}");

        Assert.Equal($"must be an integer, but received the text '{new string('a', 60)}...'.", sentence);
    }

    [Fact]
    public void Null_is_a_value_of_nullable_settings()
    {
        var settings = Demo.Value<ScalarSettings>("note: ~\nlimit: null\nother_format:");

        Assert.Equal((null, null, null), (settings.Note, settings.Limit, settings.OtherFormat));
    }

    [Fact]
    public void Words_of_a_choice_may_be_in_any_case_and_have_aliases()
    {
        var settings = Demo.Value<ScalarSettings>("format: CSV\nother_format: comma_separated");

        Assert.Equal((ReportFormat.Csv, ReportFormat.Csv), (settings.Format, settings.OtherFormat));
    }

    [Fact]
    public void A_raw_setting_receives_the_node_as_it_stands()
    {
        var node = Assert.IsType<ConfigSequence>(Demo.Value<ScalarSettings>("anything: [1, {a: b}]").Anything);

        Assert.Equal(2, node.Items.Count);
    }
}
