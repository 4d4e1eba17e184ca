using Thelper.Tasks;

namespace Thelper.Tests.Tasks;

public sealed class ClassificationTests
{
    [Fact]
    public void Classes_are_numbered_in_their_order()
    {
        var task = new Classification(["dog", "cat"], "image", "label");

        Assert.Equal((0, 1), (task.IndexOf("dog"), task.IndexOf("cat")));
    }

    [Theory]
    [InlineData("Dog")]
    [InlineData("")]
    [InlineData("bird")]
    public void What_is_no_class_has_no_index(string name) =>
        Assert.Null(new Classification(["dog", "cat"], "image", "label").IndexOf(name));

    [Fact]
    public void A_name_that_occurs_twice_is_told_apart_by_its_position() => Assert.Equal(
        ["crane#0", "maillot", "crane#2"],
        new Classification(["crane", "maillot", "crane"], "image", "label").ClassNames);

    [Fact]
    public void A_name_told_apart_is_found_under_its_new_name() =>
        Assert.Equal(2, new Classification(["crane", "maillot", "crane"], "image", "label").IndexOf("crane#2"));

    [Fact]
    public void A_task_needs_a_class() =>
        Assert.Throws<ArgumentException>(() => new Classification([], "image", "label"));

    [Fact]
    public void Keys_are_listed_once_with_the_input_first() => Assert.Equal(
        ["image", "label", "path"],
        new Classification(["dog"], "image", "label", ["path", "image", "path"]).Keys);

    [Fact]
    public void A_task_without_truth_has_no_key_for_it() =>
        Assert.Equal(["image"], new Classification(["dog"], "image", labelKey: null).Keys);
}
