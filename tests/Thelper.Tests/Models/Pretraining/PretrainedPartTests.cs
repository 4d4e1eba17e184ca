using System.Security.Cryptography;
using Thelper.Configuration;
using Thelper.Models;
using Thelper.Models.FlexibleResNets;
using Thelper.Models.MobileNets;
using Thelper.Models.Pretraining;
using Thelper.Models.Residual;
using Thelper.Models.Segmenters;
using Thelper.Tasks;
using Thelper.Tests.Support;
using Thelper.Torch;
using Thelper.Torch.Modules;

namespace Thelper.Tests.Models.Pretraining;

/// <summary>Weights as others publish them, but drawn here: the real ones are not at hand.</summary>
public sealed class PretrainedPartTests : IDisposable
{
    private static readonly Classification ThreeClasses = new(["a", "b", "c"], "image", "label");

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void All_but_the_layer_of_the_classes_is_taken()
    {
        using var scope = TensorScope.Open();
        using var published = new ResNet(ResNetLayout.ResNet18, 1000);
        using var model = new ResNetOptions().Create(ThreeClasses);
        var fc = model.StateDictionary()["fc.weight"].ToArray<float>();

        var sentence = Part(new ResNetOptions { Pretrained = true }, published).Load(model, Cache);

        AssertTaken(published, model, except: "fc.");
        Assert.Equal(fc, model.StateDictionary()["fc.weight"].ToArray<float>());
        Assert.Contains("it begins anew with fc.weight, fc.bias", sentence, StringComparison.Ordinal);
    }

    [Fact]
    public void Files_from_before_batches_were_counted_are_taken()
    {
        using var scope = TensorScope.Open();
        using var published = new ResNet(ResNetLayout.ResNet18, 1000);
        using var model = new ResNetOptions().Create(ThreeClasses);

        Part(new ResNetOptions { Pretrained = true }, published, name => !name.EndsWith("num_batches_tracked", StringComparison.Ordinal))
            .Load(model, Cache);

        AssertTaken(published, model, except: "fc.");
    }

    [Fact]
    public void A_flexible_network_takes_those_of_the_same_blocks()
    {
        using var scope = TensorScope.Open();
        using var published = new ResNet(ResNetLayout.ResNet18, 1000);
        var options = new FlexibleResNetOptions { Layers = [18], Pretrained = true };
        using var model = options.Create(ThreeClasses);

        Part(options, published).Load(model, Cache);

        AssertTaken(published, model, except: "fc.");
    }

    [Fact]
    public void A_network_of_another_first_convolution_cannot_take_them()
    {
        using var scope = TensorScope.Open();
        using var published = new ResNet(ResNetLayout.ResNet18, 1000);
        var options = new FlexibleResNetOptions { Layers = [18], Pretrained = true, InputChannels = 1 };
        using var model = options.Create(ThreeClasses);

        Assert.Equal(
            "asks for published weights, but the options make another network than theirs; of another shape: "
            + "conv1.weight (received [64, 3, 7, 7], the model has [64, 1, 7, 7]).",
            Assert.Throws<SettingException>(() => Part(options, published).Load(model, Cache)).Message);
    }

    [Fact]
    public void A_file_of_another_network_is_refused()
    {
        using var scope = TensorScope.Open();
        using var published = new ResNet(ResNetLayout.Named["resnet34"], 1000);
        using var model = new ResNetOptions().Create(ThreeClasses);

        Assert.StartsWith(
            "asks for published weights, which could not be loaded. The weights do not fit the model; unexpected: layer1.2.conv1.weight",
            Assert.Throws<SettingException>(() => Part(new ResNetOptions { Pretrained = true }, published).Load(model, Cache)).Message,
            StringComparison.Ordinal);
    }

    [Fact]
    public void The_backbone_of_a_segmentation_takes_those_of_a_classifier()
    {
        using var scope = TensorScope.Open();
        using var published = new ResNet(ResNetLayout.ResNet50, 1000);
        var options = new SegmentationNetworkOptions { Network = "fcn_resnet50", PretrainedBackbone = true };
        using var model = options.Create(new Segmentation(["a", "b"], "image", "mask"));

        Part(options, published).Load(model, Cache);

        AssertTaken(published, model, except: "fc.", to: "backbone.");
    }

