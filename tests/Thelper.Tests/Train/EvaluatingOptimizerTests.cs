using Thelper.Configuration;
using Thelper.Sessions;

namespace Thelper.Tests.Train;

/// <summary>Sessions whose optimizer computes the loss of a batch several times, or treats parameters differently.</summary>
public sealed class EvaluatingOptimizerTests : IDisposable
{
    private const string Lbfgs = "trainer.optimization.optimizer={type: torch.optim.LBFGS, params: {max_iter: 4, history_size: 3, line_search_fn: strong_wolfe}}";
    private const string Groups = "trainer.optimization.optimizer={type: torch.optim.SGD, params: {lr: 0.01, momentum: 0.9, groups: [{match: 'baseline.*', lr: 0.001}]}}";

    private readonly TinySession _session = new();

    [Theory]
    [InlineData(Lbfgs)]
    [InlineData(Groups)]
    public void A_resumed_session_ends_with_the_bits_of_one_that_was_never_stopped(string optimizer)
    {
        using var whole = new TinySession();
        whole.Start("trainer.epochs=3", optimizer);
        _session.Start("trainer.epochs=2", optimizer);
        _session.Resume("trainer.epochs=3");

        Assert.Equal(SavedState.OfLatest(whole), SavedState.OfLatest(_session));
    }

    [Fact]
    public void A_session_learns_by_a_line_search()
    {
        _session.Start("trainer.epochs=3", Lbfgs, "loaders.batch_size=40", "trainer.ema_decay=0.5", "trainer.autocast=bf16");
        var losses = _session.Events.OfKind<EpochFinished>().Select(epoch => epoch.Train.Loss!.Value).ToArray();

        Assert.True(losses[^1] < losses[0]);
    }

    [Theory]
    [InlineData("trainer.accumulate=2", "accumulate", "is 2, but LBFGS computes the loss of a batch several times for one step, and knows one batch; make the batches larger, and remove it.")]
    [InlineData("trainer.clip_norm=1", "clip_norm", "is given, but LBFGS computes the loss of a batch several times for one step, for which gradients must be as they are; remove it.")]
    [InlineData("trainer.clip_value=1", "clip_value", "is given, but LBFGS computes the loss of a batch several times for one step, for which gradients must be as they are; remove it.")]
    public void What_a_step_of_several_evaluations_cannot_do_is_refused(string change, string key, string sentence)
    {
        var error = Assert.Single(Assert.Throws<ConfigException>(() => _session.Start(Lbfgs, change)).Errors);

        Assert.Equal(($"trainer.{key}", sentence), (error.Path, error.Sentence));
    }

    [Fact]
    public void A_group_of_nothing_is_told_with_its_place_before_a_folder_is_made()
    {
        var error = Assert.Single(Assert.Throws<ConfigException>(() => _session.Start(Groups.Replace("baseline.*", "head*", StringComparison.Ordinal))).Errors);

        Assert.Equal("trainer.optimization.optimizer.params.groups.0.match", error.Path);
        Assert.False(Directory.Exists(_session.SaveDirectory));
    }

    [Fact]
    public void Other_groups_than_before_begin_without_a_state()
    {
        _session.Start("trainer.epochs=1", Groups);
        _session.Resume("trainer.epochs=2", "trainer.optimization.optimizer.params.groups=[{match: 'baseline.0*', lr: 0.001}]");

        Assert.Contains(
            "The optimizer's groups have other parameters than before, so it starts without a state.",
            _session.Events.OfKind<RunWarning>().Select(warning => warning.Text));
    }

    public void Dispose() => _session.Dispose();
}
