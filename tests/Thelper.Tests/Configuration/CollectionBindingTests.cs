namespace Thelper.Tests.Configuration;

public sealed class CollectionBindingTests
{
    [Fact]
    public void Lists_are_read_in_order()
    {
        var settings = Demo.Value<ListSettings>("sizes: [3, 1, 2]\ngaps: [1, null, 2.5]\ntable: [[1], [], [2, 3]]");

        Assert.Equal([3, 1, 2], settings.Sizes);
        Assert.Equal([1, null, 2.5], settings.Gaps);
        Assert.Equal([2, 3], settings.Table[2]);
    }

    [Fact]
    public void Dictionaries_keep_the_order_of_the_file()
    {
        var weights = Demo.Value<ListSettings>("weights: {z: 1, a: 2.5, m: 3, 0: 4}").Weights;

        Assert.Equal(["z", "a", "m", "0"], weights.Keys);
        Assert.Equal(2.5, weights["a"]);
    }

    [Fact]
    public void A_list_of_one_may_be_written_without_brackets_where_that_is_allowed()
    {
        var settings = Demo.Value<ListSettings>("devices: cpu\ntile_size: 3");

        Assert.Equal(["cpu"], settings.Devices);
        Assert.Equal([3.0], settings.TileSize);
    }

    [Fact]
    public void A_list_that_may_be_null_can_be_null()
    {
        Assert.Null(Demo.Value<ListSettings>("devices: null").Devices);
    }

    [Fact]
    public void Sections_in_lists_are_read()
    {
        var points = Demo.Value<ListSettings>("points:\n  - {x: 1}\n  - {x: 2, y: 3}").Points;

        Assert.Equal([new PointSettings { X = 1 }, new PointSettings { X = 2, Y = 3 }], points);
    }

    [Theory]
    [InlineData("sizes: 3", "sizes: must be a list, but received the number 3.")]
    [InlineData("sizes: null", "sizes: must be a list, but received nothing (null).")]
    [InlineData("sizes: [1, x]", "sizes.1: must be an integer, but received the text 'x'.")]
    [InlineData("sizes: [1, null]", "sizes.1: must be an integer, but received nothing (null).")]
    [InlineData("weights: [1]", "weights: must be a section (keys with values), but received a list.")]
    [InlineData("weights: {a: x}", "weights.a: must be a number, but received the text 'x'.")]
    [InlineData("table: [[1], [x]]", "table.1.0: must be an integer, but received the text 'x'.")]
    [InlineData(
        "devices: {a: 1}",
        "devices: must be text, or a list of such, but received a section (keys with values).")]
    [InlineData("tile_size: x", "tile_size: must be a number, or a list of such, but received the text 'x'.")]
    [InlineData("points: [1]", "points.0: must be a section (keys with values), but received the number 1.")]
    public void A_wrong_item_is_refused_with_its_path(string text, string expected)
    {
        var line = Demo.FirstLine(() => Demo.Bind<ListSettings>(text));

        Assert.EndsWith(": " + expected, line, StringComparison.Ordinal);
    }

    [Fact]
    public void Every_wrong_item_of_a_list_is_reported()
    {
        var message = Demo.Complaint<ListSettings>("sizes: [a, 1, b]");

        Assert.EndsWith("2 errors in demo.yml.", message, StringComparison.Ordinal);
    }
}
