using Thelper.Sessions;
using Thelper.Tasks;
using Thelper.Train;

namespace Thelper.Tests.Train;

public sealed class UnsupportedTaskTests
{
    private static readonly Segmentation Land = new(["sky", "ground"], "image", "mask");

    [Fact]
    public void A_confusion_matrix_refuses_a_segmentation() => Assert.Equal(
        "The confusion matrix is for classification with one class for each sample, but the data is for segmentation into 2 classes.",
        Assert.Throws<SessionException>(() => new ConfusionMatrixOptions().Create(Land)).Message);

    [Fact]
    public void A_classification_report_refuses_several_labels() => Assert.Equal(
        "The classification report is for classification with one class for each sample, but the data is for multi-label "
        + "classification into 1 class.",
        Assert.Throws<SessionException>(() => new ClassifReportOptions().Create(
            new Classification(["a"], "image", "label", null, multiLabel: true))).Message);
}
