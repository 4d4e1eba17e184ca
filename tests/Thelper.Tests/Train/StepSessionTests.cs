using Thelper.Sessions;
using Thelper.Torch;

namespace Thelper.Tests.Train;

/// <summary>The options of a step in whole sessions. 40 images in batches of 8 are 5 batches in an epoch.</summary>
public sealed class StepSessionTests
{
    [Theory]
    [InlineData("trainer.accumulate=2", "trainer.clip_norm=1")]
    [InlineData("trainer.ema_decay=0.8")]
    [InlineData("trainer.autocast=bf16")]
    [InlineData("trainer.channels_last=true")]
    [InlineData("trainer.ema_decay=0.8", "trainer.channels_last=true", "trainer.autocast=bf16", "trainer.accumulate=3")]
    public void A_resumed_session_ends_with_the_bits_of_one_that_was_never_stopped(params string[] step)
    {
        using var whole = new TinySession();
        using var stopped = new TinySession();
        var expected = whole.Start(["trainer.epochs=4", .. step]);
        stopped.Start(["trainer.epochs=2", .. step]);
        var results = stopped.Resume("trainer.epochs=4");

        Assert.Equal(SavedState.OfLatest(whole), SavedState.OfLatest(stopped));
        Assert.Equal(expected.Sets[^1].Result.Loss, results.Sets[^1].Result.Loss);
    }

    [Fact]
    public void What_is_left_at_the_end_of_an_epoch_makes_a_step()
    {
        using var session = new TinySession();
        session.Start("trainer.accumulate=2");
        using var checkpoint = Checkpoint.Load(session.EpochCheckpoints[^1]);

        Assert.Equal((10, 6), (checkpoint.Iteration, checkpoint.OptimizerSteps));
    }

    [Fact]
    public void The_average_is_what_is_tested_and_what_a_finished_session_is_tested_with_again()
    {
        using var session = new TinySession();
        using var plain = new TinySession();
        var averaged = session.Start("trainer.ema_decay=0.8", "trainer.epochs=3");
        var last = plain.Start("trainer.epochs=3");
        var again = session.Resume();

        Assert.NotEqual(last.Sets[^1].Result.Loss, averaged.Sets[^1].Result.Loss);
        Assert.Equal(averaged.Sets[^1].Result.Loss, again.Sets[^1].Result.Loss);
    }

    [Fact]
    public void Training_goes_on_from_the_weights_and_not_from_their_average()
    {
        using var session = new TinySession();
        using var plain = new TinySession();
        session.Start("trainer.ema_decay=0.8");
        plain.Start();
        using var averaged = Checkpoint.Load(session.EpochCheckpoints[^1]);
        using var other = Checkpoint.Load(plain.EpochCheckpoints[^1]);

        Assert.All(other.Model, entry => Assert.Equal(entry.Value.ToBytes(), averaged.Model[entry.Key].ToBytes()));
        Assert.NotEqual(averaged.Model.Values.First().ToBytes(), averaged.Average!.Values.First().ToBytes());
    }

    [Fact]
    public void Half_precision_on_the_cpu_is_refused_with_its_place()
    {
        using var session = new TinySession();
        var error = Assert.Single(
            Assert.Throws<Thelper.Configuration.ConfigException>(() => session.Start("trainer.autocast=fp16")).Errors);

        Assert.Equal("trainer.autocast", error.Path);
        Assert.False(Directory.Exists(session.SaveDirectory));
    }
}
