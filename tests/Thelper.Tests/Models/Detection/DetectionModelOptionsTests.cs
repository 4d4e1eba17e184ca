using Thelper.Configuration;
using Thelper.Models;
using Thelper.Models.Detection;
using Thelper.Tasks;
using Thelper.Tests.Support;
using DetectionTask = Thelper.Tasks.Detection;

namespace Thelper.Tests.Models.Detection;

public sealed class DetectionModelOptionsTests
{
    private static readonly DetectionTask Task = new(["background", "a", "b"], "image", "boxes");

    [Theory]
    [InlineData("torchvision.models.detection.fasterrcnn_resnet50_fpn", typeof(FasterRcnnResNet50Options))]
    [InlineData("torchvision.models.detection.faster_rcnn.fasterrcnn_resnet50_fpn", typeof(FasterRcnnResNet50Options))]
    [InlineData("torchvision.models.detection.fasterrcnn_mobilenet_v3_large_320_fpn", typeof(FasterRcnnMobileNet320Options))]
    [InlineData("torchvision.models.detection.fasterrcnn_mobilenet_v3_large_fpn", typeof(FasterRcnnMobileNetOptions))]
    [InlineData("torchvision.models.detection.retinanet_resnet50_fpn", typeof(RetinaNetResNet50Options))]
    [InlineData("torchvision.models.detection.ssdlite.ssdlite320_mobilenet_v3_large", typeof(SsdLiteOptions))]
    [InlineData("torchvision.models.detection.ssd300_vgg16", typeof(Ssd300Options))]
    [InlineData("torchvision.models.detection.fcos.fcos_resnet50_fpn", typeof(FcosOptions))]
    [InlineData("thelper.nn.detection.FasterRCNN", typeof(ChosenFasterRcnnOptions))]
    [InlineData("thelper.nn.detection.RetinaNet", typeof(ChosenRetinaNetOptions))]
    public void A_name_gives_a_model(string name, Type options) =>
        Assert.IsType(options, Bound.To<ModelSection>($"model: {{type: {name}}}\n").Model);

    [Fact]
    public void The_smaller_model_has_defaults_of_its_own()
    {
        var options = (FasterRcnnMobileNet320Options)Bound
            .To<ModelSection>("model: {type: torchvision.models.detection.fasterrcnn_mobilenet_v3_large_320_fpn}\n").Model;

        Assert.Equal((320, 640, 150, 150, 0.05), (
            options.MinSize[0], options.MaxSize, options.RpnPreNmsTopNTest, options.RpnPostNmsTopNTest, options.RpnScoreThresh));
    }

    [Fact]
    public void Keys_are_torchvisions()
    {
        var options = (FasterRcnnResNet50Options)Bound.To<ModelSection>(
            """
            model:
              type: torchvision.models.detection.fasterrcnn_resnet50_fpn
              params:
                num_classes: 3
                min_size: [100, 120]
                rpn_pre_nms_top_n_train: 11
                rpn_post_nms_top_n_test: 12
                rpn_fg_iou_thresh: 0.6
                box_detections_per_img: 13
                bbox_reg_weights: [1, 2, 3, 4]
            """).Model;

        Assert.Equal([100, 120], options.MinSize);
        Assert.Equal((3, 11, 12, 0.6, 13, 3.0), (
            options.NumClasses, options.RpnPreNmsTopNTrain, options.RpnPostNmsTopNTest, options.RpnFgIouThresh,
            options.BoxDetectionsPerImg, options.BboxRegWeights[2]));
    }

