using System.Text.Json;
using Thelper.Models.Residual;
using Thelper.Torch;
using Thelper.Torch.Modules;
using Thelper.Torch.Tests.PyTorch;
using Thelper.Torch.Tests.Support;

namespace Thelper.Tests.Models;

/// <summary>ResNet-18 with frozen statistics, whose feature maps are asked for, beside torchvision's.</summary>
public sealed class ResNetFeaturesTests
{
    private const double Tolerance = 1e-5;

    // torchvision scales by a factor that it computes first; rounding differs, and adds up on the way back.
    private const double GradientTolerance = 1e-4;

    private static readonly Dictionary<string, string> Outputs = new() { ["layer4"] = "coarse", ["layer2"] = "fine" };

    private static readonly Dictionary<string, double> Frozen = new()
    {
        ["weight"] = 0.8,
        ["bias"] = 0.05,
        ["running_mean"] = 0.1,
        ["running_var"] = 1.5,
    };

    [SkippableFact]
    public void The_state_dictionary_has_torchvisions_keys_in_their_order()
    {
        var recorded = ResNetRun.Ask("features", "keys");
        using var model = Made();

        Assert.Equal(recorded.Deserialize<string[]>(), model.StateDictionary().Keys);
    }

    [SkippableFact]
    public void The_feature_maps_are_torchvisions_from_the_first_layer_to_the_last()
    {
        var recorded = ResNetRun.Ask("features");
        using var scope = TensorScope.Open();
        using var model = Made();

        var maps = model.Forward(Recorded.Tensor(recorded.GetProperty("images")));

        Assert.Equal(["fine", "coarse"], maps.Keys);
        Assert.All(maps, map => AssertMap(recorded.GetProperty("maps").GetProperty(map.Key), map.Value));
    }

    [SkippableFact]
    public void The_gradients_of_the_convolutions_are_torchvisions()
    {
        var recorded = ResNetRun.Ask("features");
        using var scope = TensorScope.Open();
        using var model = Made();

        var maps = model.Forward(Recorded.Tensor(recorded.GetProperty("images")));
        maps["fine"].Pow(2).Mean().Add(maps["coarse"].Pow(2).Mean()).Backward();

        Assert.All(model.NamedParameters(), entry => ResNetRun.AssertNear(
            recorded.GetProperty("gradients").GetProperty(entry.Name), ResNetRun.Sampled(entry.Tensor.Gradient()!), GradientTolerance));
    }

    [Fact]
    public void Only_the_feature_maps_stay_where_no_backward_pass_follows()
    {
        using var scope = TensorScope.Open();
        using var mode = GradMode.Disable();
        using var model = Made();
        var images = Operators.Zeros([1, 3, 32, 32]);
        var live = new LiveTensors();

        model.Forward(images);

        Assert.Equal(Outputs.Count, live.Added);
    }

    [Fact]
    public void Statistics_that_are_frozen_are_not_trained()
    {
        using var model = Made();

        Assert.All(model.NamedParameters(), entry => Assert.Equal(4, entry.Tensor.Rank));
    }

    [Fact]
    public void A_layer_that_is_not_asked_for_is_not_kept()
    {
        using var model = new ResNetFeatures(ResNetLayout.ResNet18, new Dictionary<string, string> { ["layer2"] = "out" });

        Assert.Equal("layer2", model.Children.Keys.Last());
    }

    [Fact]
    public void A_layer_that_does_not_exist_is_refused() => Assert.StartsWith(
        "A residual network gives the outputs of layer1, layer2, layer3, layer4, but was asked for [layer5].",
        Assert.Throws<ArgumentException>(() =>
            new ResNetFeatures(ResNetLayout.ResNet18, new Dictionary<string, string> { ["layer5"] = "out" })).Message);

    private static ResNetFeatures Made()
    {
        Generator.SeedAll(ResNetRun.Seed);
        var layout = ResNetLayout.ResNet18 with { Normalisation = channels => new FrozenBatchNorm2d(channels) };
        var model = new ResNetFeatures(layout, Outputs);
        foreach (var (name, buffer) in model.NamedBuffers())
        {
            buffer.FillInPlace(Frozen[name[(name.LastIndexOf('.') + 1)..]]);
        }

        return model;
    }

    private static void AssertMap(JsonElement recorded, Tensor map)
    {
        Assert.Equal(recorded.GetProperty("shape").Deserialize<long[]>()!, map.Shape);
        ResNetRun.AssertNear(recorded.GetProperty("values"), ResNetRun.Sampled(map), Tolerance);
    }
}