    [Theory]
    [InlineData("fasterrcnn_mobilenet_v3_large_fpn")]
    public void The_backbone_of_a_detector_takes_those_of_a_classifier(string network)
    {
        using var scope = TensorScope.Open();
        using var published = new MobileNetV3(MobileNetV3Layout.Large(), 1000);
        var options = Bound.To<ModelSection>($"model:\n  type: torchvision.models.detection.{network}\n  params: {{pretrained_backbone: true}}\n").Model;
        using var model = options.Create(new Thelper.Tasks.Detection(["a"], "image", "boxes"));

        Part(options, published).Load(model, Cache);

        AssertTaken(published, model, except: "classifier.", from: "features.", to: "backbone.body.");
        Assert.DoesNotContain(
            model.NamedParameters(), entry => entry.Name.StartsWith("backbone.body.0.0", StringComparison.Ordinal) && entry.Tensor.RequiresGradient);
    }

    [Theory]
    [InlineData("features.denseblock1.denselayer2.norm.1.weight", "features.denseblock1.denselayer2.norm1.weight")]
    [InlineData("features.denseblock1.denselayer2.norm1.weight", "features.denseblock1.denselayer2.norm1.weight")]
    [InlineData("rpn.head.conv.bias", "rpn.head.conv.0.0.bias")]
    [InlineData("backbone.fpn.inner_blocks.3.weight", "backbone.fpn.inner_blocks.3.0.weight")]
    [InlineData("backbone.fpn.inner_blocks.3.0.weight", "backbone.fpn.inner_blocks.3.0.weight")]
    [InlineData("head.classification_head.conv.4.weight", "head.classification_head.conv.2.0.weight")]
    [InlineData("head.classification_head.conv.2.0.weight", "head.classification_head.conv.2.0.weight")]
    [InlineData("encoder.layers.encoder_layer_0.mlp.linear_1.weight", "encoder.layers.encoder_layer_0.mlp.0.weight")]
    [InlineData("encoder.layers.encoder_layer_11.mlp.linear_2.bias", "encoder.layers.encoder_layer_11.mlp.3.bias")]
    public void Old_names_become_those_of_today(string old, string today) => Assert.Equal(today, PublishedNames.Current(old));

    [Fact]
    public void Heads_with_normalisations_have_no_old_names()
    {
        using var value = Operators.Zeros([1]);
        string[] names = ["head.classification_head.conv.0.weight", "head.classification_head.conv.1.weight", "head.regression_head.conv.4.bias"];

        Assert.Equal(names, PublishedNames.Current(new(names.Select(name => KeyValuePair.Create(name, value)))).Keys);
    }

    [Theory]
    [InlineData("features.0.weight", "conv_block1.0.weight")]
    [InlineData("features.7.bias", "conv_block2.2.bias")]
    [InlineData("features.10.weight", "conv_block3.0.weight")]
    [InlineData("features.28.weight", "conv_block5.4.weight")]
    [InlineData("classifier.6.bias", "classifier.6.bias")]
    public void The_layers_of_VGG_have_a_place_in_FCN32s(string name, string place)
    {
        using var value = Operators.Zeros([2]);

        Assert.Equal(place, Vgg16Layers.Convert(name, value).Name);
    }

    private WeightsCache Cache => new(_folder.FullPath);

    /// <summary>What options ask for, with the weights of a network in place of the published ones.</summary>
    private PretrainedPart Part(IModelOptions options, Module published, Func<string, bool>? takes = null)
    {
        var path = _folder["net.pth"];
        TorchFile.Save(path, published.StateDictionary().Where(entry => takes?.Invoke(entry.Key) ?? true).ToDictionary());
        var digest = Convert.ToHexStringLower(SHA256.HashData(File.ReadAllBytes(path)));
        var weights = new PublishedWeights("net", "V1", digest, new Uri("http://localhost:1/net.pth"));
        return ((IPretrainedOptions)options).PretrainedParts().Single().With(weights);
    }

    private static void AssertTaken(Module published, Module model, string except, string from = "", string to = "")
    {
        var state = model.StateDictionary();
        var taken = published.StateDictionary()
            .Where(entry => !entry.Key.StartsWith(except, StringComparison.Ordinal) && state.ContainsKey(to + entry.Key[from.Length..])).ToList();

        Assert.True(taken.Count > 100);
        Assert.All(taken, entry => Assert.True(entry.Value.Equal(state[to + entry.Key[from.Length..]]), entry.Key));
    }
}