    [Theory]
    [InlineData("thelper.nn.detection.FasterRCNN", "num_classes: 2", "num_classes: is 2, but the data has 2 classes besides the background, which counts too. Leave it out, and the model takes the number from the data.")]
    [InlineData("thelper.nn.detection.FasterRCNN", "anchor_sizes: [[8], [16]]", "anchor_sizes: has 2 lists, but the model has 5 feature maps.")]
    [InlineData("thelper.nn.detection.RetinaNet", "anchor_sizes: [[8], [16], [32, 48], [64], [99]]", "anchor_sizes: must have equally many sizes for each feature map, at least one.")]
    [InlineData("thelper.nn.detection.RetinaNet", "anchor_sizes: [[8], [0], [32], [64], [99]]", "anchor_sizes: must have sizes above 0.")]
    [InlineData("thelper.nn.detection.RetinaNet", "trainable_backbone_layers: 6", "trainable_backbone_layers: is 6, but this backbone has 5 parts to train.")]
    public void What_does_not_fit_is_refused_with_its_line(string model, string setting, string message)
    {
        var document = ConfigReader.Parse($"model:\n  type: {model}\n  params:\n    {setting}\n", "test.yml");
        var bound = ConfigBinder.Bind<ModelSection>(document, StandardComponents.Catalogue());
        var exception = Assert.Throws<SettingException>(() => bound.Value.Model.Create(Task));

        var text = exception.At(bound.Places).ToString();
        Assert.StartsWith("test.yml:4:", text, StringComparison.Ordinal);
        Assert.EndsWith($"model.params.{message}", text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("thelper.nn.detection.FasterRCNN", "rpn_bg_iou_thresh: 0.8", "rpn_bg_iou_thresh", "is 0.8, but must not be above rpn_fg_iou_thresh, which is 0.7.")]
    [InlineData("thelper.nn.detection.RetinaNet", "fg_iou_thresh: 0.3", "bg_iou_thresh", "is 0.4, but must not be above fg_iou_thresh, which is 0.3.")]
    [InlineData("thelper.nn.detection.RetinaNet", "backbone: mobilenet_v3_large", "backbone", "is mobilenet_v3_large, but a RetinaNet stands on a residual network.")]
    [InlineData("thelper.nn.detection.FasterRCNN", "min_size: 300, max_size: 200", "min_size", "is 300 for the shorter side, but max_size allows the longer side no more than 200; lower it, or raise max_size.")]
    [InlineData("torchvision.models.detection.ssd300_vgg16", "trainable_backbone_layers: 6", "trainable_backbone_layers", "is 6, but this backbone has 5 parts to train.")]
    [InlineData("thelper.nn.detection.RetinaNet", "min_size: [64, 2000]", "min_size", "is 2000 for the shorter side, but max_size allows the longer side no more than 1333; lower it, or raise max_size.")]
    [InlineData("thelper.nn.detection.RetinaNet", "pretrained: true", "pretrained", "asks for published weights, but there are none of this network; leave it out to train from scratch.")]
    public void Contradictions_are_refused(string model, string setting, string key, string sentence) => Assert.Equal(
        ($"model.params.{key}", sentence),
        Bound.Mistake<ModelSection>($"model:\n  type: {model}\n  params: {{{setting}}}\n"));

    [Fact]
    public void Another_task_is_refused() => Assert.Equal(
        "The model detects, but the task is Classification.",
        Assert.Throws<ModelException>(() => new ChosenRetinaNetOptions().Create(new Classification(["a", "b"], "image", "label"))).Message);

    [Fact]
    public void Only_the_last_parts_of_a_backbone_are_trained_where_that_is_asked_for()
    {
        using var model = new ChosenFasterRcnnOptions { TrainableBackboneLayers = 2, BoxHeadSize = 8 }.Create(Task);
        var fixedParts = model.NamedParameters().Where(entry => !entry.Tensor.RequiresGradient).Select(entry => entry.Name.Split('.')[2]);

        Assert.Equal(["bn1", "conv1", "layer1", "layer2"], fixedParts.Distinct().Order());
    }

    [Fact]
    public void Of_an_SSD_the_last_blocks_of_the_VGG_are_trained_where_that_is_asked_for()
    {
        using var model = new Ssd300Options { TrainableBackboneLayers = 2 }.Create(Task);
        var fixedParts = model.NamedParameters().Where(entry => !entry.Tensor.RequiresGradient).Select(entry => entry.Name);

        Assert.Equal(
            ["0", "2", "5", "7", "10", "12", "14"],
            fixedParts.Select(name => name.Split('.')).Where(parts => parts[1] == "features").Select(parts => parts[2]).Distinct());
        Assert.DoesNotContain(fixedParts, name => name.Contains("extra", StringComparison.Ordinal));
    }

    [Fact]
    public void On_MobileNet_proposals_have_a_least_score() =>
        Assert.Equal((0.05, 0.0), (new FasterRcnnMobileNetOptions().RpnScoreThresh, new FasterRcnnResNet50Options().RpnScoreThresh));

    [Fact]
    public void Frozen_statistics_are_no_parameters()
    {
        using var model = new ChosenRetinaNetOptions { Norm = BackboneNorm.Frozen }.Create(Task);

        Assert.DoesNotContain(model.NamedParameters(), entry => entry.Name.Contains("bn", StringComparison.Ordinal));
    }
}
