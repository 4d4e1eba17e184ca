using Thelper.Configuration;
using Thelper.Models;
using Thelper.Tasks;
using Thelper.Tests.Support;
using Thelper.Torch;
using Thelper.Torch.Modules;

namespace Thelper.Tests.Models;

/// <summary>The residual network of the Python original.</summary>
public sealed class FlexibleResNetTests
{
    private static readonly Classification Classes = new(["a", "b", "c"], "image", "label");
    private static readonly Segmentation Pixels = new(["a", "b", "c"], "image", "mask");

    [Theory]
    [InlineData("18", 8)]
    [InlineData("'34'", 16)]
    [InlineData("[1, 2, 1, 1]", 5)]
    [InlineData("[1, 1, 1, 1, 2]", 6)]
    public void Layers_are_lists_of_blocks_or_a_known_number(string layers, int blocks)
    {
        using var model = Made($"layers: {layers}");

        Assert.Equal(blocks, model.NamedModules().Count(entry => entry.Name.EndsWith(".bn2", StringComparison.Ordinal)));
    }

    [Fact]
    public void A_fifth_layer_doubles_the_channels_once_more()
    {
        using var scope = TensorScope.Open();
        using var model = Made("layers: [1, 1, 1, 1, 1], flexible_input_res: true");

        Assert.Equal([2, 3], model.Forward(Operators.Zeros([2, 3, 64, 64])).Shape);
        Assert.Equal([3, 1024], model.StateDictionary()["fc.weight"].Shape);
    }

    [Fact]
    public void Squeeze_and_excitation_weights_the_channels_of_each_block()
    {
        using var scope = TensorScope.Open();
        using var model = Made("layers: [1, 1, 1, 1], block: thelper.nn.resnet.SqueezeExcitationBlock, flexible_input_res: true");

        Assert.Equal([2, 3], model.Forward(Operators.Zeros([2, 3, 32, 32])).Shape);
        Assert.Equal([32, 512], model.StateDictionary()["layer4.0.se.fc.0.weight"].Shape);
    }

    [Theory]
    [InlineData("true", 3)]
    [InlineData("false", 2)]
    public void Coordinates_reach_every_convolution(string radius, int channels)
    {
        using var scope = TensorScope.Open();
        using var model = Made($"layers: [1, 1, 1, 2], coordconv: true, radius_channel: {radius}, flexible_input_res: true");
        var state = model.StateDictionary();

        Assert.Equal([2, 3], model.Forward(Operators.Zeros([2, 3, 32, 32])).Shape);
        Assert.Equal(3 + channels, state["conv1.conv.weight"].Size(1));
        Assert.Equal(512 + channels, state["layer4.1.conv2.conv.weight"].Size(1));
        Assert.Equal(256 + channels, state["layer4.0.downsample.0.conv.weight"].Size(1));
    }

    [Fact]
    public void The_activation_reaches_every_block()
    {
        using var model = Made("layers: [2, 1, 1, 1], activation: leaky_relu");

        Assert.All(
            model.NamedModules().Where(entry => entry.Name.EndsWith("relu", StringComparison.Ordinal)),
            entry => Assert.IsType<LeakyReLU>(entry.Module));
    }

    [Fact]
    public void Each_residual_branch_begins_as_zero()
    {
        using var model = Made("layers: [1, 1, 1, 1], block: Bottleneck");

        Assert.All(
            model.NamedParameters().Where(entry => entry.Name.EndsWith("bn3.weight", StringComparison.Ordinal)),
            entry => Assert.All(entry.Tensor.ToArray<float>(), value => Assert.Equal(0, value)));
    }

    [Fact]
    public void Small_images_can_keep_more_of_their_size()
    {
        using var scope = TensorScope.Open();
        using var model = Made("layers: [1, 1, 1, 1], input_channels: 1, skip_max_pool: true, conv1_config: [3, 1, 1], pool_size: 4");

        Assert.Equal([2, 3], model.Forward(Operators.Zeros([2, 1, 32, 32])).Shape);
    }

