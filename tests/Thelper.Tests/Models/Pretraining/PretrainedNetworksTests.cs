using System.Security.Cryptography;
using Thelper.Configuration;
using Thelper.Models;
using Thelper.Models.Detection;
using Thelper.Models.Inception;
using Thelper.Models.Pretraining;
using Thelper.Tasks;
using Thelper.Tests.Support;
using Thelper.Torch;
using Thelper.Torch.Modules;

namespace Thelper.Tests.Models.Pretraining;

/// <summary>Every network that weights are published for, with weights drawn here in place of the real ones.</summary>
public sealed class PretrainedNetworksTests : IDisposable
{
    private static readonly Classification ThreeClasses = new(["a", "b", "c"], "image", "label");
    private static readonly Thelper.Tasks.Detection OneClass = new(["a"], "image", "boxes");
    private static readonly Classification ImageNet = new([.. Enumerable.Range(0, 1000).Select(i => $"class{i}")], "image", "label");
    private static readonly Thelper.Tasks.Detection Coco = new([.. Enumerable.Range(1, 90).Select(i => $"class{i}")], "image", "boxes");

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    /// <summary>The smallest of each family; the larger ones are made by the same code. No vision transformer is small enough to
    /// be written and read quickly.</summary>
    [Theory]
    [InlineData("alexnet", "classifier.6")]
    [InlineData("vgg11", "classifier.6")]
    [InlineData("squeezenet1_0", "classifier.1")]
    [InlineData("squeezenet1_1", "classifier.1")]
    [InlineData("densenet121", "classifier")]
    [InlineData("mobilenet_v2", "classifier.1")]
    [InlineData("googlenet", "fc")]
    [InlineData("googlenet", "aux1.fc2", "aux2.fc2", "fc")]
    [InlineData("inception_v3", "AuxLogits.fc", "fc")]
    [InlineData("efficientnet_b0", "classifier.1")]
    [InlineData("convnext_tiny", "classifier.2")]
    public void Only_the_layers_of_the_classes_begin_anew(string network, params string[] layers)
    {
        var settings = network.StartsWith("vgg", StringComparison.Ordinal) ? "init_weights: false"
            : layers.Length > 1 ? "aux_logits: true, init_weights: false" : "";
        AssertTaken($"torchvision.models.{network}", settings, (ImageNet, ThreeClasses), layers);
    }

    [Theory]
    [InlineData("thelper.nn.densenet.densenet121", "", "classifier")]
    [InlineData("thelper.nn.efficientnet.EfficientNet", "num: 1", "classifier.1")]
    public void The_originals_networks_take_those_of_torchvision(string type, string settings, string layer) =>
        AssertTaken(type, settings, (ImageNet, ThreeClasses), [layer]);

    [Theory]
    [InlineData("torchvision.models.vgg.vgg19_bn", "")]
    [InlineData("torchvision.models.efficientnet_b7", "")]
    [InlineData("torchvision.models.convnext_large", "")]
    [InlineData("torchvision.models.vit_b_16", "")]
    [InlineData("torchvision.models.vision_transformer.vit_l_32", "")]
    [InlineData("torchvision.models.densenet201", "")]
    [InlineData("thelper.nn.densenet.densenet161", "")]
    [InlineData("thelper.nn.efficientnet.EfficientNet", "num: 7, ")]
    public void Larger_ones_have_weights_too(string type, string settings)
    {
        Assert.Single(((IPretrainedOptions)Options(type, $"{settings}weights: IMAGENET1K_V1")).PretrainedParts());
        Assert.Empty(((IPretrainedOptions)Options(type, $"{settings}pretrained: false")).PretrainedParts());
    }

    [Fact]
    public void FCOS_takes_those_of_COCO() => AssertTaken(
        "torchvision.models.detection.fcos_resnet50_fpn", "", (Coco, OneClass), ["head.classification_head.cls_logits"]);

    [Fact]
    public void SSD300_takes_those_of_COCO() => AssertTaken(
        "torchvision.models.detection.ssd300_vgg16",
        "",
        (Coco, OneClass),
        [.. Enumerable.Range(0, 6).Select(map => $"head.classification_head.module_list.{map}")]);

    /// <summary>The file itself has VGG-16's 138 million weights, too many for a quick test.</summary>
    [Theory]
    [InlineData("21.weight", "backbone.features.21.weight", "512, 512, 3, 3")]
    [InlineData("24.weight", "backbone.extra.0.1.weight", "512, 512, 3, 3")]
    [InlineData("28.bias", "backbone.extra.0.5.bias", "512")]
    public void The_layers_of_VGG_have_a_place_in_SSD300(string name, string place, string shape)
    {
        using var model = new Ssd300Options().Create(OneClass);

        Assert.Equal(place, SsdVggBackbone.Place(name));
        Assert.Equal(shape, string.Join(", ", model.StateDictionary()[place].Shape));
    }

