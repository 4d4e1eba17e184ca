using Thelper.Sessions;
using Thelper.Tests.Support;

namespace Thelper.Tests.Train;

public sealed class ResumeTests
{
    private const string Adam = "trainer.optimization.optimizer={type: torch.optim.Adam, params: {lr: 0.01, weight_decay: 0.001}}";
    private const string Momentum = "trainer.optimization.optimizer={type: torch.optim.SGD, params: {lr: 0.05, momentum: 0.9}}";
    private const string Scheduler = "trainer.optimization.scheduler={type: torch.optim.lr_scheduler.StepLR, params: {step_size: 2, gamma: 0.3}}";

    [Fact]
    public void A_session_stopped_after_epoch_2_of_5_trains_epochs_3_to_5_and_no_other()
    {
        using var session = new TinySession();
        session.Start("trainer.keep_checkpoints=0");
        session.Resume("trainer.epochs=5");

        Assert.Equal([2, 3, 4], session.Events.Epochs);
        Assert.Equal(
            ["ckpt.0000", "ckpt.0001", "ckpt.0002", "ckpt.0003", "ckpt.0004"],
            session.EpochCheckpoints.Select(file => Path.GetFileName(file)[.."ckpt.0000".Length]));
    }

    [Theory]
    [InlineData(Adam)]
    [InlineData(Momentum)]
    [InlineData(Adam, Scheduler)]
    [InlineData(Momentum, Scheduler)]
    public void A_resumed_session_ends_with_the_bits_of_one_that_was_never_stopped(params string[] optimization)
    {
        using var whole = new TinySession();
        using var stopped = new TinySession();
        whole.Start(["trainer.epochs=5", .. optimization]);
        stopped.Start(["trainer.epochs=2", .. optimization]);
        stopped.Resume("trainer.epochs=5");

        Assert.Equal(SavedState.OfLatest(whole), SavedState.OfLatest(stopped));
    }

    [Fact]
    public void A_resumed_session_has_the_results_of_one_that_was_never_stopped()
    {
        using var whole = new TinySession();
        using var stopped = new TinySession();
        var expected = whole.Start("trainer.epochs=4");
        stopped.Start();
        var results = stopped.Resume("trainer.epochs=4");

        Assert.Equal((expected.Best, expected.BestEpoch, expected.Epochs), (results.Best, results.BestEpoch, results.Epochs));
        Assert.Equal(Values(expected), Values(results));
    }

    [Fact]
    public void Seeds_that_were_drawn_are_used_again()
    {
        string[] unseeded = ["loaders.torch_seed=", "loaders.valid_seed=", "loaders.test_seed=", "loaders.numpy_seed="];
        using var session = new TinySession();
        session.Start(unseeded);
        var before = File.ReadAllText(Path.Combine(session.Directory.Logs, "shapes.log"));
        session.Resume("trainer.epochs=3");

        Assert.Equal(Indices(before), Indices(File.ReadAllText(Path.Combine(session.Directory.Logs, "shapes.log"))));
    }

    [Fact]
    public void A_finished_session_trains_nothing_and_is_tested_again()
    {
        using var session = new TinySession();
        var first = session.Start();
        var second = session.Resume();

        Assert.Empty(session.Events.Epochs);
        Assert.Equal(["test"], session.Events.OfKind<PassStarted>().Select(pass => pass.Set));
        Assert.Equal(Values(first), Values(second));
        Assert.Null(second.ImagesPerSecond);
    }

    [Fact]
    public void A_learning_rate_that_is_overridden_counts_and_keeps_what_the_scheduler_did()
    {
        using var session = new TinySession();
        session.Start(Adam, Scheduler);
        session.Resume("trainer.epochs=3", "trainer.optimization.optimizer.params.lr=0.1");

        Assert.Equal([0.1 * 0.3], session.Events.OfKind<EpochFinished>().Select(epoch => Math.Round(epoch.LearningRate, 12)));
    }

    [Fact]
    public void Another_optimizer_starts_without_the_state_of_the_one_before()
    {
        using var session = new TinySession();
        session.Start(Adam);
        session.Resume("trainer.epochs=3", Momentum);

        Assert.Equal(
            "The session was trained with Adam, and goes on with Sgd, which starts without a state.",
            Assert.Single(session.Events.OfKind<RunWarning>()).Text);
        Assert.Equal([2], session.Events.Epochs);
    }

    [Fact]
    public void What_was_saved_before_a_resume_is_told_of_at_its_start()
    {
        using var session = new TinySession();
        session.Start();
        session.Resume("trainer.epochs=3");

        Assert.Equal(2, Assert.Single(session.Events.OfKind<SessionStarted>()).EpochsBefore);
    }

    [Fact]
    public void More_epochs_than_asked_for_are_kept()
    {
        using var session = new TinySession();
        session.Start("trainer.epochs=3");
        var results = session.Resume("trainer.epochs=1");

        Assert.Equal(3, results.Epochs);
        Assert.Empty(session.Events.Epochs);
    }

    [Theory]
    [InlineData(2, "2 epochs are done already, so nothing is trained; set trainer.epochs above 2 to go on.")]
    [InlineData(1, "1 epoch is done already, so nothing is trained; set trainer.epochs above 1 to go on.")]
    public void That_all_epochs_are_done_already_is_told(int epochs, string notice)
    {
        using var session = new TinySession();
        session.Start($"trainer.epochs={epochs}");
        session.Resume();

        Assert.Equal(notice, Assert.Single(session.Events.OfKind<RunNotice>()).Text);
    }

