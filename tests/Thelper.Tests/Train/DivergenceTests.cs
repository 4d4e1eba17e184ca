using Thelper.Sessions;
using Thelper.Train;

namespace Thelper.Tests.Train;

public sealed class DivergenceTests : IDisposable
{
    private readonly TinySession _session = new();
    private readonly SessionException _exception;

    public DivergenceTests() => _exception = Assert.Throws<SessionException>(
        () => _session.Start("trainer.optimization.optimizer.params.lr=1e30"));

    [Fact]
    public void A_loss_that_is_no_number_ends_the_session_with_advice() => Assert.Matches(
        @"^The loss is (not a number|infinite) in epoch 1, batch \d of the train set\. "
        + @"A lower learning rate often helps \(trainer\.optimization\.optimizer\.params\.lr\)\.$",
        _exception.Message);

    [Fact]
    public void The_log_says_why() =>
        Assert.Contains(_exception.Message, File.ReadAllText(Path.Combine(_session.Directory.Logs, "trainer.log")), StringComparison.Ordinal);

    [Fact]
    public void No_checkpoint_is_saved() => Assert.False(_session.Directory.HasCheckpoint);

    [Theory]
    [InlineData(".nan", "not a number")]
    [InlineData(".inf", "infinite")]
    public void A_validation_loss_that_is_no_number_is_told_once_and_training_goes_on(string factor, string defect)
    {
        using var session = new TinySession
        {
            Register = catalogue => catalogue.Add<ITrainerOptions, SpoiltLossTrainerOptions>(SpoiltLossTrainerOptions.Name),
        };
        var results = session.Start($"trainer.type={SpoiltLossTrainerOptions.Name}", $"trainer.factor={factor}", "trainer.epochs=1", "trainer.monitor=loss");

        Assert.Equal(1, results.Epochs);
        Assert.All(results.Sets.Where(set => set.Set != "train"), set => Assert.False(double.IsFinite(set.Result.Loss!.Value)));
        Assert.Equal(
            $"The loss is {defect} in epoch 1, batch 1 of the valid set. So that of the whole set is not a finite number either.",
            session.Events.OfKind<RunWarning>().First().Text);
    }

    public void Dispose() => _session.Dispose();
}
