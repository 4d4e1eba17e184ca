using Thelper.Sessions;

namespace Thelper.Tests.Train.Detecting;

/// <summary>
/// Each detection model that a configuration can name, in a session of one step: on three images with 0, 1 and 2 objects, then an
/// evaluation of these, and one of images whose objects are not known.
/// </summary>
public sealed class DetectionZooTests : IDisposable
{
    private const string Small = "min_size: 64, max_size: 64";
    private static readonly string[] OneStage = ["classification", "bbox_regression"];
    private static readonly string[] TwoStages = ["loss_classifier", "loss_box_reg", "loss_objectness", "loss_rpn_box_reg"];

    private readonly BoxedSession _session = new();

    public static TheoryData<string, string, string[]> Models => new()
    {
        { "torchvision.models.detection.fasterrcnn_resnet50_fpn", Small, TwoStages },
        { "torchvision.models.detection.fasterrcnn_mobilenet_v3_large_fpn", Small, TwoStages },
        { "torchvision.models.detection.fasterrcnn_mobilenet_v3_large_320_fpn", Small, TwoStages },
        { "torchvision.models.detection.retinanet_resnet50_fpn", Small, OneStage },
        { "torchvision.models.detection.ssdlite320_mobilenet_v3_large", "", OneStage },
        { "thelper.nn.detection.FasterRCNN", $"{Small}, backbone: mobilenet_v3_large, box_head_size: 32", TwoStages },
        { "thelper.nn.detection.RetinaNet", $"{Small}, backbone: resnet18", OneStage },
    };

    public void Dispose() => _session.Dispose();

    [Theory]
    [MemberData(nameof(Models))]
    public void A_model_can_be_trained_and_evaluated(string name, string parameters, string[] losses)
    {
        var results = _session.Start(
            $"model={{type: {name}, params: {{{parameters}}}}}", "trainer.epochs=1", "trainer.optimization.optimizer.params.lr=0.0001",
            "datasets.train.params={count: 3, noisy: true}", "datasets.valid.params={count: 3, noisy: true}",
            "datasets.test={type: tests.BoxedDataset, params: {count: 3, noisy: true, unknown: true}}", "loaders.test_split={test: 1}");
        var sets = results.Sets.ToDictionary(set => set.Set, set => set.Result);

        RequireLosses(losses, sets["train"]);
        RequireLosses(losses, sets["valid"]);
        Assert.Empty(sets["test"].LossParts);
        Assert.Null(sets["test"].Loss);
        Assert.InRange(Assert.Single(sets["valid"].Metrics).Value, 0, 1);
        Assert.Equal(double.NaN, Assert.Single(sets["test"].Metrics).Value);
    }

    private static void RequireLosses(string[] names, PassResult result)
    {
        Assert.Equal(names, result.LossParts.Select(part => part.Name));
        Assert.All(result.LossParts, part => Assert.True(double.IsFinite(part.Value), $"{part.Name} is {part.Value}"));
        Assert.Equal(result.LossParts.Sum(part => part.Value), result.Loss!.Value, tolerance: 1e-3 * result.Loss.Value);
    }
}