    [Theory]
    [InlineData("trainer.monitor=loss", "The session watched accuracy, and watches loss from now on, so its best epoch so far, 1, no longer counts.")]
    [InlineData("trainer.monitor=", "The session watched accuracy, and watches nothing from now on, so its best epoch so far, 1, no longer counts.")]
    public void That_another_metric_makes_the_best_epoch_forgotten_is_told(string change, string notice)
    {
        using var session = new TinySession();
        session.Start("trainer.epochs=1");
        session.Resume("trainer.epochs=2", change);

        Assert.Equal(notice, Assert.Single(session.Events.OfKind<RunNotice>()).Text);
    }

    [Fact]
    public void Who_goes_on_as_before_is_told_nothing()
    {
        using var session = new TinySession();
        session.Start("trainer.epochs=1");
        session.Resume("trainer.epochs=2");

        Assert.Empty(session.Events.OfKind<RunNotice>());
    }

    [Fact]
    public void What_was_left_of_an_unfinished_checkpoint_is_removed_and_nothing_else()
    {
        using var session = new TinySession();
        session.Start();
        var left = session.EpochCheckpoints[^1] + ".partial";
        var other = Path.Combine(session.Directory.Checkpoints, "notes.partial");
        File.WriteAllText(left, "half");
        File.WriteAllText(other, "kept");
        session.Resume();

        Assert.False(File.Exists(left));
        Assert.True(File.Exists(other));
        Assert.Equal(2, session.EpochCheckpoints.Count);
    }

    [Fact]
    public void A_model_that_changed_is_refused_with_what_changed()
    {
        using var session = new TinySession();
        session.Start("model.params.hidden1_size=20");
        var exception = Assert.Throws<SessionException>(() => session.Resume("trainer.epochs=3", "model.params.hidden1_size=30"));

        Assert.StartsWith("The weights do not fit the model; of another shape: ", exception.Message, StringComparison.Ordinal);
        Assert.EndsWith(
            $". They are those of {session.EpochCheckpoints[^1]}. model.params.hidden1_size was 20 in the session, now it is 30; "
            + "leave it as it was, or start a new session.",
            exception.Message,
            StringComparison.Ordinal);
    }

    [Fact]
    public void A_key_of_the_model_that_is_new_is_named_too()
    {
        using var session = new TinySession();
        session.Start();

        Assert.Contains(
            "model.params.hidden1_size was not given in the session, now it is 30;",
            Assert.Throws<SessionException>(() => session.Resume("model.params.hidden1_size=30")).Message,
            StringComparison.Ordinal);
    }

    [Fact]
    public void A_session_goes_on_from_an_earlier_checkpoint_that_is_named()
    {
        using var session = new TinySession();
        session.Start("trainer.epochs=3");
        session.ResumeFrom(session.EpochCheckpoints[0]);

        Assert.Equal([1, 2], session.Events.Epochs);
    }

    /// <summary>Else the latest checkpoint would be one of the training that was given up.</summary>
    [Fact]
    public void Checkpoints_of_later_epochs_than_the_one_that_is_named_are_set_aside()
    {
        using var session = new TinySession();
        session.Start("trainer.epochs=3");
        session.ResumeFrom(session.EpochCheckpoints[0], "trainer.epochs=2");

        Assert.Equal(2, session.EpochCheckpoints.Count);
        Assert.Contains(session.Events.OfKind<RunNotice>(), notice => notice.Text.Contains("what was saved of later epochs lies in", StringComparison.Ordinal));
    }

    [Fact]
    public void Only_the_latest_three_checkpoints_of_epochs_stay()
    {
        using var session = new TinySession();
        session.Start("trainer.epochs=5");

        Assert.Equal(["ckpt.0002", "ckpt.0003", "ckpt.0004"], session.EpochCheckpoints.Select(file => Path.GetFileName(file)[.."ckpt.0000".Length]));
    }

    [Fact]
    public void A_session_can_go_on_in_another_folder()
    {
        using var session = new TinySession();
        session.Start();
        var elsewhere = new SessionDirectory(Path.Combine(session.SaveDirectory, "elsewhere"));
        session.ResumeIn(elsewhere, session.Directory.FullPath, "trainer.epochs=3");

        Assert.Single(Directory.GetFiles(elsewhere.Checkpoints, "ckpt.0002.*.pth"));
        Assert.Equal(2, session.EpochCheckpoints.Count);
    }

    [Fact]
    public void Classes_that_changed_are_refused()
    {
        using var images = new TemporaryFolder();
        using var session = new TinySession();
        ClassFolders.Write(images, 16, ("cat", 10), ("dog", 10));
        session.Start(TinySession.ImagesIn(images.FullPath));
        ClassFolders.Write(images, 16, ("ant", 10));

        var exception = Assert.Throws<SessionException>(() => session.Resume("trainer.epochs=3"));

        Assert.Equal(
            "The data no longer has the classes or keys that the session was trained with; resume it with the data of before. "
            + "The tasks differ: the class 'ant' is there, but unknown here. (Here is the session, there the data.) "
            + "If the change is meant, say which task counts: --set loaders.task_compat_mode=old, new or compat.",
            exception.Message);
        Assert.Equal(2, session.EpochCheckpoints.Count);
    }

    private static IEnumerable<string> Values(SessionResults results) =>
        from set in results.Sets
        select $"{set.Set} {set.Result.Loss:R} {string.Join(' ', set.Result.Metrics)}";

    private static string Indices(string record) => record[record.IndexOf("train_idxs", StringComparison.Ordinal)..];
}
