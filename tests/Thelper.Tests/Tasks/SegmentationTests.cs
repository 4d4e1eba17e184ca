using Thelper.Tasks;
using Thelper.Vision;

namespace Thelper.Tests.Tasks;

public sealed class SegmentationTests
{
    [Fact]
    public void A_class_named_dontcare_gives_the_value_and_is_no_class()
    {
        var task = new Segmentation(["dontcare", "sky", "ground"], "image", "mask");

        Assert.Equal((0, "sky", 2), (task.DontCare, task.ClassNames[0], task.IndexOf("ground")));
    }

    [Fact]
    public void An_explicit_value_stays_beside_a_class_named_background()
    {
        var task = new Segmentation(["background", "cat"], "image", "mask", null, 255);

        Assert.Equal((255, 0), (task.DontCare, task.IndexOf("background")));
    }

    [Fact]
    public void An_explicit_value_stays_beside_a_last_class_named_dontcare()
    {
        var task = new Segmentation(["cat", "dontcare"], "image", "mask", null, 255);

        Assert.Equal((255, 1), (task.DontCare, task.ClassNames.Count));
    }

    [Fact]
    public void A_dontcare_between_classes_that_has_another_index_is_refused() => Assert.Equal(
        "The class 'dontcare' has the index 0, but the don't-care value is 255; take 'dontcare' out of the classes, and give "
        + "the others their indices.",
        Refusal(["dontcare", "cat"], 255));

    [Fact]
    public void The_index_of_a_class_cannot_mean_that_pixels_do_not_count() => Assert.Equal(
        "The don't-care value is 1, but that is the index of the class 'dog'; choose a value that no class has, such as 255.",
        Refusal(["cat", "dog"], 1));

    [Fact]
    public void A_task_without_any_other_class_is_refused() => Assert.Equal(
        "The only class is 'dontcare', which is none; name those that pixels can belong to.", Refusal(["dontcare"], null));

    [Fact]
    public void A_colour_without_a_class_is_refused() => Assert.Equal(
        "The colour map has a colour for 7, but there is no class of that index; the indices are 0 (cat).",
        Refusal(["cat"], null, 7));

    [Fact]
    public void The_dont_care_value_is_black_where_classes_have_colours() =>
        Assert.Equal(new Colour(0, 0, 0), Coloured(new() { [0] = new(1, 2, 3) }).ColourMap[255]);

    [Fact]
    public void The_dont_care_value_keeps_a_colour_of_its_own() =>
        Assert.Equal(new Colour(9, 9, 9), Coloured(new() { [255] = new(9, 9, 9) }).ColourMap[255]);

    [Fact]
    public void Without_colours_the_dont_care_value_has_none() => Assert.Empty(Coloured([]).ColourMap);

    private static Segmentation Coloured(Dictionary<int, Colour> colours) =>
        new(["cat"], "image", "mask", null, 255, colours);

    private static string Refusal(string[] classes, int? dontCare, params int[] coloured) => Assert.Throws<ArgumentException>(
        () => new Segmentation(
            classes, "image", "mask", null, dontCare, coloured.ToDictionary(index => index, _ => new Colour(1, 1, 1)))).Message;
}
