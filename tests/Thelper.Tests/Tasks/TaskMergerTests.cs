using Thelper.Tasks;
using Thelper.Vision;

namespace Thelper.Tests.Tasks;

public sealed class TaskMergerTests
{
    private static readonly Classification Pets = new(["cat", "dog"], "image", "label", ["path"]);

    [Fact]
    public void One_task_stays_as_it_is() => Assert.Same(Pets, TaskMerger.Merge([("pets", Pets)]));

    [Fact]
    public void New_classes_come_after_those_before()
    {
        var farm = new Classification(["ass", "dog", "cow"], "image", "label");

        Assert.Equal(["cat", "dog", "ass", "cow"], Merged(farm).ClassNames);
    }

    [Fact]
    public void Meta_keys_are_put_together() => Assert.Equal(
        ["path", "idx"], Merged(new Classification(["cat"], "image", "label", ["idx", "path"])).MetaKeys);

    [Fact]
    public void Tasks_with_other_keys_are_refused_with_both()
    {
        var exception = Assert.Throws<InvalidDataException>(() => Merged(new Classification(["zero"], "0", "1")));

        Assert.Equal(
            "The data set 'more' has its input under '0' and its truth under '1', but those before have 'image' and "
            + "'label'; give all data sets the same keys.",
            exception.Message);
    }

    [Fact]
    public void Images_without_truth_go_with_classes_and_leave_them_as_they_are()
    {
        var merged = Merged(new GenericTask("image", metaKeys: ["idx"]));

        Assert.True(merged.IsSameAs(new Classification(["cat", "dog"], "image", "label", ["path", "idx"])));
    }

    [Fact]
    public void Classes_after_images_without_truth_give_the_kind_and_the_truth() => Assert.True(
        Merge(new GenericTask("image", metaKeys: ["idx"]), Pets)
            .IsSameAs(new Classification(["cat", "dog"], "image", "label", ["idx", "path"])));

    [Fact]
    public void Two_tasks_of_no_kind_share_their_truth() => Assert.True(
        Merge(new GenericTask("image", metaKeys: ["a"]), new GenericTask("image", "truth", ["b"]))
            .IsSameAs(new GenericTask("image", "truth", ["a", "b"])));

    [Fact]
    public void A_missing_truth_is_taken_from_the_other() => Assert.Equal(
        "label", Merge(new Classification(["cat"], "image", null), Pets).GroundTruthKey);

    [Fact]
    public void A_truth_of_any_kind_does_not_go_with_classes() => Assert.Equal(
        "The data set 'more' is for a truth of any kind under 'label', but those before are for classification; one model "
        + "cannot learn both, so give them sessions of their own.",
        Refusal(Pets, new GenericTask("image", "label")));

    [Fact]
    public void Other_kinds_do_not_go_together() => Assert.Equal(
        "The data set 'more' is for segmentation, but those before are for classification; one model cannot learn both, so "
        + "give them sessions of their own.",
        Refusal(Pets, new Segmentation(["cat"], "image", "label")));

    [Fact]
    public void One_label_and_several_do_not_go_together() => Assert.Equal(
        "The data set 'more' does not go with those before: its multi_label is true, but theirs is false; make them the same.",
        Refusal(Pets, new Classification(["cat"], "image", "label", multiLabel: true)));

    [Theory]
    [InlineData(255, 0, "its dontcare is 0, but theirs is 255")]
    [InlineData(255, null, "its dontcare is none, but theirs is 255")]
    [InlineData(null, 255, "its dontcare is 255, but theirs is none")]
    public void Other_dont_care_values_are_refused_with_both(int? first, int? second, string part) => Assert.Equal(
        $"The data set 'more' does not go with those before: {part}; make them the same.",
        Refusal(Map(first, ("sky", 1)), Map(second, ("sky", 1))));

    [Fact]
    public void Another_background_is_refused_with_both() => Assert.Equal(
        "The data set 'more' does not go with those before: its background is 8, but theirs is 9; make them the same.",
        Refusal(new Detection(["a"], "image", "boxes", null, 9), new Detection(["a"], "image", "boxes", null, 8)));

    [Fact]
    public void Another_target_shape_is_refused_with_both() => Assert.Equal(
        "The data set 'more' does not go with those before: its target_shape is [3], but theirs is [2]; make them the same.",
        Refusal(Numbers([2]), Numbers([3])));

    [Fact]
    public void A_class_whose_index_is_taken_gets_the_lowest_free_one()
    {
        var first = Map(2, ("sky", 0), ("ground", 1));
        var second = Map(2, ("tree", 0), ("sky", 1), ("road", 3));

        var merged = (Segmentation)Merge(first, second);

        Assert.Equal(Indices(("sky", 0), ("ground", 1), ("road", 3), ("tree", 4)), merged.ClassIndices);
    }

    [Fact]
    public void The_new_index_of_each_class_can_be_asked_for()
    {
        var first = Map(null, ("sky", 0), ("ground", 1));
        var second = Map(null, ("tree", 0), ("sky", 1), ("road", 3));

        var translation = second.Classes.TranslationTo(((Segmentation)Merge(first, second)).Classes);

        Assert.Equal(new Dictionary<int, int> { [0] = 2, [1] = 0, [3] = 3 }, translation);
    }

    [Fact]
    public void Colours_follow_their_classes_and_the_first_ones_stay()
    {
        var first = new Detection(["a", "b"], "image", "boxes", null, null, new Dictionary<int, Colour> { [0] = new(1, 1, 1) });
        var second = new Detection(
            ["c", "a"], "image", "boxes", null, null, new Dictionary<int, Colour> { [0] = new(2, 2, 2), [1] = new(3, 3, 3) });

        var merged = (Detection)Merge(first, second);

        Assert.Equal(new Dictionary<int, Colour> { [0] = new(1, 1, 1), [2] = new(2, 2, 2) }, merged.ColourMap);
    }

    [Fact]
    public void What_only_one_regression_knows_is_kept() => Assert.True(
        Merge(new Regression("x", "y"), Numbers([2])).IsSameAs(Numbers([2])));

    [Fact]
    public void A_regression_goes_with_rows_without_truth() =>
        Assert.True(Merge(Numbers([2]), new GenericTask("x")).IsSameAs(Numbers([2])));

    [Fact]
    public void Two_super_resolutions_stay_one() => Assert.Equal(
        TaskKind.SuperResolution, Merge(new SuperResolution("x", "y"), new SuperResolution("x", "y")).Kind);

    [Fact]
    public void A_super_resolution_and_a_regression_make_a_regression() => Assert.Equal(
        TaskKind.Regression, Merge(new SuperResolution("x", "y"), new Regression("x", "y")).Kind);

    private static Regression Numbers(int[] shape) => new("x", "y", null, new TargetForm { TargetShape = shape });

    private static Segmentation Map(int? dontCare, params (string Name, int Index)[] classes) =>
        new(new ClassMap(Indices(classes)), "image", "mask", null, dontCare);

    private static Dictionary<string, int> Indices(params (string Name, int Index)[] classes) =>
        classes.ToDictionary(item => item.Name, item => item.Index);

    private static LearningTask Merge(LearningTask first, LearningTask second) =>
        TaskMerger.Merge([("first", first), ("more", second)]);

    private static string Refusal(LearningTask first, LearningTask second) =>
        Assert.Throws<InvalidDataException>(() => Merge(first, second)).Message;

    private static Classification Merged(LearningTask other) =>
        (Classification)TaskMerger.Merge([("pets", Pets), ("more", other)]);
}
