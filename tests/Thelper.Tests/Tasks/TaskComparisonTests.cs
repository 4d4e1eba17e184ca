using Thelper.Tasks;

namespace Thelper.Tests.Tasks;

public sealed class TaskComparisonTests
{
    private static readonly Classification Task = new(["dog", "cat"], "image", "label", ["path"]);

    public static TheoryData<string, LearningTask> Others => new()
    {
        { "other classes", new Classification(["dog", "bird"], "image", "label", ["path"]) },
        { "more classes", new Classification(["dog", "cat", "bird"], "image", "label", ["path"]) },
        { "another order", new Classification(["cat", "dog"], "image", "label", ["path"]) },
        { "another input", new Classification(["dog", "cat"], "picture", "label", ["path"]) },
        { "another truth", new Classification(["dog", "cat"], "image", "class", ["path"]) },
        { "no truth", new Classification(["dog", "cat"], "image", null, ["path"]) },
        { "other meta keys", new Classification(["dog", "cat"], "image", "label", ["idx"]) },
    };

    [Fact]
    public void Equal_tasks_are_the_same() =>
        Assert.True(Task.IsSameAs(new Classification(["dog", "cat"], "image", "label", ["path"])));

    [Theory]
    [MemberData(nameof(Others))]
    public void A_task_that_asks_for_something_else_is_not_the_same(string difference, LearningTask other) =>
        Assert.False(Task.IsSameAs(other), difference);
}
