using Thelper.Sessions;

namespace Thelper.Tests.Train;

/// <summary>The learning rate explodes in the third epoch, so the last epoch is far from the best one.</summary>
public sealed class BestCheckpointTests : IDisposable
{
    private static readonly string[] Spoilt =
    [
        "trainer.monitor=loss", "trainer.epochs=3",
        "trainer.optimization.scheduler={type: torch.optim.lr_scheduler.StepLR, params: {step_size: 2, gamma: 300}}",
    ];

    private readonly TinySession _session = new();
    private readonly SessionResults _results;

    public BestCheckpointTests() => _results = _session.Start(Spoilt);

    [Fact]
    public void A_best_epoch_has_a_checkpoint_even_where_none_is_due()
    {
        using var session = new TinySession();
        session.Start("trainer.epochs=4", "trainer.save_freq=9", "trainer.keep_checkpoints=0", "trainer.monitor=loss");
        var saved = session.Events.OfKind<EpochFinished>().Where(epoch => epoch.IsSaved).Select(epoch => epoch.Epoch).ToList();

        Assert.Subset(saved.ToHashSet(), session.Events.OfKind<EpochFinished>().Where(epoch => epoch.IsBest).Select(epoch => epoch.Epoch).ToHashSet());
        Assert.Equal(
            saved.Select(epoch => $"ckpt.{epoch:D4}"), session.EpochCheckpoints.Select(file => Path.GetFileName(file)[.."ckpt.0000".Length]));
    }

    [Fact]
    public void The_test_set_is_evaluated_with_the_best_epoch()
    {
        var last = _session.Events.OfKind<EpochFinished>().Last();

        Assert.NotEqual(2, _results.BestEpoch);
        Assert.InRange(last.Valid!.Loss!.Value, 3, double.MaxValue);
        Assert.InRange(TestLoss(_results), 0, 2.5);
    }

    [Fact]
    public void The_best_checkpoint_is_that_of_the_best_epoch() => Assert.Equal(
        SavedState.Of(_session.EpochCheckpoints[_results.BestEpoch!.Value]), SavedState.Of(Best));

    [Fact]
    public void A_finished_session_is_tested_with_the_best_epoch_again() =>
        Assert.Equal(TestLoss(_results), TestLoss(_session.Resume()));

    [Fact]
    public void In_another_folder_too()
    {
        var elsewhere = new SessionDirectory(Path.Combine(_session.SaveDirectory, "elsewhere"));

        Assert.Equal(TestLoss(_results), TestLoss(_session.ResumeIn(elsewhere, _session.Directory.FullPath)));
    }

    [Fact]
    public void Where_the_best_checkpoint_is_damaged_that_of_its_epoch_is_used()
    {
        File.Delete(Best);
        File.WriteAllBytes(Best, []);
        var results = _session.Resume();

        Assert.Equal(TestLoss(_results), TestLoss(results));
        Assert.StartsWith($"The file {Best} ", Assert.Single(_session.Events.OfKind<RunWarning>()).Text, StringComparison.Ordinal);
    }

    [Fact]
    public void Where_the_best_checkpoint_is_of_another_epoch_that_of_the_best_epoch_is_used()
    {
        File.Delete(Best);
        File.Copy(_session.EpochCheckpoints[2], Best);

        Assert.Equal(TestLoss(_results), TestLoss(_session.Resume()));
    }

    [Fact]
    public void Where_the_best_epoch_is_lost_the_last_one_is_tested_and_that_is_told()
    {
        File.Delete(Best);
        File.Delete(_session.EpochCheckpoints[_results.BestEpoch!.Value]);
        var results = _session.Resume();

        Assert.InRange(TestLoss(results), 3, double.MaxValue);
        Assert.Equal(
            $"There is no checkpoint of the best epoch ({_results.BestEpoch + 1}) any more, so the weights of the last epoch are evaluated.",
            Assert.Single(_session.Events.OfKind<RunWarning>()).Text);
    }

    /// <summary>The second epoch is the best one.</summary>
    [Fact]
    public void Every_so_many_epochs_and_the_last_are_saved_and_the_best_one_always()
    {
        using var session = new TinySession();
        session.Start(["trainer.save_freq=3", "trainer.keep_checkpoints=0", .. Spoilt, "trainer.epochs=6"]);

        Assert.Equal(
            ["ckpt.0000", "ckpt.0001", "ckpt.0003", "ckpt.0005"],
            session.EpochCheckpoints.Select(file => Path.GetFileName(file)[.."ckpt.0000".Length]));
        Assert.True(File.Exists(Path.Combine(session.Directory.Checkpoints, "ckpt.best.pth")));
    }

    public void Dispose() => _session.Dispose();

    private string Best => Path.Combine(_session.Directory.Checkpoints, "ckpt.best.pth");

    private static double TestLoss(SessionResults results) => results.Sets.Single(set => set.Set == "test").Result.Loss!.Value;
}
