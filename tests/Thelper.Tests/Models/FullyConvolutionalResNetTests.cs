using Thelper.Configuration;
using Thelper.Models.FlexibleResNets;
using Thelper.Tasks;
using Thelper.Tests.Support;
using Thelper.Torch;
using Thelper.Torch.Modules;

namespace Thelper.Tests.Models;

/// <summary>Residual networks whose last layer is a convolution.</summary>
public sealed class FullyConvolutionalResNetTests : IDisposable
{
    private static readonly Classification Classes = new(["a", "b", "c"], "image", "label");
    private static readonly Segmentation Pixels = new(["a", "b", "c"], "image", "mask");

    private readonly TemporaryFolder _folder = new();
    private readonly FlexibleResNet _trained = (FlexibleResNet)new FlexibleResNetOptions
    {
        Layers = [1, 1, 1, 1],
        FlexibleInputRes = true,
        Coordconv = true,
    }.Create(Classes);

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

        Assert.Equal([2, 3, 70, 90], model.Forward(Operators.Randn([2, 3, 70, 90])).Shape);
        Assert.Equal(
            _trained.StateDictionary()["fc.weight"].ToArray<float>(), model.StateDictionary()["finallayer.weight"].ToArray<float>());
    }

    [Fact]
    public void Other_classes_begin_anew_on_the_same_features()
    {
        using var scope = TensorScope.Open();
        using var model = Made(Checkpoint(), task: new Classification(["x", "y"], "image", "label"));
        var state = model.StateDictionary();

        Assert.Equal([2, 512, 1, 1], state["finallayer.weight"].Shape);
        Assert.Equal(_trained.StateDictionary()["conv1.conv.weight"].ToArray<float>(), state["conv1.conv.weight"].ToArray<float>());
    }

    [Fact]
    public void Windows_are_averaged_before_they_are_classified()
    {
        using var scope = TensorScope.Open();
        using var whole = Made(Checkpoint());
        using var windows = Made(Checkpoint(), "avgpool_size: 3");
        var images = Operators.Randn([1, 3, 96, 96]);
        whole.Eval();
        windows.Eval();

        // One window covers the feature map of 3x3.
        Assert.Equal(whole.Forward(images).ToArray<float>(), windows.Forward(images).ToArray<float>(), (a, b) => Math.Abs(a - b) < 1e-5);
        Assert.Equal(
            "The model averages windows of 3x3 (model.params.avgpool_size), but the feature map of the images is 2x3. Make the images "
            + "larger, or the windows smaller.",
            Assert.Throws<Thelper.Models.ModelException>(() => windows.Forward(Operators.Zeros([1, 3, 64, 96]))).Message);
    }

    [Fact]
    public void Weights_alone_tell_how_their_network_is_built()
    {
        using var scope = TensorScope.Open();
        using var plain = new FlexibleResNetOptions { Layers = [2, 1, 1, 1], Block = BlockKind.Bottleneck, FlexibleInputRes = true }.Create(Classes);
        TorchFile.Save(_folder["plain.pth"], plain.StateDictionary());
        using var model = Made(_folder["plain.pth"]);
        var images = Operators.Randn([1, 3, 64, 64]);
        plain.Eval();
        model.Eval();

        Assert.Equal(
            ((Module<Tensor, Tensor>)plain).Forward(images).ToArray<float>(), model.Forward(images).ToArray<float>(),
            (a, b) => Math.Abs(a - b) < 1e-5);
    }

    [Theory]
    [InlineData("thelper.nn.lenet.LeNet", "its model is thelper.nn.lenet.LeNet")]
    [InlineData("torchvision.models.resnet18", "it has no weights 'conv1.weight' of a first convolution")]
    public void A_checkpoint_of_another_model_is_refused(string type, string reason)
    {
        var path = Checkpoint(type);

        Assert.Equal(
            $"is {path}, but that is no checkpoint or weights of a residual network: {reason}. Name a file that a session with "
            + "thelper.nn.resnet.ResNet, or torch.save, has written.",
            Assert.Throws<SettingException>(() => Made(path)).Message);
    }

    [Fact]
    public void Weights_that_do_not_fit_are_refused_with_their_names()
    {
        var path = Checkpoint(parameters: new() { ["layers"] = new List<object?> { 1L, 1L, 1L, 2L }, ["coordconv"] = true });

        Assert.StartsWith(
            $"is {path}, whose weights are not those of a residual network that classifies: ",
            Assert.Throws<SettingException>(() => Made(path)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_missing_file_is_refused() => Assert.StartsWith(
        $"is {_folder["none.pth"]}, but that is no checkpoint or weights of a residual network: there is no such file.",
        Assert.Throws<SettingException>(() => Made(_folder["none.pth"])).Message, StringComparison.Ordinal);

    [Fact]
    public void A_tail_of_convolutions_adds_two_of_them_to_the_features()
    {
        using var scope = TensorScope.Open();
        using var model = (ResNetFullyConv)new ResNetFullyConvOptions { Layers = [1, 1, 1, 1], FlexibleInputRes = true }.Create(Classes);
        var images = Operators.Randn([2, 3, 40, 50]);
        model.Eval();
        var (state, features) = (model.StateDictionary(), model.Embed(images));
        var hidden = features.Linear(state["fc.conv1.weight"].Flatten(1)).Relu().Linear(state["fc.conv2.weight"].Flatten(1));

        Assert.Equal(
            features.Add(hidden).Linear(state["fc.conv3.weight"].Flatten(1)).ToArray<float>(), model.Forward(images).ToArray<float>(),
            (a, b) => Math.Abs(a - b) < 1e-5);
        Assert.Equal([2, 3], model.Forward(images).Shape);
    }

    public void Dispose()
    {
        _trained.Dispose();
        _folder.Dispose();
    }

    private string Checkpoint(string type = "thelper.nn.resnet.ResNet", OrderedDictionary<string, object?>? parameters = null)
    {
        TorchFile.Save(_folder["trained.pth"], new OrderedDictionary<string, object?>
        {
            ["model"] = _trained.StateDictionary(),
            ["model_type"] = type,
            ["model_params"] = parameters ?? new()
            {
                ["layers"] = new List<object?> { 1L, 1L, 1L, 1L },
                ["flexible_input_res"] = true,
                ["coordconv"] = true,
                ["pretrained"] = true,
            },
        });
        return _folder["trained.pth"];
    }

    private static Module<Tensor, Tensor> Made(string path, string settings = "", LearningTask? task = null) =>
        (Module<Tensor, Tensor>)Bound.To<ModelSection>(
            $"model:\n  type: thelper.nn.resnet.FCResNet\n  params: {{ckptdata: '{path}', {settings}}}\n").Model.Create(task ?? Classes);
}
