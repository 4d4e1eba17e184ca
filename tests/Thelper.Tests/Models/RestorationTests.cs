using Thelper.Models;
using Thelper.Models.Restoration;
using Thelper.Tasks;
using Thelper.Tests.Support;
using Thelper.Torch;
using Thelper.Torch.Modules;

namespace Thelper.Tests.Models;

/// <summary>Models that give images with more detail.</summary>
public sealed class RestorationTests
{
    private static readonly SuperResolution Detail = new("low", "high");

    [Theory]
    [InlineData("SRCNN", 1, 3)]
    [InlineData("SRCNN", 3, 3)]
    [InlineData("SRCNN", 2, 4)]
    [InlineData("VDSR", 1, 3)]
    [InlineData("VDSR", 3, 3)]
    [InlineData("VDSR", 2, 4)]
    public void Images_of_any_channels_keep_their_shape(string model, int channels, int images)
    {
        using var scope = TensorScope.Open();
        using var made = Made(model, $"num_channels: {channels}, base_filter: 4");

        Assert.Equal([2, images, 12, 15], made.Forward(Operators.Zeros([2, images, 12, 15])).Shape);
    }

    [Fact]
    public void Channels_are_worked_on_one_by_one_unless_they_are_taken_together()
    {
        using var scope = TensorScope.Open();
        using var made = Made("SRCNN", "base_filter: 4");
        var images = Operators.Randn([1, 3, 12, 12]);

        AssertNear(made.Forward(images).Slice(1, 1, 2), made.Forward(images.Slice(1, 1, 2)));
    }

    [Fact]
    public void Without_padding_16_rows_and_columns_are_lost()
    {
        using var scope = TensorScope.Open();
        using var made = Made("SRCNN", "base_filter: 4, padding: valid");

        Assert.Equal([1, 3, 4, 8], made.Forward(Operators.Zeros([1, 3, 20, 24])).Shape);
    }

    [Fact]
    public void Channels_that_the_model_cannot_divide_are_refused()
    {
        using var scope = TensorScope.Open();
        using var made = Made("VDSR", "num_channels: 2, base_filter: 4, num_residuals: 0");

        Assert.Equal(
            "The model takes 2 channels at a time (model.params.num_channels), of which the images' channels must be a multiple, "
            + "but received a batch of the shape 1x3x8x8.",
            Assert.Throws<ModelException>(() => made.Forward(Operators.Zeros([1, 3, 8, 8]))).Message);
    }

    [Theory]
    [InlineData("activation: null, norm: null", 0, 0)]
    [InlineData("activation: prelu, norm: instance", 3, 0)]
    [InlineData("activation: tanh, norm: batch", 0, 3)]
    public void Activation_and_normalisation_can_be_chosen(string settings, int slopes, int norms)
    {
        using var made = Made("VDSR", $"base_filter: 4, num_residuals: 2, {settings}");

        Assert.Equal(slopes, made.NamedModules().Count(entry => entry.Module is PRelu));
        Assert.Equal(norms, made.NamedModules().Count(entry => entry.Module is BatchNorm2d));
    }

    [Fact]
    public void Weights_of_the_deep_model_spread_as_He_has_it()
    {
        Generator.SeedAll(1);
        using var made = Made("VDSR", "num_residuals: 1");
        var weights = made.StateDictionary()["residual_layers.0.conv.weight"].ToArray<double>();

        Assert.Equal(Math.Sqrt(2.0 / (64 * 9)), Math.Sqrt(weights.Average(weight => weight * weight)), 0.001);
    }

    [Fact]
    public void A_classification_is_refused() => Assert.Equal(
        "The model gives an image for an image, as a super-resolution or a regression asks for, but the task is Classification.",
        Assert.Throws<ModelException>(() => new SrcnnOptions().Create(new Classification(["a"], "image", "label"))).Message);

    [Theory]
    [InlineData("SRCNN", "groups: 2", "groups", "must divide num_channels, which is 1, but is 2.")]
    [InlineData("VDSR", "groups: 2", "groups", "must divide num_channels, which is 1, and base_filter, which is 64, but is 2.")]
    [InlineData("VDSR", "kernel_size0: 4", "kernel_size0", "must be odd, so that the image keeps its size, but is 4.")]
    public void Settings_that_make_no_network_are_refused(string model, string setting, string key, string sentence) =>
        Assert.Equal(($"model.params.{key}", sentence), Bound.Mistake<ModelSection>(Section(model, setting)));

    private static void AssertNear(Tensor expected, Tensor computed) =>
        Assert.Equal(expected.ToArray<double>(), computed.ToArray<double>(), (a, b) => Math.Abs(a - b) < 1e-5);

    private static Module<Tensor, Tensor> Made(string model, string settings) =>
        (Module<Tensor, Tensor>)Bound.To<ModelSection>(Section(model, settings)).Model.Create(Detail);

    private static string Section(string model, string settings) =>
        $"model:\n  type: thelper.nn.sr.{model}\n  params: {{{settings}}}\n";
}
