using Thelper.Sessions;
using Thelper.Train;

namespace Thelper.Tests.Train;

/// <summary>What a trainer's section says about the log's lines for each batch.</summary>
public sealed class LoggerKeyTests : IDisposable
{
    private readonly List<string> _seen = [];
    private readonly TinySession _session;

    public LoggerKeyTests() => _session = new TinySession
    {
        Register = catalogue => catalogue.AddFunction("my.log", (iteration, _) => _seen.Add(Path.GetFileName(iteration.OutputPath).Split('-')[0])),
    };

    [Fact]
    public void By_default_each_batch_has_a_line()
    {
        _session.Start("trainer.epochs=1");

        Assert.Equal([5, 2, 2], Lines());
    }

    [Theory]
    [InlineData("trainer.train_logger=false", "train", 0, 2, 2)]
    [InlineData("trainer.log_valid=", "valid", 5, 0, 2)]
    [InlineData("trainer.log=false", "train, valid, test", 0, 0, 0)]
    public void The_lines_of_a_set_can_be_switched_off_with_a_warning(string change, string sets, params int[] lines)
    {
        _session.Start(change, "trainer.epochs=1");

        Assert.Equal(lines, Lines());
        Assert.Equal(
            $"The log has no lines about single batches ({sets}), because a logger key of the trainer's section is off.",
            Assert.Single(_session.Events.OfKind<RunWarning>(), warning => warning.Text.StartsWith("The log", StringComparison.Ordinal)).Text);
    }

    [Fact]
    public void A_callback_takes_the_place_of_the_lines()
    {
        _session.Start("trainer.valid_logger=my.log", "trainer.epochs=1");

        Assert.Equal([5, 0, 2], Lines());
        Assert.Equal(["valid", "valid"], _seen);
        Assert.DoesNotContain(_session.Events.OfKind<RunWarning>(), warning => warning.Text.StartsWith("The log", StringComparison.Ordinal));
    }

    [Fact]
    public void Steps_are_counted_without_the_log_too()
    {
        _session.Start("trainer.log=false", "trainer.epochs=2");
        using var checkpoint = CheckpointLocator.LoadLatest(_session.Directory.FullPath, _ => { });

        Assert.Equal(10, checkpoint.Iteration);
    }

    public void Dispose() => _session.Dispose();

    private int[] Lines()
    {
        var log = File.ReadAllLines(Path.Combine(_session.Directory.Logs, "trainer.log"));
        return [.. new[] { "train", "valid", "test" }.Select(set => log.Count(
            line => line.Contains($" {set} epoch#", StringComparison.Ordinal) && line.Contains("batch:", StringComparison.Ordinal)))];
    }
}
