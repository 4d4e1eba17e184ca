using Thelper.Sessions;

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

    public void Dispose() => _session.Dispose();
}
