using Thelper.Configuration;
using Thelper.Tasks;
using Thelper.Tests.Support;
using Thelper.Torch;
using Thelper.Torch.Modules;

namespace Thelper.Tests.Models;

/// <summary>EfficientNets whose last layer is a convolution.</summary>
public sealed class FullyConvolutionalEfficientNetTests : IDisposable
{
    private static readonly Classification Classes = new(["a", "b", "c"], "image", "label");
    private static readonly Segmentation Pixels = new(["a", "b", "c"], "image", "mask");

    private readonly TemporaryFolder _folder = new();
    private readonly Module<Tensor, Tensor> _trained = Trained(1);

    [Fact]
    public void A_classification_has_the_scores_of_the_network_that_was_trained()
    {
        using var scope = TensorScope.Open();
        using var model = Made(Checkpoint());
        var images = Operators.Randn([2, 3, 70, 90]);
        _trained.Eval();
        model.Eval();

        Assert.Equal(
            _trained.Forward(images).ToArray<float>(), model.Forward(images).ToArray<float>(), (a, b) => Math.Abs(a - b) < 1e-5);
    }

    [Fact]
    public void A_segmentation_has_scores_of_the_images_size_whose_last_layer_is_that_of_the_classes()
    {
        using var scope = TensorScope.Open();
        using var model = Made(Checkpoint(), task: Pixels);
        model.Eval();

        Assert.Equal([2, 3, 70, 90], model.Forward(Operators.Randn([2, 3, 70, 90])).Shape);
        Assert.Equal(
            _trained.StateDictionary()["classifier.1.weight"].ToArray<float>(),
            model.StateDictionary()["finallayer.weight"].ToArray<float>());
    }

    [Fact]
    public void Other_classes_begin_anew_on_the_same_features()
    {
        using var scope = TensorScope.Open();
        using var model = Made(Checkpoint(), task: new Classification(["x", "y"], "image", "label"));
        var state = model.StateDictionary();

        Assert.Equal([2, 1280, 1, 1], state["finallayer.weight"].Shape);
        Assert.Equal(
            _trained.StateDictionary()["features.0.0.weight"].ToArray<float>(), state["features.0.0.weight"].ToArray<float>());
    }

    /// <summary>It has the stem and as many blocks as the one before.</summary>
    [Fact]
    public void The_network_with_the_number_2_is_known_by_its_weights()
    {
        using var trained = Trained(2);
        using var model = Made(Checkpoint(trained));

        Assert.Equal([3, 1408, 1, 1], model.StateDictionary()["finallayer.weight"].Shape);
    }

    [Fact]
    public void Windows_that_are_larger_than_the_feature_map_are_refused()
    {
        using var scope = TensorScope.Open();
        using var model = Made(Checkpoint(), "avgpool_size: 3");
        model.Eval();

        Assert.Equal(
            "The model averages windows of 3x3 (model.params.avgpool_size), but the feature map of the images is 2x3. Make the images "
            + "larger, or the windows smaller.",
            Assert.Throws<Thelper.Models.ModelException>(() => model.Forward(Operators.Zeros([1, 3, 64, 96]))).Message);
    }

    [Fact]
    public void Weights_of_another_network_are_refused()
    {
        TorchFile.Save(_folder["other.pth"], new OrderedDictionary<string, object?> { ["fc.weight"] = _trained.Parameters()[0] });

        Assert.Equal(
            $"is {_folder["other.pth"]}, but that is no checkpoint or weights of an EfficientNet: its weights have not the names and numbers "
            + "of EfficientNet-B0 to B7 of torchvision. Name a file that a session with thelper.nn.efficientnet.EfficientNet, or torch.save, "
            + "has written.",
            Assert.Throws<SettingException>(() => Made(_folder["other.pth"])).Message);
    }

    [Fact]
    public void A_missing_file_is_refused() => Assert.StartsWith(
        $"is {_folder["none.pth"]}, but that is no checkpoint or weights of an EfficientNet: there is no such file.",
        Assert.Throws<SettingException>(() => Made(_folder["none.pth"])).Message, StringComparison.Ordinal);

    public void Dispose()
    {
        _trained.Dispose();
        _folder.Dispose();
    }

    private string Checkpoint(Module? trained = null)
    {
        TorchFile.Save(_folder["trained.pth"], new OrderedDictionary<string, object?>
        {
            ["model"] = (trained ?? _trained).StateDictionary(),
            ["model_type"] = "thelper.nn.efficientnet.EfficientNet",
        });
        return _folder["trained.pth"];
    }

    private static Module<Tensor, Tensor> Trained(int number) => (Module<Tensor, Tensor>)Bound.To<ModelSection>(
        $"model: {{type: thelper.nn.efficientnet.EfficientNet, params: {{num: {number}}}}}\n").Model.Create(Classes);

    private static Module<Tensor, Tensor> Made(string path, string settings = "", LearningTask? task = null) =>
        (Module<Tensor, Tensor>)Bound.To<ModelSection>(
            $"model:\n  type: thelper.nn.efficientnet.FCEfficientNet\n  params: {{ckptdata: '{path}', {settings}}}\n").Model.Create(task ?? Classes);
}
