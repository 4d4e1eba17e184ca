using Thelper.Configuration;

namespace Thelper.Tests.Train;

/// <summary>The key <c>skip_eval_iter</c>, on a validation set of two batches.</summary>
public sealed class SkipEvalIterTests
{
    [Fact]
    public void An_evaluation_passes_over_the_first_batches()
    {
        using var session = new TinySession();
        var results = session.Start("trainer.skip_eval_iter=1", "trainer.epochs=1");

        Assert.Equal(2, results.Sets.Single(set => set.Set == "valid").Result.Images);
    }

    [Fact]
    public void Passing_over_all_of_a_set_is_refused()
    {
        using var session = new TinySession();
        var exception = Assert.Throws<ConfigException>(() => session.Start("trainer.skip_eval_iter=2"));

        Assert.Contains(
            "trainer.skip_eval_iter: is 2, but the valid set has 2 batches, so nothing of it would be evaluated.",
            exception.Message, StringComparison.Ordinal);
    }
}
