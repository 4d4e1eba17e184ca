using System.Security.Cryptography;
using System.Text.Json;
using Thelper.Models;
using Thelper.Models.Residual;
using Thelper.Tasks;
using Thelper.Tests.Support;
using Thelper.Torch;
using Thelper.Torch.Modules;
using Thelper.Torch.Tests.PyTorch;

namespace Thelper.Tests.Models;

/// <summary>Residual networks beside torchvision's.</summary>
public sealed class ResNetTests
{
    private const double Tolerance = 1e-5;
    private const string NoBottlenecks =
        "is for networks of bottlenecks, such as resnet50; this one is made of basic blocks, so leave it out.";

    private static readonly Classification Task = new(["a", "b", "c", "d", "e"], "image", "label");

    public static TheoryData<string, string> Passes { get; } = new()
    {
        { "resnet18", "train" },
        { "resnet18", "eval" },
        { "resnet50", "train" },
        { "resnet50", "eval" },
        { "resnext50_32x4d", "train" },
        { "resnext50_32x4d", "eval" },
    };

    public static TheoryData<string> All => new(ResNetLayout.Named.Keys);

    [SkippableTheory]
    [MemberData(nameof(All))]
    public void The_state_dictionary_has_torchvisions_keys_and_shapes_in_their_order(string network)
    {
        var recorded = ResNetRun.Ask("shapes", network);
        using var model = Made($"torchvision.models.resnet.{network}");

        Assert.Equal(
            recorded.Deserialize<string[]>(),
            model.StateDictionary().Select(entry => $"{entry.Key} [{string.Join(", ", entry.Value.Shape)}]"));
    }

    [SkippableTheory]
    [InlineData("resnet18", false, "initial")]
    [InlineData("resnet18", true, "initial with zero residuals")]
    [InlineData("resnet50", true, "initial with zero residuals")]
    [InlineData("resnext50_32x4d", false, "initial")]
    public void A_seed_gives_torchvisions_initial_values_bit_for_bit(string network, bool zeroResidual, string recorded)
    {
        using var run = new ResNetRun(network, zeroResidual);
        var digests = run.Recorded.GetProperty(recorded);

        Assert.All(run.Model.StateDictionary(), entry => Assert.Equal(
            digests.GetProperty(entry.Key).GetString(),
            Convert.ToHexString(SHA256.HashData(entry.Value.ToBytes())),
            ignoreCase: true));
    }

    [SkippableTheory]
    [MemberData(nameof(Passes))]
    public void The_output_is_torchvisions(string network, string mode)
    {
        using var scope = TensorScope.Open();
        using var run = new ResNetRun(network);

        Recorded.AssertEqual(run.Recorded.GetProperty(mode).GetProperty("output"), Pass(run, mode).Output, Tolerance);
    }

    [SkippableTheory]
    [MemberData(nameof(Passes))]
    public void The_loss_is_torchvisions(string network, string mode)
    {
        using var scope = TensorScope.Open();
        using var run = new ResNetRun(network);

        Recorded.AssertEqual(run.Recorded.GetProperty(mode).GetProperty("loss"), Pass(run, mode).Loss, Tolerance);
    }

    [SkippableTheory]
    [MemberData(nameof(Passes))]
    public void The_gradients_are_torchvisions(string network, string mode)
    {
        using var scope = TensorScope.Open();
        using var run = new ResNetRun(network);
        Pass(run, mode);
        var gradients = run.Recorded.GetProperty(mode).GetProperty("gradients");

        Assert.All(run.Model.NamedParameters(), entry =>
            ResNetRun.AssertNear(gradients.GetProperty(entry.Name), ResNetRun.Sampled(entry.Tensor.Gradient()!), Tolerance));
    }

    [SkippableTheory]
    [InlineData("resnet18")]
    [InlineData("resnet50")]
    public void The_statistics_after_a_training_pass_are_torchvisions(string network)
    {
        using var scope = TensorScope.Open();
        using var run = new ResNetRun(network);
        run.Pass();
        var statistics = run.Recorded.GetProperty("statistics");

        Assert.All(run.Model.NamedBuffers(), entry =>
            Recorded.AssertEqual(statistics.GetProperty(entry.Name), ResNetRun.Sampled(entry.Tensor), Tolerance));
    }

    [Fact]
    public void Weights_that_are_not_published_are_refused_with_those_that_are() => Assert.Equal(
        ("model.params.weights", "is 'IMAGENET1K_V3', but the published weights of resnet50 are IMAGENET1K_V1, IMAGENET1K_V2, the last of which is DEFAULT too."),
        Bound.Mistake<ModelSection>("model:\n  type: torchvision.models.resnet.resnet50\n  params: {weights: IMAGENET1K_V3}\n"));

    [Theory]
    [InlineData("resnet50", "replace_stride_with_dilation: [true]",
        "must have a value for each of layer2, layer3 and layer4, but has 1.")]
    [InlineData("resnet34", "replace_stride_with_dilation: [false, false, true]", NoBottlenecks)]
    [InlineData("resnet18", "groups: 2", NoBottlenecks)]
    [InlineData("resnext50_32x4d", "groups: 16", "is 16, but this network has 32; leave it out, or name another network.")]
    [InlineData("wide_resnet50_2", "width_per_group: 64", "is 64, but this network has 128; leave it out, or name another network.")]
    public void Options_that_a_network_cannot_have_are_refused(string network, string option, string sentence) => Assert.Equal(
        ($"model.params.{option[..option.IndexOf(':', StringComparison.Ordinal)]}", sentence),
        Bound.Mistake<ModelSection>($"model:\n  type: torchvision.models.resnet.{network}\n  params: {{{option}}}\n"));

    [Theory]
    [InlineData("[false, false, true]", 4)]
    [InlineData("[false, true, true]", 8)]
    public void Dilation_keeps_the_size_of_feature_maps(string replaced, int side)
    {
        using var scope = TensorScope.Open();
        var layout = ResNetLayout.ResNet50 with
        {
            ReplaceStrideWithDilation = JsonSerializer.Deserialize<bool[]>(replaced)!,
        };
        using var model = new ResNetFeatures(layout, new Dictionary<string, string> { ["layer4"] = "out" });

        Assert.Equal([1, 2048, side, side], model.Forward(Operators.Zeros([1, 3, 64, 64]))["out"].Shape);
    }

    [Fact]
    public void The_embedding_is_what_the_last_layer_sees()
    {
        using var scope = TensorScope.Open();
        using var model = new ResNet(ResNetLayout.ResNet18, 5);
        model.Eval();
        var images = Operators.Randn([2, 3, 32, 32]);

        var state = model.StateDictionary();
        var scores = model.Embed(images).Linear(state["fc.weight"], state["fc.bias"]);

        Assert.Equal(model.Forward(images).ToArray<float>(), scores.ToArray<float>());
    }

    private static Module Made(string type, string parameters = "{}") =>
        Bound.To<ModelSection>($"model:\n  type: {type}\n  params: {parameters}\n").Model.Create(Task);

    private static (Tensor Output, Tensor Loss) Pass(ResNetRun run, string mode)
    {
        var passed = run.Pass();
        if (mode == "train")
        {
            return passed;
        }

        run.Model.Eval();
        return run.Pass();
    }
}
