using Thelper.Configuration;
using Thelper.Data;
using Thelper.Tests.Train.Steps;

namespace Thelper.Tests.Train;

/// <summary>Components that are for other tasks than the data.</summary>
public sealed class TaskSupportTests : IDisposable
{
    private const string Classes = "";
    private const string SeveralClasses = $"datasets.shapes={{type: {ShapePlacesOptions.Name}, params: {{count: 20}}}}";
    private const string Numbers = "datasets.shapes.params.task=regression";
    private const string Pixels = "datasets.shapes.params.task=segmentation";
    private const string Boxes = "datasets.shapes.params.task=detection";
    private const string NumberLosses = "torch.nn.MSELoss, torch.nn.L1Loss, torch.nn.SmoothL1Loss or torch.nn.HuberLoss, for example.";
    private const string ClassLosses =
        "torch.nn.CrossEntropyLoss, thelper.optim.losses.FocalLoss, torch.nn.NLLLoss or torch.nn.KLDivLoss, for example.";

    private readonly TinySession _session = new()
    {
        Register = catalogue => catalogue.Add<IDatasetOptions, ShapePlacesOptions>(ShapePlacesOptions.Name),
    };

    [Theory]
    [InlineData("torch.nn.CrossEntropyLoss", Numbers, "classification and segmentation, but the data is for regression to the shape [3]; use " + NumberLosses)]
    [InlineData("thelper.optim.FocalLoss", Numbers, "classification and segmentation, but the data is for regression to the shape [3]; use " + NumberLosses)]
    [InlineData("torch.nn.NLLLoss", Numbers, "classification and segmentation, but the data is for regression to the shape [3]; use " + NumberLosses)]
    [InlineData("torch.nn.BCELoss", Numbers, "multi-label classification, but the data is for regression to the shape [3]; use " + NumberLosses)]
    [InlineData("torch.nn.BCEWithLogitsLoss", Numbers, "multi-label classification, but the data is for regression to the shape [3]; use " + NumberLosses)]
    [InlineData("torch.nn.KLDivLoss", Numbers, "classification, but the data is for regression to the shape [3]; use " + NumberLosses)]
    [InlineData("torch.nn.MSELoss", Classes, "regression, super-resolution and multi-label classification, but the data is for classification into 5 classes; use " + ClassLosses)]
    [InlineData("torch.nn.BCELoss", Classes, "multi-label classification, but the data is for classification into 5 classes; use " + ClassLosses)]
    [InlineData("torch.nn.CrossEntropyLoss", SeveralClasses, "single-label classification and segmentation, but the data is for multi-label classification into 3 classes; use torch.nn.BCEWithLogitsLoss, torch.nn.BCELoss, torch.nn.MSELoss or torch.nn.L1Loss, for example.")]
    [InlineData("torch.nn.KLDivLoss", SeveralClasses, "single-label classification, but the data is for multi-label classification into 3 classes; use torch.nn.BCEWithLogitsLoss, torch.nn.BCELoss, torch.nn.MSELoss or torch.nn.L1Loss, for example.")]
    public void A_loss_for_another_task_is_refused(string loss, string data, string sentence) => Assert.Equal(
        ("trainer.optimization.loss.type", $"{loss} is for {sentence}"),
        Refusal(data, "trainer.metrics={}", "trainer.monitor=", $"trainer.optimization.loss.type={loss}"));

    [Theory]
    [InlineData("torch.nn.TripletMarginLoss", Classes, "compares a sample's vector with one that belongs to it and one that does not, but samples come one by one here; a trainer of your own, in a plug-in, can use it.")]
    [InlineData("torch.nn.GaussianNLLLoss", Numbers, "needs a variance beside each predicted number, which no model here gives; use torch.nn.MSELoss, for the same variance everywhere; a trainer of your own, in a plug-in, can use it.")]
    public void A_loss_that_no_trainer_here_can_use_is_refused_with_the_reason(string loss, string data, string sentence) => Assert.Equal(
        ("trainer.optimization.loss.type", $"{loss} {sentence}"),
        Refusal(data, "trainer.metrics={}", "trainer.monitor=", $"trainer.optimization.loss={{type: {loss}, params: {{margin: 2}}}}"));

