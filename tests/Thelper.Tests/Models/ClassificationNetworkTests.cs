using Thelper.Models;
using Thelper.Tasks;
using Thelper.Tests.Support;
using Thelper.Torch;
using Thelper.Torch.Modules;

namespace Thelper.Tests.Models;

/// <summary>
/// VGG, AlexNet, SqueezeNet, DenseNet, the Inception networks and MobileNetV2: what tasks, images and settings they take.
/// </summary>
public sealed class ClassificationNetworkTests
{
    private static readonly Classification Classes = new(["a", "b", "c"], "image", "label");

    [Theory]
    [InlineData("torchvision.models.vgg11", 32)]
    [InlineData("torchvision.models.alexnet", 63)]
    [InlineData("torchvision.models.squeezenet1_0", 21)]
    [InlineData("torchvision.models.squeezenet1_1", 17)]
    [InlineData("torchvision.models.densenet121", 29)]
    [InlineData("torchvision.models.googlenet", 15)]
    [InlineData("torchvision.models.inception_v3", 75)]
    [InlineData("torchvision.models.mobilenet_v2", 1)]
    public void The_smallest_images_give_a_score_for_each_class(string type, int side)
    {
        using var scope = TensorScope.Open();
        using var model = Made(type, Plain(type));
        model.Eval();

        Assert.Equal([2, 3], model.Forward(Operators.Zeros([2, 3, side, side + 3])).Shape);
    }

    [Theory]
    [InlineData("torchvision.models.vgg11", 31, "vgg11 takes images of 3 channels and at least 32x32 pixels")]
    [InlineData("torchvision.models.alexnet", 62, "AlexNet takes images of 3 channels and at least 63x63 pixels")]
    [InlineData("torchvision.models.squeezenet1_0", 20, "SqueezeNet 1.0 takes images of 3 channels and at least 21x21 pixels")]
    [InlineData("torchvision.models.inception_v3", 74, "Inception v3 takes images of 3 channels and at least 75x75 pixels")]
    public void Smaller_images_are_refused(string type, int side, string sentence)
    {
        using var scope = TensorScope.Open();
        using var model = Made(type, Plain(type));
        model.Eval();

        Assert.Equal(
            $"{sentence}, but received a batch of the shape 2x3x80x{side}; let the transforms make them so, or choose another model.",
            Assert.Throws<ModelException>(() => model.Forward(Operators.Zeros([2, 3, 80, side]))).Message);
    }

    [Theory]
    [InlineData("torchvision.models.vgg11_bn", 32, 4096)]
    [InlineData("torchvision.models.alexnet", 64, 4096)]
    [InlineData("torchvision.models.squeezenet1_1", 32, 512)]
    [InlineData("torchvision.models.densenet121", 32, 1024)]
    [InlineData("torchvision.models.googlenet", 32, 1024)]
    [InlineData("torchvision.models.inception_v3", 75, 2048)]
    [InlineData("torchvision.models.mobilenet_v2", 32, 1280)]
    [InlineData("thelper.nn.resnet.ResNetFullyConv", 224, 512)]
    public void An_embedding_is_what_the_last_layer_sees(string type, int side, int features)
    {
        using var scope = TensorScope.Open();
        using var model = Made(type, Plain(type));
        model.Eval();

        Assert.Equal([2, features], ((IEmbedding)model).Embed(Operators.Zeros([2, 3, side, side])).Shape);
    }

    [Theory]
    [InlineData("torchvision.models.alexnet", 64)]
    [InlineData("torchvision.models.googlenet", 32)]
    [InlineData("thelper.nn.mobilenet.MobileNetV2", 224)]
    public void A_regression_gets_the_shape_of_its_target(string type, int side)
    {
        using var scope = TensorScope.Open();
        using var model = Made(type, Plain(type), task: new Regression("image", "corner", form: new() { TargetShape = [2, 2] }));
        model.Eval();

        Assert.Equal([2, 2, 2], model.Forward(Operators.Zeros([2, 3, side, side])).Shape);
    }

    [Fact]
    public void SqueezeNet_gives_scores_of_classes_that_are_not_negative_but_numbers_of_any_sign()
    {
        using var scope = TensorScope.Open();
        var images = Operators.Randn([8, 3, 32, 32]);
        using var classifier = Made("torchvision.models.squeezenet1_1");
        using var regressor = Made("torchvision.models.squeezenet1_1", task: new Regression("image", "numbers", form: new() { TargetShape = [3] }));
        regressor.LoadStateDictionary(classifier.StateDictionary());
        regressor.StateDictionary()["classifier.1.bias"].Detach().AddInPlace(-5);

        Assert.All(classifier.Forward(images).ToArray<float>(), score => Assert.True(score >= 0));
        Assert.All(regressor.Forward(images).ToArray<float>(), number => Assert.True(number < 0));
    }