    [Theory]
    [InlineData("ssd300_vgg16", "VGG16_Weights.IMAGENET1K_FEATURES", 4)]
    [InlineData("fcos_resnet50_fpn", "IMAGENET1K_V2", 3)]
    public void A_backbone_begins_with_those_of_ImageNet(string network, string weights, int trainedParts)
    {
        var type = $"torchvision.models.detection.{network}";
        var options = Options(type, $"weights_backbone: {weights}");

        Assert.Single(((IPretrainedOptions)options).PretrainedParts());
        Assert.Equal(Trained(Options(type, $"trainable_backbone_layers: {trainedParts}")), Trained(options));
    }

    [Fact]
    public void Inception_networks_take_the_values_of_images_as_their_weights_want_them()
    {
        Assert.True(new InceptionV3Options { Pretrained = true }.TransformsInput);
        Assert.True(new GoogLeNetOptions { Weights = "DEFAULT" }.TransformsInput);
        Assert.False(new GoogLeNetOptions { Pretrained = true, TransformInput = false }.TransformsInput);
        Assert.False(new InceptionV3Options().TransformsInput);
    }

    [Fact]
    public void The_untrained_predictions_of_a_GoogLeNet_are_left_out()
    {
        Assert.False(new GoogLeNetOptions { Pretrained = true }.PredictsEarly);
        Assert.True(new GoogLeNetOptions().PredictsEarly);
        Assert.True(new InceptionV3Options { Pretrained = true }.PredictsEarly);
    }

    /// <summary>A network of another size has no place for them, and says so.</summary>
    [Fact]
    public void A_network_of_another_width_cannot_take_them()
    {
        using var scope = TensorScope.Open();
        using var published = Options("torchvision.models.mobilenet_v2", "").Create(ImageNet);
        var options = Options("torchvision.models.mobilenet_v2", "width_mult: 0.5, pretrained: true");
        using var model = options.Create(ThreeClasses);

        Assert.StartsWith(
            "asks for published weights, which could not be loaded. The weights do not fit the model; ",
            Assert.Throws<SettingException>(() => Part(options, published).Load(model, Cache)).Message,
            StringComparison.Ordinal);
    }

    private WeightsCache Cache => new(_folder.FullPath);

    private static IModelOptions Options(string type, string settings) =>
        Bound.To<ModelSection>($"model:\n  type: {type}\n  params: {{{settings}}}\n").Model;

    /// <summary>The convolutions and layers that are trained.</summary>
    private static string[] Trained(IModelOptions options)
    {
        using var model = options.Create(OneClass);
        return [.. model.NamedParameters().Where(entry => entry.Tensor.RequiresGradient && entry.Tensor.Shape.Length > 1).Select(entry => entry.Name)];
    }

    private void AssertTaken(string type, string settings, (LearningTask Theirs, LearningTask Ours) tasks, string[] layers)
    {
        using var scope = TensorScope.Open();
        var options = Options(type, $"pretrained: true, {settings}");
        using var published = Options(type, settings).Create(tasks.Theirs);
        using var model = options.Create(tasks.Ours);
        var before = model.StateDictionary().ToDictionary(entry => entry.Key, entry => entry.Value.Clone());

        var sentence = Part(options, published).Load(model, Cache);

        var (anew, theirs) = (layers.SelectMany(layer => new[] { $"{layer}.weight", $"{layer}.bias" }).ToArray(), published.StateDictionary());
        Assert.EndsWith($"begins anew with {string.Join(", ", anew)}.", sentence, StringComparison.Ordinal);
        Assert.All(model.StateDictionary(), entry =>
            Assert.True(entry.Value.Equal(anew.Contains(entry.Key) ? before[entry.Key] : theirs[entry.Key]), entry.Key));
    }

    /// <summary>What options ask for, with the weights of a network in place of the published ones.</summary>
    private PretrainedPart Part(IModelOptions options, Module published)
    {
        var path = _folder["net.pth"];
        TorchFile.Save(path, published.StateDictionary().ToDictionary());
        using var file = File.OpenRead(path);
        var digest = Convert.ToHexStringLower(SHA256.HashData(file));
        return ((IPretrainedOptions)options).PretrainedParts().Single().With(new("net", "V1", digest, new Uri("http://localhost:1/net.pth")));
    }
}
