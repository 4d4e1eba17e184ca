using Thelper.Sessions;
using Thelper.Reports;
using Thelper.Tasks;

namespace Thelper.Tests.Train;

public sealed class UnsupportedTaskTests
{
    private static readonly Detection Animals = new(["cat", "dog"], "image", "bboxes");

    [Fact]
    public void A_confusion_matrix_refuses_a_detection() => Assert.Equal(
        "The confusion matrix is for classification with one class for each sample, but the data is for detection of 2 classes.",
        Assert.Throws<SessionException>(() => new ConfusionMatrixOptions().Create(Animals)).Message);

    [Fact]
    public void A_log_of_detections_refuses_a_classification() => Assert.Equal(
        "The log of detections is for detection, but the data is for classification into 1 class.",
        Assert.Throws<SessionException>(() => new DetectLoggerOptions().Create(new Classification(["a"], "image", "label"))).Message);

    [Fact]
    public void A_classification_report_refuses_several_labels() => Assert.Equal(
        "The classification report is for classification with one class for each sample, but the data is for multi-label "
        + "classification into 1 class.",
        Assert.Throws<SessionException>(() => new ClassifReportOptions().Create(
            new Classification(["a"], "image", "label", null, multiLabel: true))).Message);
}
