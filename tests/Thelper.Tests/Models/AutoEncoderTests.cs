using Thelper.Models;
using Thelper.Tasks;
using Thelper.Tests.Support;
using Thelper.Torch;
using Thelper.Torch.Modules;
using Thelper.Torch.Optimizers;

namespace Thelper.Tests.Models;

/// <summary>Models that also draw their input again.</summary>
public sealed class AutoEncoderTests
{
    private const string Plain = "AutoEncoderResNet";
    private const string Skipping = "AutoEncoderSkipResNet";
    private static readonly Classification Classes = new(["a", "b", "c"], "image", "label");
    private static readonly Segmentation Pixels = new(["a", "b", "c"], "image", "mask");

    [Theory]
    [InlineData(Plain, 28, 28)]
    [InlineData(Plain, 33, 47)]
    [InlineData(Plain, 64, 40)]
    [InlineData(Skipping, 28, 28)]
    [InlineData(Skipping, 33, 47)]
    [InlineData(Skipping, 64, 40)]
    public void Images_of_any_size_are_drawn_in_their_size(string model, int height, int width)
    {
        using var scope = TensorScope.Open();
        using var made = Made(model, "flexible_input_res: true");
        var input = Operators.Randn([2, 1, height, width]).Mul(3L);

        var output = made.Forward(input);

        Assert.Equal(input.Shape, output.Reconstruction.Shape);
        Assert.Equal(model == Plain ? [2, 3] : [2, 3, height, width], output.Scores.Shape);
        Assert.All(output.Reconstruction.ToArray<float>(), value => Assert.InRange(value, -1, 1));
    }

    [Theory]
    [InlineData(Plain, "layers: [1, 1, 1, 1, 1]")]
    [InlineData(Skipping, "layers: [1, 1, 1, 1, 1]")]
    [InlineData(Plain, "skip_max_pool: true, strides: [1, 2, 2, 1]")]
    [InlineData(Skipping, "skip_max_pool: true, strides: [1, 2, 2, 1]")]
    [InlineData(Skipping, "block: Bottleneck")]
    [InlineData(Plain, "output_pads: [0, 0, 0, 0, 0]")]
    public void Any_encoder_is_undone(string model, string settings)
    {
        using var scope = TensorScope.Open();
        using var made = Made(model, "flexible_input_res: true, " + settings);

        Assert.Equal([2, 1, 44, 36], made.Forward(Operators.Zeros([2, 1, 44, 36])).Reconstruction.Shape);
    }

    [Fact]
    public void The_decoder_has_a_doubling_for_each_stride()
    {
        using var made = Made(Plain, "skip_max_pool: true, strides: [1, 2, 2, 1]");

        Assert.Equal(3, made.NamedModules().Count(entry => entry.Module is ConvTranspose2d));
    }

    [Fact]
    public void The_encoder_has_leaky_activations()
    {
        using var made = Made(Plain, "");

        Assert.DoesNotContain(made.NamedModules(), entry => entry.Module is ReLU);
    }

    [Theory]
    [InlineData("decoder_dropout: true", 5)]
    [InlineData("dropout_prob: 0.3", 0)]
    public void Channels_are_dropped_if_asked_for(string setting, int layers)
    {
        using var made = Made(Skipping, setting);

        Assert.Equal(layers, made.NamedModules().Count(entry => entry.Module is Dropout2d));
    }

    [Theory]
    [InlineData(Plain)]
    [InlineData(Skipping)]
    public void Every_parameter_has_a_part_in_the_output(string model)
    {
        using var scope = TensorScope.Open();
        using var made = Made(model, "flexible_input_res: true");
        Loss(made, Operators.Randn([2, 1, 32, 32])).Backward();

        Assert.All(made.NamedParameters(), entry => Assert.NotNull(entry.Tensor.Gradient()));
    }

    [Theory]
    [InlineData(Plain)]
    [InlineData(Skipping)]
    public void The_reconstruction_can_be_learned(string model)
    {
        Generator.SeedAll(1);
        using var scope = TensorScope.Open();
        using var made = Made(model, "flexible_input_res: true");
        using var optimizer = new Adam([new(made.Parameters(), 0.003)], new());
        var images = Operators.Randn([6, 1, 4, 4]).ResizeMap(new(28, 28)).Tanh();
        var before = Difference(made, images).ToDouble();
        for (var step = 0; step < 12; step++)
        {
            optimizer.ClearGradients();
            Difference(made, images).Backward();
            optimizer.Step();
        }

        Assert.InRange(Difference(made, images).ToDouble(), 0, 0.6 * before);
    }

    [Fact]
    public void An_embedding_is_the_mean_of_the_feature_map()
    {
        using var scope = TensorScope.Open();
        using var made = Made(Skipping, "");

        Assert.Equal([2, 512], ((IEmbedding)made).Embed(Operators.Zeros([2, 1, 40, 50])).Shape);
    }

    [Theory]
    [InlineData("output_pads: [1, 1]", "output_pads", "must have one number for each of the 5 doublings, but has 2.")]
    [InlineData("strides: [1, 2, 3, 1]", "strides", "must be powers of 2, which the decoder can undo, but are [1, 2, 3, 1].")]
    [InlineData(
        "conv1_config: [7, 3, 3]", "conv1_config",
        "must have a stride, the second number, that is a power of 2, which the decoder can undo, but has 3.")]
    public void Settings_that_the_decoder_cannot_undo_are_refused(string setting, string key, string sentence) => Assert.Equal(
        ($"model.params.{key}", sentence), Bound.Mistake<ModelSection>(Section(Plain, setting)));

    private static Tensor Difference(Module<Tensor, AutoEncoderOutput> model, Tensor images)
    {
        var difference = model.Forward(images).Reconstruction.Sub(images);
        return difference.Mul(difference).Mean();
    }

    private static Tensor Loss(Module<Tensor, AutoEncoderOutput> model, Tensor images)
    {
        var output = model.Forward(images);
        return output.Scores.Mul(output.Scores).Mean().Add(output.Reconstruction.Mul(output.Reconstruction).Mean());
    }

    private static Module<Tensor, AutoEncoderOutput> Made(string model, string settings)
    {
        var layers = settings.Contains("layers", StringComparison.Ordinal) ? "" : ", layers: [1, 1, 1, 1]";
        var section = Section(model, $"input_channels: 1{layers}{(settings.Length == 0 ? "" : ", ")}{settings}");
        LearningTask task = model == Plain ? Classes : Pixels;
        return (Module<Tensor, AutoEncoderOutput>)Bound.To<ModelSection>(section).Model.Create(task);
    }

    private static string Section(string model, string settings) =>
        $"model:\n  type: thelper.nn.resnet.{model}\n  params: {{{settings}}}\n";
}
