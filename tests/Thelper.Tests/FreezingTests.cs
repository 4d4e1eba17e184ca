using Thelper.Configuration;
using Thelper.Sessions;
using Thelper.Tests.Train;
using Thelper.Torch;

namespace Thelper.Tests;

public sealed class FreezingTests
{
    [Fact]
    public void What_a_configuration_freezes_is_not_trained()
    {
        using var trained = new TinySession();
        using var frozen = new TinySession();
        using var untouched = new TinySession();
        trained.Start("trainer.epochs=1");
        frozen.Start("trainer.epochs=1", "model.freeze=[baseline.0.*]");
        untouched.Start("trainer.epochs=1", "trainer.optimization.optimizer.params.lr=0");
        var first = Weights(untouched);

        Assert.NotEqual(first["baseline.0.weight"], Weights(trained)["baseline.0.weight"]);
        Assert.Equal(first["baseline.0.weight"], Weights(frozen)["baseline.0.weight"]);
        Assert.Equal(first["baseline.0.bias"], Weights(frozen)["baseline.0.bias"]);
        Assert.NotEqual(first["classifier.2.weight"], Weights(frozen)["classifier.2.weight"]);
    }

    [Fact]
    public void A_session_that_goes_on_freezes_as_well()
    {
        using var session = new TinySession();
        session.Start("trainer.epochs=1", "model.freeze=classifier.2.weight");
        var before = Weights(session);

        session.Resume("trainer.epochs=2");

        Assert.Equal(before["classifier.2.weight"], Weights(session)["classifier.2.weight"]);
        Assert.NotEqual(before["classifier.2.bias"], Weights(session)["classifier.2.bias"]);
    }

    [Theory]
    [InlineData("[classifier.*, backbone.*]", "has backbone.*, which is no parameter of the model; its first ones are baseline.0.weight,")]
    [InlineData("'*'", "leaves no parameter to be trained")]
    public void Names_that_match_nothing_or_everything_are_refused(string names, string sentence)
    {
        using var session = new TinySession();

        var error = Assert.Single(Assert.Throws<ConfigException>(() => session.Start($"model.freeze={names}")).Errors);

        Assert.Equal("model.freeze", error.Path);
        Assert.StartsWith(sentence, error.Sentence, StringComparison.Ordinal);
    }

    private static Dictionary<string, float[]> Weights(TinySession session)
    {
        using var checkpoint = Checkpoint.Load(session.EpochCheckpoints[^1]);
        return checkpoint.Model.ToDictionary(entry => entry.Key, entry => entry.Value.ToArray<float>());
    }
}
