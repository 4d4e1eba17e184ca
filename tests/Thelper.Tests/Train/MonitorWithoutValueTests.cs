using Thelper.Metrics;
using Thelper.Sessions;
using Thelper.Tasks;

namespace Thelper.Tests.Train;

public sealed class MonitorWithoutValueTests
{
    [Fact]
    public void A_monitored_metric_that_never_has_a_value_is_told()
    {
        using var session = new TinySession
        {
            Register = catalogue => catalogue.Add<IConsumerOptions, NoNumberOptions>("tests.NoNumber"),
        };
        session.Start("trainer.metrics.none={type: tests.NoNumber}", "trainer.monitor=none");

        Assert.Contains(session.Events.OfKind<RunWarning>(), warning =>
            warning.Text == "The monitored metric 'none' never had a value, so no epoch is the best.");
    }

    private sealed record NoNumberOptions : IConsumerOptions
    {
        public IPredictionConsumer Create(LearningTask task) => new NoNumber();
    }

    private sealed class NoNumber : IMetric
    {
        public Goal Goal => Goal.Maximize;

        public string Unit => "";

        public double Evaluate() => double.NaN;

        public void Reset()
        {
        }

        public void Update(Iteration iteration)
        {
        }

        public OrderedDictionary<string, object?> SaveState() => [];

        public void LoadState(IReadOnlyDictionary<string, object?> state)
        {
        }
    }
}
