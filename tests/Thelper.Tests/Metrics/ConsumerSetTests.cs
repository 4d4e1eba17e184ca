using Thelper.Data;
using Thelper.Metrics;
using Thelper.Reports;
using Thelper.Tasks;
using Thelper.Torch;
using Thelper.Train;

namespace Thelper.Tests.Metrics;

public sealed class ConsumerSetTests
{
    private static readonly Classification Task = new(["a", "b"], "image", "label");

    private static readonly Dictionary<string, IConsumerOptions> OfAll = new()
    {
        ["acc"] = new AccuracyOptions(),
        ["matrix"] = new ConfusionMatrixOptions(),
    };

    private static readonly Dictionary<string, IConsumerOptions> OfOne = new() { ["top"] = new AccuracyOptions { TopK = 2 } };

    private static readonly Dictionary<string, IConsumerOptions> OfNone = [];

    private readonly ConsumerSet _set = Create();

    [Fact]
    public void Those_of_all_sets_come_before_those_of_one() => Assert.Equal(["acc", "top"], _set.Metrics.Select(entry => entry.Name));

    [Fact]
    public void Those_that_report_are_known() => Assert.Equal(["matrix"], _set.Reporters.Select(entry => entry.Name));

    [Fact]
    public void Those_that_draw_charts_are_known() => Assert.Equal(["matrix"], _set.ChartReporters.Select(entry => entry.Name));

    [Theory]
    [InlineData("acc", true)]
    [InlineData("matrix", false)]
    [InlineData("other", false)]
    public void A_metric_is_found_by_its_name(string name, bool isMetric) => Assert.Equal(isMetric, _set.Metric(name) is not null);

    [Fact]
    public void All_see_a_batch()
    {
        Show(_set);

        Assert.Equal((0, 100), (_set.Metric("acc")!.Evaluate(), _set.Metric("top")!.Evaluate()));
        Assert.NotNull(_set.Reporters.Single().Reporter.Report());
    }

    [Fact]
    public void All_forget_on_a_reset()
    {
        Show(_set);
        _set.Reset();

        Assert.Equal((double.NaN, double.NaN), (_set.Metric("acc")!.Evaluate(), _set.Metric("top")!.Evaluate()));
        Assert.Null(_set.Reporters.Single().Reporter.Report());
    }

    [Fact]
    public void What_was_seen_can_be_saved_and_gone_on_with()
    {
        using var scope = TensorScope.Open();
        Show(_set);
        var other = Create();
        other.LoadState(_set.SaveState());
        Show(_set);
        Show(other);

        Assert.Equal(
            (_set.Metric("acc")!.Evaluate(), _set.Reporters.Single().Reporter.Report()),
            (other.Metric("acc")!.Evaluate(), other.Reporters.Single().Reporter.Report()));
    }

    [Fact]
    public void Two_sets_do_not_share_what_they_saw()
    {
        var other = Create();

        Show(other);

        Assert.Equal(double.NaN, _set.Metric("acc")!.Evaluate());
    }

    [Theory]
    [InlineData("acc", "metric", "The model gave scores of the shape 1x3, but the task has 2 classes.")]
    [InlineData("matrix", "report", "The model gave scores of the shape 1x3, but the task has 2 classes.")]
    public void One_that_cannot_use_a_batch_is_named(string name, string kind, string reason)
    {
        var set = ConsumerFactory.Create(new Dictionary<string, IConsumerOptions> { [name] = OfAll[name] }, OfNone, Task);
        var exception = Assert.Throws<DataException>(() => new Whole(set).Show(Task, [[1, 0, 0]], [1]));

        Assert.Equal($"The {kind} '{name}' cannot use batch 1 of epoch 1: {reason}", exception.Message);
        Assert.Equal(reason, Assert.IsType<DataException>(exception.InnerException).Message);
    }

    private static ConsumerSet Create() => ConsumerFactory.Create(OfAll, OfOne, Task);

    private static void Show(ConsumerSet set) => new Whole(set).Show(Task, [[1, 0]], [1]);

    private sealed class Whole(ConsumerSet set) : IPredictionConsumer
    {
        public void Reset() => set.Reset();

        public void Update(Iteration iteration) => set.Update(iteration);

        public OrderedDictionary<string, object?> SaveState() => set.SaveState();

        public void LoadState(IReadOnlyDictionary<string, object?> state) => set.LoadState(state);
    }
}