    [Fact]
    public void Inception_v3_needs_larger_images_where_its_further_prediction_trains()
    {
        using var scope = TensorScope.Open();
        using var model = Made("torchvision.models.inception_v3", "init_weights: false");

        Assert.Equal(
            "Inception v3 with its further prediction (model.params.aux_logits) takes images of 3 channels and at least 299x299 pixels, "
            + "but received a batch of the shape 1x3x298x299; let the transforms make them so, or choose another model.",
            Assert.Throws<ModelException>(() => ((IAuxiliaryOutputs)model).ForwardAll(Operators.Zeros([1, 3, 298, 299]))).Message);
    }

    [Theory]
    [InlineData("torchvision.models.googlenet", "aux1", "aux2")]
    [InlineData("torchvision.models.inception_v3", "AuxLogits")]
    public void Further_predictions_can_be_left_out(string type, params string[] names)
    {
        using var whole = Made(type, "init_weights: false");
        using var model = Made(type, "init_weights: false, aux_logits: false");

        Assert.True(((IAuxiliaryOutputs)whole).HasAuxiliaryOutputs);
        Assert.Equal(names, whole.Children.Keys.Where(name => name.StartsWith("aux", StringComparison.OrdinalIgnoreCase)));
        Assert.False(((IAuxiliaryOutputs)model).HasAuxiliaryOutputs);
        Assert.Empty(names.Intersect(model.Children.Keys));
    }

    [Theory]
    [InlineData("thelper.nn.densenet.densenet121", "", 256, "7x7, but that of the images is 8x8. Images must have 224 to 255 pixels on each side; "
        + "torchvision.models.densenet takes those of other sizes.")]
    [InlineData("thelper.nn.mobilenet.MobileNetV2", "input_size: 96", 64, "3x3, but that of the images is 2x2. Set model.params.input_size to the "
        + "size of the images, a multiple of 32.")]
    [InlineData("thelper.nn.inceptionresnetv2.InceptionResNetV2", "", 572, "8x8, but that of the images is 16x16. Make the images 299x299 pixels, "
        + "or a little larger.")]
    public void The_originals_networks_refuse_images_that_do_not_fit_their_pool(string type, string settings, int side, string sentence)
    {
        using var scope = TensorScope.Open();
        using var model = Made(type, settings);
        model.Eval();

        Assert.Equal(
            $"The model takes the mean of a feature map of {sentence}",
            Assert.Throws<ModelException>(() => model.Forward(Operators.Zeros([1, 3, side, side]))).Message);
    }

    [Theory]
    [InlineData("torchvision.models.densenet121", "memory_efficient: true", "memory_efficient",
        "is true, but intermediate results are always kept for the backward pass here; leave it out, which gives the same numbers, and use "
        + "smaller batches where memory is short.")]
    [InlineData("torchvision.models.mobilenet_v2", "inverted_residual_setting: [[1, 16, 1, 3]]", "inverted_residual_setting",
        "must be a list of [expansion, channels, blocks, stride] with numbers from 1, and strides of 1 or 2, but is [[1, 16, 1, 3]].")]
    [InlineData("thelper.nn.mobilenet.MobileNetV2", "input_size: 100", "input_size", "must be a multiple of 32, but is 100.")]
    public void Settings_that_make_no_network_are_refused(string type, string setting, string key, string sentence) => Assert.Equal(
        ($"model.params.{key}", sentence), Bound.Mistake<ModelSection>(Section(type, setting)));

    /// <summary>A name for each network, as its paper and torchvision count weights.</summary>
    [Theory]
    [InlineData("torchvision.models.vgg.vgg11", 132863336)]
    [InlineData("torchvision.models.alexnet.alexnet", 61100840)]
    [InlineData("torchvision.models.squeezenet.squeezenet1_0", 1248424)]
    [InlineData("torchvision.models.squeezenet1_1", 1235496)]
    [InlineData("torchvision.models.densenet.densenet121", 7978856)]
    [InlineData("torchvision.models.densenet161", 28681000)]
    [InlineData("torchvision.models.densenet169", 14149480)]
    [InlineData("thelper.nn.densenet.densenet201", 20013928)]
    [InlineData("torchvision.models.inception.inception_v3", 27161264)]
    [InlineData("torchvision.models.mobilenetv2.mobilenet_v2", 3504872)]
    [InlineData("thelper.nn.inceptionresnetv2.InceptionResNetV2", 55843464)]
    public void With_ImageNets_classes_there_are_as_many_weights_as_published(string type, long count)
    {
        var classes = new Classification([.. Enumerable.Range(0, 1000).Select(i => $"class{i}")], "image", "label");
        using var model = Made(type, task: classes);

        Assert.Equal(count, model.Parameters().Sum(parameter => parameter.ElementCount));
    }

    /// <summary>Leaves out to draw initial values that take long and matter to nobody.</summary>
    private static string Plain(string type) =>
        type.Contains("vgg", StringComparison.Ordinal) || type.Contains("inception_v3", StringComparison.Ordinal) ? "init_weights: false" : "";

    private static Module<Tensor, Tensor> Made(string type, string settings = "", LearningTask? task = null) =>
        (Module<Tensor, Tensor>)Bound.To<ModelSection>(Section(type, settings)).Model.Create(task ?? Classes);

    private static string Section(string type, string settings) => $"model:\n  type: {type}\n  params: {{{settings}}}\n";
}
