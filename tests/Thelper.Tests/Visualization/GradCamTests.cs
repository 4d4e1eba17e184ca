using System.Text.Json;
using Thelper.Models;
using Thelper.Models.Residual;
using Thelper.Tasks;
using Thelper.Torch;
using Thelper.Torch.Modules;
using Thelper.Torch.Tests.PyTorch;
using Thelper.Torch.Tests.Support;
using Thelper.Visualization;
using Thelper.Visualization.Drawing;

namespace Thelper.Tests.Visualization;

/// <summary>Activation maps against PyTorch's, and what drawing them leaves alone.</summary>
public sealed class GradCamTests
{
    private const double Tolerance = 1e-5;
    private static readonly Classification Task = new(["a", "b", "c", "d"], "image", "label");

    [SkippableTheory]
    [InlineData("baseline.3")]
    [InlineData("baseline.0")]
    [InlineData("baseline")]
    public void The_maps_of_a_small_network_are_those_of_PyTorch(string layer)
    {
        using var scope = TensorScope.Open();
        var recorded = PythonTorch.Ask("gradcam.py").GetProperty("lenet");
        using var model = SmallNetwork();
        model.LoadStateDictionary(recorded.GetProperty("state").EnumerateObject().ToDictionary(
            entry => entry.Name, entry => Recorded.Tensor(entry.Value)));

        AssertMaps(recorded, model, layer);
    }

    [SkippableTheory]
    [InlineData("layer4.1.conv2")]
    [InlineData("layer3")]
    [InlineData("layer4")]
    public void The_maps_of_a_residual_network_are_those_of_PyTorch(string layer)
    {
        using var scope = TensorScope.Open();
        var recorded = PythonTorch.Ask("gradcam.py").GetProperty("resnet18");
        Skip.If(recorded.ValueKind == JsonValueKind.Null, "torchvision for Python is not installed (python3-torchvision)");
        Generator.SeedAll(7);
        using var model = (ResNet)new ResNetOptions { Network = "resnet18" }.Create(Task);
        model.Eval();

        AssertMaps(recorded, model, layer);
    }

    [Fact]
    public void The_last_convolution_is_the_one_that_is_computed_last()
    {
        using var scope = TensorScope.Open();
        using var lenet = SmallNetwork();
        using var resnet = new ResNet(new ResNetLayout([1, 1, 1, 1], HasBottlenecks: false), 4);
        resnet.Eval();

        Assert.Equal("baseline.3", NameOf(lenet, GradCam.LastConvolution(lenet, Operators.Zeros([1, 3, 20, 20]))));

        // A block projects its input after its own convolutions.
        Assert.Equal("layer4.0.downsample.0", NameOf(resnet, GradCam.LastConvolution(resnet, Operators.Zeros([1, 3, 64, 64]))));
    }

    [Fact]
    public void Drawing_a_map_leaves_parameters_and_their_gradients_as_they_are()
    {
        using var scope = TensorScope.Open();
        using var model = SmallNetwork();
        var input = Operators.Ones([2, 3, 20, 20]);
        model.Forward(input).Sum().Backward();
        var before = model.Parameters().Select(parameter => parameter.Gradient()!.ToArray<float>()).ToArray();
        new GradCam(model, GradCam.LastConvolution(model, input)!).Maps(input, [0, 1]);

        Assert.All(model.Parameters(), parameter => Assert.True(parameter.RequiresGradient));
        Assert.Equal(before, model.Parameters().Select(parameter => parameter.Gradient()!.ToArray<float>()));
    }

    [Fact]
    public void A_layer_that_the_scores_do_not_depend_on_has_no_maps()
    {
        using var scope = TensorScope.Open();
        using var model = new Repeated(times: 1, usesLayer: false);
        var maps = new GradCam(model, model.Layer);

        Assert.Null(maps.Maps(Operators.Ones([2, 3, 4, 4]), [0, 1]));
        Assert.Equal("has no part in the scores", maps.Obstacle);
    }

    [Fact]
    public void A_layer_whose_last_output_is_left_unused_has_no_maps()
    {
        using var scope = TensorScope.Open();
        using var model = new Repeated(times: 1, usesLayer: true, computesInVain: true);
        var maps = new GradCam(model, model.Layer);

        Assert.Null(maps.Maps(Operators.Ones([2, 3, 4, 4]), [0, 1]));
        Assert.Equal("has no part in the scores", maps.Obstacle);
    }

    [Fact]
    public void A_layer_that_is_used_several_times_leaves_nothing_behind()
    {
        using var scope = TensorScope.Open();
        using var model = new Repeated(times: 3, usesLayer: true);
        var input = Operators.Ones([2, 3, 4, 4]);
        var live = new LiveTensors();
        new GradCam(model, model.Layer).Maps(input, [0, 1])!.Dispose();

        Assert.Equal(0, live.Added);
    }

    [Fact]
    public void The_strongest_place_is_red_and_nothing_is_dark_blue() => Assert.Equal(
        [new(0, 0, 128), new(0, 255, 255), new(255, 0, 0)],
        new[] { 0, 0.5, 1 }.Select(HeatOverlay.ColourOf));

    private static void AssertMaps(JsonElement recorded, Module<Tensor, Tensor> model, string layer)
    {
        var module = (Module<Tensor, Tensor>)model.NamedModules().Single(entry => entry.Name == layer).Module;
        var classes = recorded.GetProperty("classes").Deserialize<long[]>()!;
        var maps = new GradCam(model, module).Maps(Recorded.Tensor(recorded.GetProperty("images")), classes)!;

        var expected = recorded.GetProperty("maps").GetProperty(layer);
        Assert.Contains(expected.GetProperty("data").Deserialize<double[]>()!, value => value > Tolerance);
        Recorded.AssertEqual(expected, maps, Tolerance);
    }

    private static LeNet SmallNetwork()
    {
        var model = (LeNet)new LeNetOptions { InputShape = [3, 20, 20], FirstHidden = 20, SecondHidden = 12 }.Create(Task);
        model.Eval();
        return model;
    }

    private static string NameOf(Module model, Module? module) => model.NamedModules().Single(entry => entry.Module == module).Name;

    /// <summary>The means of the channels, with a convolution before it that may be used several times, or in vain.</summary>
    private sealed class Repeated : Module<Tensor, Tensor>
    {
        private readonly int _times;
        private readonly bool _usesLayer;
        private readonly bool _computesInVain;

        public Repeated(int times, bool usesLayer, bool computesInVain = false)
        {
            (_times, _usesLayer, _computesInVain) = (times, usesLayer, computesInVain);
            Layer = Register("layer", new Conv2d(3, 3, new(1)));
        }

        public Conv2d Layer { get; }

        protected override Tensor Compute(Tensor input)
        {
            using var scope = TensorScope.Open();
            var value = input;
            for (var i = 0; i < _times; i++)
            {
                value = Layer.Forward(value);
            }

            if (_computesInVain)
            {
                Layer.Forward(value);
            }

            return scope.Keep((_usesLayer ? value : input).Mean([2L, 3L]));
        }
    }
}
