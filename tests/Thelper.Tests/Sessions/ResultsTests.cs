using System.Text.Json;

namespace Thelper.Tests.Sessions;

public sealed class ResultsTests(FinishedSession session) : IClassFixture<FinishedSession>
{
    private readonly JsonElement _results = JsonSerializer.Deserialize<JsonElement>(session.Text("results.json"));

    [Theory]
    [InlineData("train")]
    [InlineData("valid")]
    [InlineData("test")]
    public void Each_set_has_its_metrics_and_its_loss(string set)
    {
        var values = _results.GetProperty(set);

        Assert.Equal(["accuracy", "loss"], values.EnumerateObject().Select(value => value.Name));
        Assert.InRange(values.GetProperty("accuracy").GetDouble(), 0, 100);
        Assert.InRange(values.GetProperty("loss").GetDouble(), 0.1, 10);
    }

    [Fact]
    public void Epochs_and_the_best_one_are_told()
    {
        var best = _results.GetProperty("best_epoch").GetInt32();

        Assert.Equal(2, _results.GetProperty("epochs").GetInt32());
        Assert.Equal("accuracy", _results.GetProperty("monitor").GetString());
        Assert.InRange(best, 0, 1);
        Assert.Equal(session.Results.Best!.Value, _results.GetProperty("best_value").GetDouble());
    }

    [Fact]
    public void Each_phase_has_its_seconds() => Assert.Equal(
        ["train", "valid", "checkpoint", "test"],
        _results.GetProperty("seconds").EnumerateObject().Where(phase => phase.Value.GetDouble() >= 0).Select(phase => phase.Name));

    [Fact]
    public void The_speed_is_that_of_all_training_in_the_launch()
    {
        var seconds = session.Results.Seconds["train"];

        Assert.Equal(2 * 40 / seconds, session.Results.ImagesPerSecond!.Value, precision: 6);
        Assert.Equal(2 * 40 / seconds, _results.GetProperty("images_per_second").GetDouble(), precision: 1);
    }

    [Fact]
    public void The_report_of_the_test_set_says_what_the_results_say()
    {
        var folder = Directory.GetDirectories(session.FullPath("output/tiny"), "test-*").Single();
        var accuracy = double.Parse(File.ReadAllText(Path.Combine(folder, "accuracy.txt")), System.Globalization.CultureInfo.InvariantCulture);

        Assert.Equal(_results.GetProperty("test").GetProperty("accuracy").GetDouble(), accuracy, precision: 4);
    }
}
