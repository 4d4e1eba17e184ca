namespace Thelper.Tests.Train;

/// <summary>The state of a session that is in the middle of a pass is whole: who goes on from it ends with the same bits.</summary>
public sealed class MidEpochTests
{
    private const string Matrix = "trainer.metrics.matrix={type: thelper.train.ConfusionMatrix}";

    [Theory]
    [InlineData(0, true, 2)]
    [InlineData(1, true, 0)]
    [InlineData(1, true, 4)]
    [InlineData(1, false, 1)]
    public void A_session_that_goes_on_in_the_middle_of_a_pass_ends_with_the_bits_of_one_that_was_never_stopped(
        int epoch, bool training, int batch)
    {
        using var whole = new TinySession();
        var state = Path.Combine(whole.Directory.Checkpoints, "state.pth");
        var results = whole.Start(
            $"trainer.type={SavingTrainerOptions.Name}", $"trainer.path={state}", $"trainer.epoch={epoch}",
            $"trainer.training={training.ToString().ToLowerInvariant()}", $"trainer.batch={batch}",
            "trainer.epochs=3", "loaders.batch_size=4", "trainer.early_stopping={patience: 10}", Matrix);
        var expected = SavedState.OfLatest(whole);

        using var second = new TinySession();
        var resumed = second.ResumeIn(second.Directory, state);

        Assert.Equal(expected, SavedState.OfLatest(second));
        Assert.Equal(
            results.Sets.Select(set => (set.Set, set.Result.Loss, string.Join(' ', set.Result.Metrics))),
            resumed.Sets.Select(set => (set.Set, set.Result.Loss, string.Join(' ', set.Result.Metrics))));
    }
}
