using Thelper.Configuration;

namespace Thelper.Tests.Configuration;

public sealed class SettingListTests
{
    [Theory]
    [InlineData("flag: yes", "flag", "true", "false")]
    [InlineData("count: 8", "count", "8", "7")]
    [InlineData("rate: 0.25", "rate", "0.25", "0.5")]
    [InlineData("note: null", "note", "null", "a note")]
    [InlineData("format: geojson", "format", "geojson", "text")]
    [InlineData("anything: {a: [1, b], c: {d: null}}", "anything", "{a: [1, b], c: {d: null}}", "null")]
    public void A_setting_that_was_given_has_its_value_and_its_default(string text, string path, string value, string byDefault) =>
        Assert.Equal(new Setting(path, value, byDefault, IsGiven: true), Of<ScalarSettings>(text).Single(setting => setting.IsGiven));

    [Fact]
    public void A_setting_that_was_not_given_has_its_default()
    {
        var setting = Of<ScalarSettings>("flag: true").Single(setting => setting.Path == "count");

        Assert.Equal(new Setting("count", "7", "7", IsGiven: false), setting);
        Assert.False(setting.IsChanged);
    }

    [Theory]
    [InlineData("sizes: [1, 2]", "sizes", "[1, 2]")]
    [InlineData("devices: cpu", "devices", "[cpu]")]
    [InlineData("weights: {a: 1, b: 0.5}", "weights", "{a: 1, b: 0.5}")]
    [InlineData("table: [[1], [2, 3]]", "table", "[[1], [2, 3]]")]
    public void Lists_and_tables_are_on_one_line(string text, string path, string value) =>
        Assert.Equal(value, Of<ListSettings>(text).Single(setting => setting.Path == path).Value);

    [Fact]
    public void A_component_has_its_name_and_its_settings_where_they_stand()
    {
        var settings = Of<SessionOptions>("name: x\noptimizer:\n  type: torch.optim.SGD\n  kwargs:\n    lr: 0.1");

        Assert.Contains(new Setting("optimizer.type", "torch.optim.SGD", null, IsGiven: true), settings);
        Assert.Contains(settings, setting => setting is { Path: "optimizer.kwargs.lr", Value: "0.1", IsGiven: true });
    }

    [Fact]
    public void A_value_from_a_variable_is_not_told() => Assert.Equal(
        "${env:SECRET:-hidden}", Of<ScalarSettings>("name: ${env:SECRET:-hidden}").Single(setting => setting.IsGiven).Value);

    [Theory]
    [InlineData("devices: [cpu, '${env:SECRET:-hidden}']", "devices", "[cpu, ${env:SECRET:-hidden}]")]
    [InlineData("weights: {a: 1, b: '${env:SECRET:-0.5}'}", "weights", "{a: 1, b: ${env:SECRET:-0.5}}")]
    public void A_value_from_a_variable_is_not_told_in_a_list_either(string text, string path, string value) =>
        Assert.Equal(value, Of<ListSettings>(text).Single(setting => setting.Path == path).Value);

    [Fact]
    public void A_value_from_a_variable_is_not_told_within_a_tree() => Assert.Equal(
        "{a: [${env:SECRET:-hidden}]}", Of<ScalarSettings>("anything: {a: ['${env:SECRET:-hidden}']}").Single(setting => setting.IsGiven).Value);

    private static IReadOnlyList<Setting> Of<T>(string text)
        where T : class
    {
        var bound = Demo.Bind<T>(text);
        return bound.Places.Settings(bound.Value);
    }
}
