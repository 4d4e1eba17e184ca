using Thelper.Tasks;
using Thelper.Vision;

namespace Thelper.Tests.Tasks;

public sealed class TaskCompatibilityTests
{
    private static readonly Classification Pets = new(["cat", "dog"], "image", "label", ["path"]);
    private static readonly Segmentation Land = new(["sky", "ground"], "image", "mask", null, 255);

    /// <summary>Each of them can use what was made for the pets.</summary>
    public static TheoryData<LearningTask> Loose =>
    [
        new Classification(["dog"], "image", "label", ["path"]),
        new Classification(["dog", "cat"], "image", "label", ["path"]),
        new Classification(["cat", "dog"], "image", null, ["path"]),
        new Classification(["cat", "dog"], "image", "label", ["idx"]),
        new GenericTask("image"),
    ];

    [Fact]
    public void A_task_is_compatible_with_itself() => Assert.True(Pets.IsCompatible(Pets, exact: true, out _));

    [Theory]
    [MemberData(nameof(Loose))]
    public void Less_than_was_learnt_is_enough(LearningTask other) => Assert.True(Pets.IsCompatible(other, exact: false, out _));

    [Theory]
    [MemberData(nameof(Loose))]
    public void Less_than_was_learnt_is_not_the_same(LearningTask other) => Assert.False(Pets.IsCompatible(other, exact: true, out _));

    [Fact]
    public void An_unknown_class_is_named() => Assert.Equal(
        "The tasks differ: the class 'cow' is there, but unknown here.",
        Difference(Pets, new Classification(["cow", "cat"], "image", "label"), exact: false));

    [Fact]
    public void A_missing_class_is_named() => Assert.Equal(
        "The tasks differ: the class 'dog' is here, but unknown there.",
        Difference(Pets, new Classification(["cat"], "image", "label", ["path"]), exact: true));

    [Fact]
    public void Another_index_is_named() => Assert.Equal(
        "The tasks differ: the class 'cat' has the index 0 here, but 1 there.",
        Difference(Pets, new Classification(["dog", "cat"], "image", "label", ["path"]), exact: true));

    [Fact]
    public void All_differences_are_named() => Assert.Equal(
        "The tasks differ: the key of the input is 'image' here, but 'x' there; the key of the truth is 'label' here, but 'y' "
        + "there; multi_label is false here, but true there.",
        Difference(Pets, new Classification(["cat"], "x", "y", null, multiLabel: true), exact: false));

    [Fact]
    public void Another_kind_is_named() => Assert.Equal(
        "The tasks differ: the kind is Classification here, but Segmentation there.", Difference(Pets, Land, exact: false));

    [Fact]
    public void A_truth_of_any_kind_is_not_compatible() =>
        Assert.False(Pets.IsCompatible(new GenericTask("image", "label"), exact: false, out _));

    [Fact]
    public void Classes_are_not_compatible_with_a_task_of_no_kind() =>
        Assert.False(new GenericTask("image").IsCompatible(Pets, exact: false, out _));

    [Fact]
    public void Another_dont_care_value_is_named() => Assert.Equal(
        "The tasks differ: dontcare is 255 here, but none there.",
        Difference(Land, new Segmentation(["sky", "ground"], "image", "mask"), exact: false));

    [Fact]
    public void Another_colour_is_named() => Assert.Equal(
        "The tasks differ: the colour of 1 is none here, but '4 5 6' there.",
        Difference(Land, new Segmentation(
            ["sky", "ground"], "image", "mask", null, 255, new Dictionary<int, Colour> { [1] = new(4, 5, 6) }), exact: true));

    [Fact]
    public void Colours_do_not_matter_where_less_is_enough() => Assert.True(Land.IsCompatible(
        new Segmentation(["sky"], "image", "mask", null, 255, new Dictionary<int, Colour> { [0] = new(4, 5, 6) }), exact: false, out _));

    [Fact]
    public void Limits_that_only_one_knows_matter_only_exactly()
    {
        var (bare, limited) = (new Regression("x", "y"), new Regression("x", "y", null, new TargetForm { TargetMin = [1, 2] }));

        Assert.Equal((true, false), (bare.IsCompatible(limited, false, out _), bare.IsCompatible(limited, true, out _)));
    }

    [Fact]
    public void Other_limits_are_named_with_all_their_values() => Assert.Equal(
        "The tasks differ: target_min is [1, 2.5] here, but [1, 3] there.",
        Difference(
            new Regression("x", "y", null, new TargetForm { TargetMin = [1, 2.5] }),
            new Regression("x", "y", null, new TargetForm { TargetMin = [1, 3] }),
            exact: false));

    private static string? Difference(LearningTask here, LearningTask there, bool exact)
    {
        Assert.False(here.IsCompatible(there, exact, out var difference));
        return difference;
    }
}
