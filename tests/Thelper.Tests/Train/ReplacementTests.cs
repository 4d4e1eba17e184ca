using Thelper.Models;
using Thelper.Sessions;

namespace Thelper.Tests.Train;

/// <summary>A session that another one replaces.</summary>
public sealed class ReplacementTests : IDisposable
{
    private readonly TinySession _session = new();

    [Fact]
    public void It_comes_back_if_the_new_one_ends_before_its_first_checkpoint()
    {
        _session.Start();
        var before = Files();

        Assert.Throws<ModelException>(() => _session.Start("overwrite=true", "model.params.input_shape=[3, 20, 20]"));
        Assert.Equal(before, Files());
    }

    [Fact]
    public void So_it_does_if_the_new_one_diverges_whose_log_is_set_aside()
    {
        _session.Start();
        var before = Files();

        var exception = Assert.Throws<SessionException>(() => _session.Start("overwrite=true", "trainer.optimization.optimizer.params.lr=1e30"));
        var aside = Directory.GetDirectories(_session.SaveDirectory, TinySession.Name + ".failed-*").Single();
        Assert.Equal(before, Files().Where(file => !file.StartsWith(aside, StringComparison.Ordinal)));
        Assert.Equal(Path.Combine(aside, "logs", "trainer.log"), exception.Data[Experiment.LogKey]);
        Assert.True(File.Exists(Path.Combine(aside, "logs", "trainer.log")));
        Assert.EndsWith($"and what came of the new one in {aside}.", _session.Events.OfKind<RunNotice>().Last().Text, StringComparison.Ordinal);
    }

    /// <summary>What a process that was killed leaves.</summary>
    [Fact]
    public void It_is_kept_when_the_one_that_replaced_it_is_replaced_before_its_first_checkpoint()
    {
        _session.Start();
        var directory = _session.Directory;
        directory.CreateNew(overwrite: true);
        File.WriteAllText(directory.Configuration, "{}");

        Assert.Throws<SessionException>(() => new SessionDirectory(directory.FullPath).CreateNew(overwrite: false));
        Assert.Equal(2, _session.EpochCheckpoints.Count);
    }

    [Fact]
    public void It_stays_beside_one_that_failed_after_its_first_checkpoint_and_that_is_told()
    {
        _session.Start();
        Assert.Throws<SessionException>(() => _session.Start(
            "overwrite=true", "trainer.epochs=3",
            "trainer.optimization.scheduler={type: torch.optim.lr_scheduler.StepLR, params: {step_size: 1, gamma: 1e30}}"));

        Assert.True(new SessionDirectory(_session.Directory.Replaced).HasCheckpoint);
        Assert.Equal(
            $"The session that this one replaced still lies in {_session.Directory.Replaced}; it goes when this one ends well.",
            _session.Events.OfKind<RunNotice>().Last().Text);
    }

    [Fact]
    public void It_is_gone_when_the_new_one_has_ended()
    {
        _session.Start("trainer.epochs=3");
        _session.Start("overwrite=true", "trainer.epochs=1");

        Assert.Single(_session.EpochCheckpoints);
        Assert.Equal([_session.Directory.FullPath], Directory.EnumerateFileSystemEntries(_session.SaveDirectory));
    }

    [Fact]
    public void Shares_above_1_are_told()
    {
        _session.Start("loaders.train_split.shapes=0.9", "trainer.epochs=1");

        Assert.Equal(
            "The shares of the data set 'shapes' add up to 1.24; they are taken as parts of that sum.",
            Assert.Single(_session.Events.OfKind<RunWarning>()).Text);
    }

    public void Dispose() => _session.Dispose();

    private string[] Files() =>
        [.. Directory.EnumerateFiles(_session.SaveDirectory, "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal)];
}
