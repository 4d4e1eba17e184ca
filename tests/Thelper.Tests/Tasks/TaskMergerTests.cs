using Thelper.Tasks;

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

    private static Classification Merged(LearningTask other) =>
        (Classification)TaskMerger.Merge([("pets", Pets), ("more", other)]);
}
