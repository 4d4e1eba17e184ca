using System.Security.Cryptography;
using System.Text.Json;
using Thelper.Configuration;
using Thelper.Models;
using Thelper.Models.Segmenters;
using Thelper.Tasks;
using Thelper.Tests.Support;
using Thelper.Torch;
using Thelper.Torch.Tests.PyTorch;
using Thelper.Torch.Tests.Support;

namespace Thelper.Tests.Models.Segmenters;

/// <summary>Segmentation networks beside torchvision's.</summary>
public sealed class SegmentationNetworkTests
{
    private const double Tolerance = 1e-5;

    public static TheoryData<string, string> Passes { get; } = new()
    {
        { "fcn_resnet50", "train" },
        { "fcn_resnet50", "eval" },
        { "deeplabv3_resnet50", "train" },
        { "deeplabv3_resnet50", "eval" },
    };

    [SkippableTheory]
    [InlineData("fcn_resnet50", false)]
    [InlineData("fcn_resnet50", true)]
    [InlineData("fcn_resnet101", false)]
    [InlineData("deeplabv3_resnet50", false)]
    [InlineData("deeplabv3_resnet50", true)]
    [InlineData("deeplabv3_resnet101", true)]
    public void The_state_dictionary_has_torchvisions_keys_and_shapes_in_their_order(string network, bool auxiliary)
    {
        var recorded = SegmentationRun.Ask("shapes", network, auxiliary ? "auxiliary" : "alone");
        using var model = Made($"torchvision.models.segmentation.{network}", $"{{aux_loss: {(auxiliary ? "true" : "false")}}}");

        Assert.Equal(
            recorded.Deserialize<string[]>(),
            model.StateDictionary().Select(entry => $"{entry.Key} [{string.Join(", ", entry.Value.Shape)}]"));
    }

    [SkippableTheory]
    [InlineData("fcn_resnet50")]
    [InlineData("deeplabv3_resnet50")]
    public void A_seed_gives_torchvisions_initial_values_bit_for_bit(string network)
    {
        using var run = new SegmentationRun(network);
        var digests = run.Recorded.GetProperty("initial");

        Assert.All(run.Model.StateDictionary(), entry => Assert.Equal(
            digests.GetProperty(entry.Key).GetString(),
            Convert.ToHexString(SHA256.HashData(entry.Value.ToBytes())),
            ignoreCase: true));
    }

    [SkippableTheory]
    [MemberData(nameof(Passes))]
    public void The_scores_are_torchvisions(string network, string mode)
    {
        using var scope = TensorScope.Open();
        using var run = new SegmentationRun(network);

        var (scores, _, recorded) = run.Pass(mode);

        Assert.Equal(["out", "aux"], scores.Keys);
        Assert.All(scores, entry => AssertScores(recorded.GetProperty("scores").GetProperty(entry.Key), entry.Value));
    }

    [SkippableTheory]
    [MemberData(nameof(Passes))]
    public void The_loss_of_both_heads_is_torchvisions(string network, string mode)
    {
        using var scope = TensorScope.Open();
        using var run = new SegmentationRun(network);

        var (_, loss, recorded) = run.Pass(mode);

        Recorded.AssertEqual(recorded.GetProperty("loss"), loss, Tolerance);
    }

    [SkippableTheory]
    [MemberData(nameof(Passes))]
    public void The_gradients_are_torchvisions(string network, string mode)
    {
        using var scope = TensorScope.Open();
        using var run = new SegmentationRun(network);

        var (_, _, recorded) = run.Pass(mode);

        var gradients = recorded.GetProperty("gradients");
        Assert.All(run.Model.NamedParameters(), entry => ResNetRun.AssertNear(
            gradients.GetProperty(entry.Name), ResNetRun.Sampled(entry.Tensor.Gradient()!), Tolerance));
    }

    [Theory]
    [InlineData("thelper.nn.segmentation.DeepLabV3ResNet50", "classifier.0.convs.1.0.weight")]
    [InlineData("thelper.nn.segmentation.deeplabv3.DeepLabV3ResNet101", "backbone.layer3.22.conv3.weight")]
    [InlineData("thelper.nn.segmentation.FCNResNet50", "classifier.4.weight")]
    [InlineData("thelper.nn.segmentation.fcn_resnet101", "backbone.layer3.22.conv3.weight")]
    public void The_originals_names_give_torchvisions_networks(string name, string key)
    {
        using var model = Made(name);

        Assert.Contains(key, model.StateDictionary().Keys);
    }

    [Fact]
    public void Class_indices_with_gaps_are_the_indices_of_the_scores()
    {
        using var scope = TensorScope.Open();
        var classes = new ClassMap(new Dictionary<string, int> { ["road"] = 0, ["water"] = 6 });
        using var model = (SegmentationNetwork)new SegmentationNetworkOptions().Create(new Segmentation(classes, "image", null));
        model.Eval();

        Assert.Equal([1, 7, 33, 47], model.Forward(Operators.Zeros([1, 3, 33, 47]))["out"].Shape);
    }

    [Fact]
    public void A_number_of_classes_that_the_data_contradicts_is_refused() => Assert.Equal(
        "is 3, but the class indices of the data go from 0 to 3, which takes 4. Leave it out, and the model takes the number "
        + "from the data.",
        Assert.Throws<SettingException>(() => new SegmentationNetworkOptions { NumClasses = 3 }.Create(SegmentationRun.Task)).Message);

    [Fact]
    public void Another_task_is_refused() => Assert.Equal(
        "The model finds the class of each pixel, but the task is Classification.",
        Assert.Throws<ModelException>(
            () => new SegmentationNetworkOptions().Create(new Classification(["a", "b"], "image", "label"))).Message);

    [Fact]
    public void A_single_image_has_no_variance_for_the_mean_of_the_whole_map_to_train_on()
    {
        using var scope = TensorScope.Open();
        using var model = Made("torchvision.models.segmentation.deeplabv3_resnet50");

        Assert.Contains(
            "cannot train on one value for each channel, but received Float32[1, 256, 1, 1]",
            Assert.Throws<TorchException>(() => ((SegmentationNetwork)model).Forward(Operators.Zeros([1, 3, 64, 64]))).Message,
            StringComparison.Ordinal);
    }

    [Fact]
    public void Only_the_scores_stay_where_no_backward_pass_follows()
    {
        using var scope = TensorScope.Open();
        using var mode = GradMode.Disable();
        using var model = (SegmentationNetwork)Made("torchvision.models.segmentation.deeplabv3_resnet50", "{aux_loss: true}");
        model.Eval();
        var images = Operators.Zeros([1, 3, 32, 32]);
        var live = new LiveTensors();

        model.Forward(images);

        Assert.Equal(2, live.Added);
    }

    private static Torch.Modules.Module Made(string type, string parameters = "{}") =>
        Bound.To<ModelSection>($"model:\n  type: {type}\n  params: {parameters}\n").Model.Create(SegmentationRun.Task);

    private static void AssertScores(JsonElement recorded, Tensor scores)
    {
        Assert.Equal(recorded.GetProperty("shape").Deserialize<long[]>()!, scores.Shape);
        ResNetRun.AssertNear(recorded.GetProperty("values"), ResNetRun.Sampled(scores), Tolerance);
    }
}
