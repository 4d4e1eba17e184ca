using Thelper.Models;
using Thelper.Tasks;
using Thelper.Tests.Support;
using Thelper.Torch;
using Thelper.Torch.Modules;

namespace Thelper.Tests.Models;

/// <summary>EfficientNet, ConvNeXt and vision transformers: what tasks, images and settings they take.</summary>
public sealed class ModernNetworkTests
{
    private static readonly Classification Classes = new(["a", "b", "c"], "image", "label");

    [Theory]
    [InlineData("torchvision.models.efficientnet_b0", "", 1)]
    [InlineData("torchvision.models.convnext_tiny", "", 32)]
    public void The_smallest_images_give_a_score_for_each_class(string type, string settings, int side)
    {
        using var scope = TensorScope.Open();
        using var model = Made(type, settings);
        model.Eval();

        Assert.Equal([2, 3], model.Forward(Operators.Zeros([2, 3, side, side + 3])).Shape);
    }

    [Theory]
    [InlineData("torchvision.models.convnext_tiny", 31, "ConvNeXt takes images of 3 channels and at least 32x32 pixels, but received a batch of the "
        + "shape 1x3x40x31; let the transforms make them so, or choose another model.")]
    [InlineData("torchvision.models.vit_b_32", 64, "The vision transformer takes images of 32x32 pixels (model.params.image_size), but received a "
        + "batch of the shape 1x3x40x64; resize them by a transform, or set image_size.")]
    public void Other_images_are_refused(string type, int width, string sentence)
    {
        using var scope = TensorScope.Open();
        using var model = Made(type, type.Contains("vit", StringComparison.Ordinal) ? "image_size: 32" : "");
        model.Eval();

        Assert.Equal(sentence, Assert.Throws<ModelException>(() => model.Forward(Operators.Zeros([1, 3, 40, width]))).Message);
    }

    [Theory]
    [InlineData("torchvision.models.efficientnet_b2", "", 1408)]
    [InlineData("torchvision.models.convnext_tiny", "", 768)]
    [InlineData("torchvision.models.vit_b_32", "image_size: 32", 768)]
    [InlineData("torchvision.models.vit_b_32", "image_size: 32, representation_size: 20", 20)]
    [InlineData("thelper.nn.efficientnet.EfficientNet", "num: 1", 1280)]
    public void An_embedding_is_what_the_last_layer_sees(string type, string settings, int features)
    {
        using var scope = TensorScope.Open();
        using var model = Made(type, settings);
        model.Eval();

        Assert.Equal([2, features], ((IEmbedding)model).Embed(Operators.Zeros([2, 3, 32, 32])).Shape);
    }

    [Theory]
    [InlineData("torchvision.models.efficientnet_b0", "")]
    [InlineData("torchvision.models.convnext_tiny", "")]
    [InlineData("torchvision.models.vit_b_32", "image_size: 32")]
    public void A_regression_gets_the_shape_of_its_target(string type, string settings)
    {
        using var scope = TensorScope.Open();
        using var model = Made(type, settings, new Regression("image", "corner", form: new() { TargetShape = [2, 2] }));
        model.Eval();

        Assert.Equal([2, 2, 2], model.Forward(Operators.Zeros([2, 3, 32, 32])).Shape);
    }

    [Theory]
    [InlineData("torchvision.models.vit_b_16", "image_size: 100", "image_size", "must be a multiple of 16, the side of a patch, but is 100.")]
    [InlineData("torchvision.models.convnext_tiny", "weights: IMAGENET1K_V2", "weights", "is 'IMAGENET1K_V2', but the published weights of "
        + "convnext_tiny are IMAGENET1K_V1, the last of which is DEFAULT too.")]
    [InlineData("torchvision.models.vit_h_14", "pretrained: true", "pretrained", "asks for published weights, but there are none of this network; "
        + "leave it out to train from scratch.")]
    public void Settings_that_make_no_network_are_refused(string type, string setting, string key, string sentence) => Assert.Equal(
        ($"model.params.{key}", sentence), Bound.Mistake<ModelSection>(Section(type, setting)));

    /// <summary>As torchvision counts weights.</summary>
    [Theory]
    [InlineData("torchvision.models.efficientnet.efficientnet_b0", 5288548)]
    [InlineData("torchvision.models.efficientnet_b7", 66347960)]
    [InlineData("torchvision.models.convnext.convnext_tiny", 28589128)]
    [InlineData("torchvision.models.vision_transformer.vit_b_32", 88224232)]
    public void With_ImageNets_classes_there_are_as_many_weights_as_published(string type, long count)
    {
        var classes = new Classification([.. Enumerable.Range(0, 1000).Select(i => $"class{i}")], "image", "label");
        using var model = Made(type, task: classes);

        Assert.Equal(count, model.Parameters().Sum(parameter => parameter.ElementCount));
    }

    [Fact]
    public void The_originals_EfficientNet_is_torchvisions()
    {
        Generator.SeedAll(1);
        using var original = Made("thelper.nn.efficientnet.EfficientNet", "num: 0");
        Generator.SeedAll(1);
        using var torchvisions = Made("torchvision.models.efficientnet_b0");

        Assert.Equal(
            torchvisions.StateDictionary().Select(entry => (entry.Key, entry.Value.Sum().ToDouble())),
            original.StateDictionary().Select(entry => (entry.Key, entry.Value.Sum().ToDouble())));
    }

    private static Module<Tensor, Tensor> Made(string type, string settings = "", LearningTask? task = null) =>
        (Module<Tensor, Tensor>)Bound.To<ModelSection>(Section(type, settings)).Model.Create(task ?? Classes);

    private static string Section(string type, string settings) => $"model:\n  type: {type}\n  params: {{{settings}}}\n";
}
