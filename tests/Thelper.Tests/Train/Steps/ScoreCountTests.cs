using Thelper.Models;

namespace Thelper.Tests.Train.Steps;

/// <summary>Models whose outputs are as many as someone wrote, and not as many as there are classes.</summary>
public sealed class ScoreCountTests : IDisposable
{
    private readonly TinySession _session = new();

    [Theory]
    [InlineData(3, "[8, 3]")]
    [InlineData(9, "[8, 9]")]
    public void Another_number_of_scores_than_of_classes_is_refused(int outputs, string shape) => Assert.Contains(
        $"The model gives {shape} for a batch of 8 samples, but classification into 5 classes takes 5 scores for each: [8, 5].",
        Refusal($"[torch.nn.Flatten, {{type: torch.nn.Linear, params: {{in_features: 768, out_features: {outputs}}}}}]"),
        StringComparison.Ordinal);

    [Fact]
    public void Scores_for_each_pixel_are_refused() => Assert.Contains(
        "The model gives [8, 5, 14, 14] for a batch of 8 samples",
        Refusal("[{type: torch.nn.Conv2d, params: {in_channels: 3, out_channels: 5, kernel_size: 3}}]"),
        StringComparison.Ordinal);

    public void Dispose() => _session.Dispose();

    private string Refusal(string layers) => Assert.Throws<ModelException>(
        () => _session.Start("model={type: torch.nn.Sequential, params: {layers: " + layers + "}}")).Message;
}
