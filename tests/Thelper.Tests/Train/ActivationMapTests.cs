using Thelper.Configuration;
using Thelper.Sessions;
using Thelper.Tests.Support;
using Thelper.Torch.Tests.Support;
using Thelper.Vision;

namespace Thelper.Tests.Train;

/// <summary>Activation maps under the key <c>viz</c>.</summary>
public sealed class ActivationMapTests : IDisposable
{
    private readonly TinySession _session = new();

    [Theory]
    [InlineData("predicted")]
    [InlineData("true")]
    [InlineData("circle")]
    public void Activation_maps_are_drawn_of_the_first_samples(string target)
    {
        _session.Start($"trainer.viz={{gradcam: {{max_samples: 3, target: '{target}'}}}}", "trainer.epochs=1");
        using var picture = Image.Decode(File.ReadAllBytes(_session.Output("test", "gradcam.png")));

        // Three times two images of 16 pixels, 8 times as large, two samples to a row at most.
        Assert.Equal(6 + (2 * 134), picture.Width);
        Assert.Contains("gradcam-0000.png", _session.Outputs("valid"));
    }

    [Fact]
    public void Activation_maps_change_nothing_else_and_leave_nothing_behind()
    {
        _session.Start();
        var expected = SavedState.OfLatest(_session);
        var (images, tensors) = (new LiveImages(), new LiveTensors());
        using var shown = new TinySession();
        shown.Start("trainer.viz={gradcam: {}, umap: {umap_args: {n_epochs: 50}}}");

        Assert.Equal((0, 0), (tensors.Added, images.Added));
        Assert.Equal(expected, SavedState.OfLatest(shown));
    }

    [Fact]
    public void A_layer_without_places_is_a_warning_and_no_picture()
    {
        _session.Start("trainer.viz={gradcam: {layer: classifier, max_samples: 3}}", "trainer.epochs=1");

        Assert.Single(_session.Events.OfKind<RunWarning>(), warning => warning.Text ==
            "There are no activation maps (gradcam), because the layer 'classifier' gives 3x5, but must give samples x channels x height x width.");
        Assert.DoesNotContain(_session.Outputs("test"), file => file.StartsWith("gradcam", StringComparison.Ordinal));
    }

    [Fact]
    public void Activation_maps_are_for_classification_alone()
    {
        var error = Assert.Throws<ConfigException>(() => _session.Start(
            "trainer.viz={gradcam: {}}", "model={type: thelper.nn.unet.UNet, params: {mid_channels: 32}}", "datasets.shapes.params.task=segmentation",
            "trainer.metrics={}", "trainer.monitor="));

        Assert.Contains("is for classification, but the data is for segmentation into 6 classes.", error.Message, StringComparison.Ordinal);
    }

    public void Dispose() => _session.Dispose();
}