    [Theory]
    [InlineData("thelper.nn.unet.UNet", Classes, "segmentation, but the data is for classification into 5 classes; use thelper.nn.lenet.LeNet, thelper.nn.MLP, thelper.nn.resnet.ResNet or torchvision.models.mobilenetv3.mobilenet_v3_large, for example.")]
    [InlineData("torchvision.models.resnet18", Pixels, "classification and regression, but the data is for segmentation into 6 classes; use thelper.nn.resnet.ResNet, thelper.nn.unet.UNet, thelper.nn.fcn.FCN32s or torchvision.models.segmentation.deeplabv3_resnet50, for example.")]
    [InlineData("torchvision.models.resnet18", Boxes, "classification and regression, but the data is for detection of 6 classes; use torchvision.models.detection.fasterrcnn_resnet50_fpn, torchvision.models.detection.fasterrcnn_mobilenet_v3_large_fpn, torchvision.models.detection.fasterrcnn_mobilenet_v3_large_320_fpn or torchvision.models.detection.retinanet_resnet50_fpn, for example.")]
    [InlineData("thelper.nn.sr.SRCNN", Classes, "regression and super-resolution, but the data is for classification into 5 classes; use thelper.nn.lenet.LeNet, thelper.nn.MLP, thelper.nn.resnet.ResNet or torchvision.models.mobilenetv3.mobilenet_v3_large, for example.")]
    public void A_model_for_another_task_is_refused(string model, string data, string sentence) => Assert.Equal(
        ("model.type", $"{model} is for {sentence}"),
        Refusal(data, "trainer.metrics={}", "trainer.monitor=", $"model={{type: {model}}}"));

    [Theory]
    [InlineData("thelper.optim.IntersectionOverUnion", Classes, "segmentation, but the data is for classification into 5 classes; use thelper.optim.Accuracy, thelper.optim.Precision, thelper.optim.Recall or thelper.optim.FScore, for example.")]
    [InlineData("thelper.optim.AveragePrecision", Classes, "detection, but the data is for classification into 5 classes; use thelper.optim.Accuracy, thelper.optim.Precision, thelper.optim.Recall or thelper.optim.FScore, for example.")]
    [InlineData("thelper.optim.R2", Classes, "regression, super-resolution and multi-label classification, but the data is for classification into 5 classes; use thelper.optim.Accuracy, thelper.optim.Precision, thelper.optim.Recall or thelper.optim.FScore, for example.")]
    public void A_metric_for_another_task_is_refused(string metric, string data, string sentence) => Assert.Equal(
        ("trainer.valid_metrics.wrong.type", $"{metric} is for {sentence}"),
        Refusal(data, $"trainer.valid_metrics.wrong.type={metric}"));

    [Theory]
    [InlineData("thelper.train.RegressionTrainer", Classes, "regression and super-resolution, but the data is for classification into 5 classes; use thelper.train.ImageClassifTrainer, thelper.train.AutoEncoderTrainer.")]
    [InlineData("thelper.train.ImageSegmTrainer", Classes, "segmentation, but the data is for classification into 5 classes; use thelper.train.ImageClassifTrainer, thelper.train.AutoEncoderTrainer.")]
    public void A_trainer_for_another_task_is_refused(string trainer, string data, string sentence) =>
        Assert.Equal(("trainer.type", $"{trainer} is for {sentence}"), Refusal(data, $"trainer.type={trainer}"));

    [Fact]
    public void A_model_that_the_trainer_cannot_train_is_refused_at_its_name() => Assert.Equal(
        (
            "model.type",
            "thelper.nn.lenet.LeNet does not suit the trainer: for classification into 5 classes the model must give class scores and a "
            + "reconstruction of its input, as thelper.nn.resnet.AutoEncoderResNet does."),
        Refusal("trainer.type=thelper.train.AutoEncoderTrainer", "trainer.optimization.loss="));

    [Fact]
    public void All_that_does_not_suit_the_task_is_told_at_once_in_the_order_of_the_file()
    {
        var errors = Assert.Throws<ConfigException>(() => _session.Start(Numbers)).Errors;

        Assert.Equal(
            [
                "tiny.yml:26:18: trainer.optimization.loss.type: torch.nn.CrossEntropyLoss",
                "tiny.yml:29:22: trainer.metrics.accuracy.type: thelper.optim.Accuracy",
                "tiny.yml:30:20: trainer.metrics.report.type: thelper.train.ClassifReport",
            ],
            errors.Select(error => error.ToString().Split(" is for ")[0]));
    }

    [Fact]
    public void Several_classes_of_a_sample_have_no_confusion_matrix() => Assert.StartsWith(
        "thelper.train.ConfusionMatrix is for single-label classification and segmentation, but the data is for multi-label classification into 3 classes;",
        Refusal(
            SeveralClasses, "trainer.optimization.loss.type=torch.nn.BCEWithLogitsLoss",
            "trainer.metrics={accuracy: thelper.optim.Accuracy, matrix: thelper.train.ConfusionMatrix}").Sentence,
        StringComparison.Ordinal);

    public void Dispose() => _session.Dispose();

    /// <summary>The only mistake, found before anything was made.</summary>
    private (string Path, string Sentence) Refusal(params string[] overrides)
    {
        var error = Assert.Single(Assert.Throws<ConfigException>(() => _session.Start([.. overrides.Where(each => each.Length > 0)])).Errors);
        Assert.False(Directory.Exists(_session.SaveDirectory));
        return (error.Path, error.Sentence);
    }
}
