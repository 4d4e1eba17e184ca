using Thelper.Tasks;

namespace Thelper.Tests.Tasks;

public sealed class DetectionTests
{
    [Fact]
    public void A_class_named_background_gives_its_index() =>
        Assert.Equal(1, new Detection(["cat", "background"], "image", "boxes").Background);

    [Fact]
    public void Without_a_class_of_that_name_there_is_no_background() =>
        Assert.Null(new Detection(["cat"], "image", "boxes").Background);

    [Theory]
    [InlineData(0, "The background is 0, but the class 'background' has the index 1; leave the number out, or make it the same.")]
    public void Two_backgrounds_are_refused(int background, string sentence) =>
        Assert.Equal(sentence, Refusal(["cat", "background"], background));

    [Fact]
    public void The_index_of_another_class_cannot_be_the_background() => Assert.Equal(
        "The background is 1, but that is the index of the class 'dog'; choose one that no class has.",
        Refusal(["cat", "dog"], 1));

    [Fact]
    public void Limits_that_do_not_fit_the_shape_are_refused() => Assert.Equal(
        "TargetMin has 3 values, but the target's shape [2, 2] has 4; give as many, or one for all.",
        Assert.Throws<ArgumentException>(() => new Detection(["cat"], "image", "boxes")
        {
            Form = new TargetForm { TargetShape = [2, 2], TargetMin = [1, 2, 3] },
        }).Message);

    private static string Refusal(string[] classes, int background) =>
        Assert.Throws<ArgumentException>(() => new Detection(classes, "image", "boxes", null, background)).Message;
}
