using Thelper.Configuration;
using Thelper.Sessions;
using Thelper.Tests.Train;
using Thelper.Torch.Tests.Support;

namespace Thelper.Tests;

/// <summary>The sample of a trainer of a user's own.</summary>
public sealed class TrainerPluginTests : IDisposable
{
    private readonly TinySession _session = new();

    private static string Sample => Path.Combine(
        Repository.Root, "artifacts", "bin", "TrainerPlugin", new DirectoryInfo(AppContext.BaseDirectory).Name, "TrainerPlugin.dll");

    [Fact]
    public void A_trainer_of_a_plug_in_trains_with_its_own_loss()
    {
        var results = Start(beta: "0.5");

        var train = results.Sets.Single(set => set.Set == "train").Result;
        var parts = train.LossParts.ToDictionary(part => part.Name, part => part.Value);
        Assert.Equal(parts["mistake"] - (0.5 * parts["entropy"]), train.Loss!.Value, 1e-5);
    }

    [Fact]
    public void Its_keys_are_checked_like_all_others() => Assert.Equal(
        "trainer.beta", Assert.Single(Assert.Throws<ConfigException>(() => Start(beta: "-1")).Errors).Path);

    [Fact]
    public void A_higher_price_makes_predictions_less_sure() => Assert.True(EntropyOf(Start(beta: "2")) > EntropyOf(Start(beta: "0")));

    [Fact]
    public void It_is_written_in_a_hundred_lines() => Assert.InRange(
        Directory.GetFiles(Path.Combine(Repository.Root, "samples", "TrainerPlugin"), "*.cs").Sum(file => File.ReadLines(file).Count()), 1, 100);

    public void Dispose() => _session.Dispose();

    private SessionResults Start(string beta) => _session.Start(
        "overwrite=true", $"plugins=['{Sample}']", "trainer.type=samples.ConfidencePenaltyTrainer", $"trainer.beta={beta}", "trainer.epochs=4");

    private static double EntropyOf(SessionResults results) =>
        results.Sets.Single(set => set.Set == "train").Result.LossParts.Single(part => part.Name == "entropy").Value;
}
