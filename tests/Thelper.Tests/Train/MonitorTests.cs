using Thelper.Metrics;
using Thelper.Sessions;

namespace Thelper.Tests.Train;

public sealed class MonitorTests
{
    [Theory]
    [InlineData(Goal.Maximize, "1 3 2 4", "0 1 3")]
    [InlineData(Goal.Minimize, "3 4 2 1", "0 2 3")]
    [InlineData(Goal.Maximize, "2 2 2", "0")]
    [InlineData(Goal.Minimize, "2 2 1", "0 2")]
    [InlineData(Goal.Maximize, "NaN 1 NaN 2 NaN", "1 3")]
    [InlineData(Goal.Minimize, "NaN NaN 5 NaN 4", "2 4")]
    [InlineData(Goal.Minimize, "NaN", "")]
    public void Only_what_is_strictly_better_is_the_best(Goal goal, string values, string best)
    {
        var monitor = new Thelper.Train.Monitor("score", "", goal);
        var found = values.Split(' ').Select(double.Parse)
            .Select((value, epoch) => (Epoch: epoch, IsBest: monitor.Observe(Result(value), epoch)))
            .Where(entry => entry.IsBest)
            .Select(entry => entry.Epoch);

        Assert.Equal(best, string.Join(' ', found));
    }

    [Fact]
    public void The_best_value_is_kept_with_its_epoch_and_unit()
    {
        var monitor = new Thelper.Train.Monitor("score", "%", Goal.Maximize);
        monitor.Observe(Result(7), 0);
        monitor.Observe(Result(9), 1);
        monitor.Observe(Result(8), 2);

        Assert.Equal(new BestValue("score", 9, 1), monitor.Best);
        Assert.Equal(new MetricValue("score", 9, "%"), monitor.BestMetric);
    }

    [Fact]
    public void The_loss_is_watched_by_its_own_name()
    {
        var monitor = new Thelper.Train.Monitor("loss", "", Goal.Minimize);

        Assert.True(monitor.Observe(Result(0) with { Loss = 2 }, 0));
        Assert.False(monitor.Observe(Result(0) with { Loss = 3 }, 1));
        Assert.True(monitor.Observe(Result(0) with { Loss = 1 }, 2));
    }

    [Fact]
    public void A_restored_value_must_be_beaten()
    {
        var monitor = new Thelper.Train.Monitor("score", "", Goal.Maximize);
        monitor.Restore(new BestValue("score", 5, 3));

        Assert.False(monitor.Observe(Result(5), 4));
        Assert.True(monitor.Observe(Result(6), 5));
    }

    [Fact]
    public void The_best_value_of_another_metric_is_not_restored()
    {
        var monitor = new Thelper.Train.Monitor("score", "", Goal.Maximize);
        monitor.Restore(new BestValue("loss", 5, 3));

        Assert.Null(monitor.Best);
    }

    [Fact]
    public void The_validation_set_is_watched_where_there_is_one()
    {
        using var session = new TinySession();
        var results = session.Start("trainer.monitor=loss", "trainer.epochs=3");

        Assert.Equal(session.Events.OfKind<EpochFinished>().Min(epoch => epoch.Valid!.Loss), results.Best!.Value);
    }

    [Fact]
    public void Without_a_validation_set_the_training_set_is_watched()
    {
        using var session = new TinySession();
        var results = session.Start("trainer.monitor=loss", "loaders.valid_split={}");

        Assert.Equal(session.Events.OfKind<EpochFinished>().Min(epoch => epoch.Train.Loss), results.Best!.Value);
    }

    private static PassResult Result(double value) => new(null, [new MetricValue("score", value, "")], 1, 1);
}