    [Fact]
    public void Images_of_another_size_than_that_of_the_pool_are_refused()
    {
        using var scope = TensorScope.Open();
        using var model = Made("layers: [1, 1, 1, 1]");

        Assert.Equal(
            "The model takes images whose feature map is 7x7, which is that of 224x224 pixels, but received a batch whose feature "
            + "map is 2x3. Set model.params.flexible_input_res to true for images of any size.",
            Assert.Throws<ModelException>(() => model.Forward(Operators.Zeros([2, 3, 64, 96]))).Message);
    }

    [Fact]
    public void Images_of_other_channels_are_refused()
    {
        using var scope = TensorScope.Open();
        using var model = Made("layers: [1, 1, 1, 1]");

        Assert.Equal(
            "The model was made for images of 3 channels (model.params.input_channels), but received a batch of the shape 2x1x32x32.",
            Assert.Throws<ModelException>(() => model.Forward(Operators.Zeros([2, 1, 32, 32]))).Message);
    }

    [Theory]
    [InlineData("fcn")]
    [InlineData("deeplabv3")]
    public void A_head_gives_scores_for_each_pixel(string head)
    {
        using var scope = TensorScope.Open();
        using var model = Made($"layers: [1, 1, 1, 1], head_type: {head}", Pixels);
        var output = model.Forward(Operators.Randn([2, 3, 40, 50]));
        output.Mul(output).Mean().Backward();

        Assert.Equal([2, 3, 40, 50], output.Shape);
        Assert.All(model.NamedParameters(), entry => Assert.NotNull(entry.Tensor.Gradient()));
    }

    [Fact]
    public void A_segmentation_needs_a_head() => Assert.Equal(
        "is missing, but the task is a segmentation; choose 'fcn' or 'deeplabv3'.",
        Assert.Throws<SettingException>(() => Made("layers: 18", Pixels)).Message);

    [Fact]
    public void A_classification_has_none() => Assert.Equal(
        "is for segmentations, but the task is Classification; leave it out.",
        Assert.Throws<SettingException>(() => Made("head_type: fcn")).Message);

    [Theory]
    [InlineData("flexible_input_res: true", false)]
    [InlineData("head_type: fcn", true)]
    public void An_embedding_is_the_mean_of_the_feature_map(string setting, bool isSegmentation)
    {
        using var scope = TensorScope.Open();
        using var model = Made($"layers: [1, 1, 1, 1], {setting}", isSegmentation ? Pixels : Classes);

        Assert.Equal([2, 512], ((IEmbedding)model).Embed(Operators.Zeros([2, 3, 40, 50])).Shape);
    }

    [Fact]
    public void A_regression_to_numbers_gets_one_for_each_image()
    {
        using var scope = TensorScope.Open();
        using var model = Made("layers: [1, 1, 1, 1], flexible_input_res: true", new Regression("image", "angle"));

        Assert.Equal([2], model.Forward(Operators.Zeros([2, 3, 40, 50])).Shape);
    }

    [Theory]
    [InlineData("layers: [1, 2]", "layers", "must be the number of blocks in each of four or five layers, or 18 or 34, but is [1, 2].")]
    [InlineData("strides: [1, 2, 2]", "strides", "must have one stride for each of the 4 layers, but has 3.")]
    [InlineData("conv1_config: [7, 0, 3]", "conv1_config", "must be [kernel size, stride, padding], but is [7, 0, 3].")]
    [InlineData(
        "pretrained: true, layers: [1, 2, 3, 4]", "pretrained", "asks for published weights, but there are none of this network; leave it out to train from scratch.")]
    public void Settings_that_make_no_network_are_refused(string setting, string key, string sentence) => Assert.Equal(
        ($"model.params.{key}", sentence), Bound.Mistake<ModelSection>(Section(setting)));

    private static Module<Tensor, Tensor> Made(string settings, LearningTask? task = null) =>
        (Module<Tensor, Tensor>)Bound.To<ModelSection>(Section(settings)).Model.Create(task ?? Classes);

    private static string Section(string settings) => $"model:\n  type: thelper.nn.resnet.ResNet\n  params: {{{settings}}}\n";
}
