using Thelper.Configuration;

namespace Thelper.Tests.Configuration;

public sealed class PlainDataTests
{
    private const string Text = "b: [1, 1.0, '1', true, null, .inf]\na: {x: '', y: 1e-4, z: []}\n1: {}";

    [Fact]
    public void A_tree_becomes_plain_dictionaries_and_lists()
    {
        var data = Demo.Read(Text).ToPlainData();

        Assert.Equal(["b", "a", "1"], data.Keys);
        Assert.Equal([1L, 1.0, "1", true, null, double.PositiveInfinity], Assert.IsType<List<object?>>(data["b"]));
        Assert.Equal(1e-4, Assert.IsType<Dictionary<string, object?>>(data["a"])["y"]);
    }

    [Fact]
    public void Variables_can_stay_as_they_are_written() => Assert.Equal(
        ["${env:SECRET:-hidden}"], Assert.IsType<List<object?>>(Demo.Read("a: ['${env:SECRET:-hidden}']").ToPlainData(keepVariables: true)["a"]));

    [Fact]
    public void A_round_trip_changes_nothing()
    {
        var document = Demo.Read(Text);

        var restored = ConfigDocument.FromPlainData(document.ToPlainData(), document.BaseFolder);

        Assert.Equal(ConfigWriter.ToYaml(document.Root), ConfigWriter.ToYaml(restored.Root));
    }

    [Fact]
    public void What_comes_from_a_checkpoint_says_so()
    {
        var document = ConfigDocument.FromPlainData(new Dictionary<string, object?> { ["count"] = "x" }, "/");

        Assert.Equal(
            "(checkpoint): count: must be an integer, but received the text 'x'.",
            Demo.FirstLine(() => ConfigBinder.Bind<ScalarSettings>(document, new ComponentCatalogue())));
    }

    [Fact]
    public void Text_that_looks_like_a_variable_is_not_looked_up_again()
    {
        var document = ConfigDocument.FromPlainData(new Dictionary<string, object?> { ["a"] = "${env:HOME}" }, "/");

        Assert.Equal("${env:HOME}", ((ConfigScalar)document.Root["a"]!).Value);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("text")]
    public void Data_that_is_no_dictionary_is_refused(object? data)
    {
        Assert.Equal(
            "the stored configuration is not a section of keys with values.",
            Demo.Sentence(() => ConfigDocument.FromPlainData(data, "/")));
    }

    [Fact]
    public void Data_of_foreign_types_is_refused()
    {
        var data = new Dictionary<string, object?> { ["a"] = new Version(1, 0) };

        Assert.Equal(
            "the stored configuration holds something that is no text, number, list or section.",
            Demo.Sentence(() => ConfigDocument.FromPlainData(data, "/")));
    }

    [Fact]
    public void Data_that_contains_itself_is_refused()
    {
        var data = new Dictionary<string, object?>();
        data["a"] = data;

        Assert.Equal(
            "the stored configuration nests deeper than 100 levels.",
            Demo.Sentence(() => ConfigDocument.FromPlainData(data, "/")));
    }
}
