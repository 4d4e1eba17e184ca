using Thelper.Data;
using Thelper.Sessions;
using Thelper.Tasks;

namespace Thelper.Tests.Train;

public sealed class TaskCompatTests
{
    private static readonly Classification Animals = new(["cat", "dog"], "image", "label", ["path"]);
    private static readonly Classification Dogs = new(["dog"], "image", "label", ["path"]);
    private static readonly Classification Swapped = new(["dog", "cat"], "image", "label", ["path"]);
    private static readonly Classification Birds = new(["cat", "dog", "bird"], "image", "label", ["path"]);

    [Fact]
    public void An_equal_task_needs_no_choice() =>
        Assert.Same(Animals, ResumedTask.Choose(Animals.With("label", ["path"]), Animals, null));

    [Fact]
    public void The_old_task_serves_for_data_with_fewer_classes() =>
        Assert.Same(Animals, ResumedTask.Choose(Animals, Dogs, TaskCompatMode.Old));

    [Fact]
    public void The_new_task_may_name_as_many_classes_otherwise() =>
        Assert.Same(Swapped, ResumedTask.Choose(Animals, Swapped, TaskCompatMode.New));

    [Fact]
    public void Both_tasks_together_have_the_classes_of_the_old_one_first() =>
        Assert.Equal(["cat", "dog"], ((Classification)ResumedTask.Choose(Animals, Swapped, TaskCompatMode.Compat)).ClassNames);

    [Theory]
    [InlineData(TaskCompatMode.Old, "does not cover that of the data. The tasks differ: the class 'bird' is there, but unknown here.")]
    [InlineData(TaskCompatMode.New, "was made for classification into 2 classes, but now it would be classification into 3 classes")]
    [InlineData(TaskCompatMode.Compat, "was made for classification into 2 classes, but now it would be classification into 3 classes")]
    public void More_classes_than_the_model_has_are_refused(TaskCompatMode mode, string part) => Assert.Contains(
        part, Assert.Throws<SessionException>(() => ResumedTask.Choose(Animals, Birds, mode)).Message, StringComparison.Ordinal);

    [Fact]
    public void Tasks_of_different_kinds_do_not_go_together() => Assert.Throws<SessionException>(
        () => ResumedTask.Choose(Animals, new Regression("image", "label"), TaskCompatMode.Compat));

    [Fact]
    public void A_session_goes_on_with_another_task_and_a_fresh_optimizer()
    {
        using var session = new TinySession();
        session.Start();
        session.Resume(
            "trainer.epochs=3", "loaders.task_compat_mode=new", "trainer.optimization.optimizer.params.lr=0.005",
            "datasets.shapes.task={type: thelper.tasks.Classification, params: {class_names: [circle, cross, square, star, triangle], input_key: image, label_key: label}}");

        Assert.Equal([2], session.Events.Epochs);
        Assert.Equal([0.005], session.Events.OfKind<EpochFinished>().Select(epoch => epoch.LearningRate));
    }
}
