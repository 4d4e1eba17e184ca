using Thelper.Configuration;
using Thelper.Metrics;
using Thelper.Sessions;
using Thelper.Train;

namespace Thelper.Tests.Train;

public sealed class EarlyStoppingTests
{
    private const string NoProgress = "trainer.optimization.optimizer.params.lr=0";

    [Fact]
    public void A_session_ends_after_the_patience_without_progress()
    {
        using var session = new TinySession();
        session.Start("trainer.epochs=9", "trainer.early_stopping={patience: 2}", NoProgress);

        Assert.Equal([0, 1, 2], session.Events.Epochs);
        Assert.Equal(
            "Training ends after epoch 3: accuracy did not become better for 2 epochs.",
            Assert.Single(session.Events.OfKind<RunNotice>()).Text);
    }

    [Fact]
    public void The_least_change_that_counts_is_told()
    {
        using var session = new TinySession();
        session.Start("trainer.epochs=9", "trainer.early_stopping={patience: 1, min_delta: 0.05}", NoProgress);

        Assert.Equal(
            "Training ends after epoch 2: accuracy did not become better by more than 0.05 for 1 epoch.",
            Assert.Single(session.Events.OfKind<RunNotice>()).Text);
    }

    [Fact]
    public void The_last_epoch_before_a_stop_has_a_checkpoint()
    {
        using var session = new TinySession();
        session.Start("trainer.epochs=9", "trainer.save_freq=5", "trainer.early_stopping={patience: 2}", NoProgress);

        Assert.Equal(["ckpt.0000", "ckpt.0002"], session.EpochCheckpoints.Select(file => Path.GetFileName(file)[.."ckpt.0000".Length]));
    }

    [Fact]
    public void A_session_that_was_stopped_early_does_not_train_on_when_resumed()
    {
        using var session = new TinySession();
        session.Start("trainer.epochs=9", "trainer.early_stopping={patience: 2}", NoProgress);
        session.Resume();

        Assert.Empty(session.Events.Epochs);
    }

    [Fact]
    public void What_was_counted_for_another_value_does_not_count_for_the_one_that_is_monitored_now()
    {
        using var session = new TinySession();
        session.Start("trainer.epochs=9", "trainer.early_stopping={patience: 2}", NoProgress);
        session.Resume("trainer.monitor=loss", "trainer.early_stopping={patience: 2, min_delta: 1}");

        Assert.Equal([3, 4, 5], session.Events.Epochs);
    }

    [Fact]
    public void Without_a_monitor_nothing_says_what_progress_is()
    {
        var exception = Assert.Throws<ConfigException>(() => new TinySession().Start("trainer.monitor=", "trainer.early_stopping={patience: 2}"));

        Assert.Contains("there is no monitor that says which value to watch", exception.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(Goal.Maximize, new[] { 1, 1.2, 1.4 }, true)]
    [InlineData(Goal.Maximize, new[] { 1, 1.6, 1.7 }, false)]
    [InlineData(Goal.Minimize, new[] { 1, 0.6, 0.5 }, false)]
    [InlineData(Goal.Minimize, new[] { 1, 1.6, 0.6 }, true)]
    [InlineData(Goal.Minimize, new[] { double.NaN, double.NaN }, true)]
    public void A_change_that_is_no_more_than_the_least_one_is_no_progress(Goal goal, double[] values, bool isDue)
    {
        var stopping = new EarlyStopping(new EarlyStoppingOptions { Patience = 2, MinDelta = 0.45 });
        foreach (var value in values)
        {
            stopping.Observe(value, goal);
        }

        Assert.Equal(isDue, stopping.IsDue);
    }
}
