using Thelper.Configuration;
using Thelper.Train;

namespace Thelper.Tests.Train;

/// <summary>The keys of a trainer about TensorBoard.</summary>
public sealed class EventKeyTests
{
    [Theory]
    [InlineData("tbx")]
    [InlineData("use_tb")]
    [InlineData("tb")]
    [InlineData("tensorboard")]
    public void The_key_has_the_aliases_of_the_original(string alias) =>
        Assert.True(Bound($"trainer.{alias}=true").UseTbx);

    [Fact]
    public void The_keys_have_the_defaults_of_the_original() =>
        Assert.Equal((false, false, 5), Bound() is var options ? (options.UseTbx, options.SkipTbxHistograms, options.TbxHistogramFreq) : default);

    [Fact]
    public void Histograms_every_no_epochs_are_refused() => Assert.Equal(
        "trainer.tbx_histogram_freq", Assert.Single(Assert.Throws<ConfigException>(() => Bound("trainer.tbx_histogram_freq=0")).Errors).Path);

    private static EventOptions Bound(params string[] overrides) =>
        ConfigBinder.Bind<ExperimentOptions>(TinySession.Document(overrides), StandardComponents.Catalogue()).Value.Trainer.Common.Events;
}
