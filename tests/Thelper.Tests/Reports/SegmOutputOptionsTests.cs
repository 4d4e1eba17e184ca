using Thelper.Configuration;
using Thelper.Reports;
using Thelper.Tasks;

namespace Thelper.Tests.Reports;

/// <summary>What is refused of the files of segmentations.</summary>
public sealed class SegmOutputOptionsTests
{
    private static readonly Segmentation Task = new(["back", "tree"], "image", "map", dontCare: 255);

    [Theory]
    [InlineData("1", "is 1, but that is the index of the class 'tree'; write 'tree' to have the class drawn so.")]
    [InlineData("254", "is 254, but that of the data is 255; leave it out.")]
    [InlineData("4294967297", "is 4294967297, but that of the data is 255; leave it out.")]
    [InlineData("hedge", "must be a value from 0 to 65535 that no class has, or one of the classes back, tree, but received the text 'hedge'.")]
    public void A_dont_care_value_that_does_not_fit_is_refused(string value, string sentence) => Assert.Equal(
        sentence, Assert.Throws<SettingException>(() => new SegmOutputGeneratorOptions { DontCare = ConsumerSection.Node(value) }.Create(Task)).Message);

    [Theory]
    [InlineData("{hedge: 1}", "has a colour for 'hedge', but the classes are back, tree.")]
    [InlineData("{7: 1}", "has a colour for 7, but the indices are 0 (back), 1 (tree).")]
    [InlineData("{tree: [1, 2]}", "must have [red, green, blue] from 0 to 255, or one such number, for 'tree', but received [1, 2].")]
    public void Colours_that_do_not_fit_are_refused(string colours, string sentence) => Assert.Equal(
        sentence, Assert.Throws<SettingException>(() => new SegmOutputGeneratorOptions { ColourMap = ConsumerSection.Colours(colours) }.Create(Task)).Message);

    [Theory]
    [InlineData("extension: null", "must be text, but received nothing (null)")]
    [InlineData("extension: gif", "must be one of .tif, .tiff, .png, .jpg, .jpeg, but is 'gif'.")]
    [InlineData("prefix: ''", "must not be empty")]
    [InlineData("prefix: a/b", "is 'a/b', which cannot be part of a file's name")]
    [InlineData("format: yaml", "must be 'text', 'csv' or 'json'")]
    public void A_mistake_in_the_configuration_is_told(string keys, string sentence)
    {
        var error = Assert.Throws<ConfigException>(() => Support.Bound.To<ConsumerSection>(
            $"consumer: {{type: thelper.train.utils.SegmOutputGenerator, params: {{{keys}}}}}"));

        Assert.Contains(sentence, error.Message, StringComparison.Ordinal);
    }
}
