using Thelper.Metrics;
using Thelper.Reports;
using Thelper.Tasks;
using Thelper.Torch;

namespace Thelper.Tests.Metrics;

/// <summary>Metrics where the truth is shares of classes, as mixed images have them.</summary>
public sealed class MixedTargetTests
{
    private static readonly Classification Task = new(["a", "b", "c"], "image", "label");

    // The largest shares are those of b, a, c, and of equal ones the first, a.
    private static readonly float[] Shares = [0.2f, 0.8f, 0, 0.6f, 0, 0.4f, 0, 0, 1, 0.5f, 0.5f, 0];
    private static readonly long[] Classes = [1, 0, 2, 0];
    private static readonly float[][] Scores = [[0, 1, 0], [0, 0, 1], [0, 0, 1], [1, 0, 0]];

    [Fact]
    public void Accuracy_takes_the_largest_share_as_the_truth()
    {
        var accuracy = new Accuracy();
        Show(accuracy);

        Assert.Equal(75, accuracy.Evaluate());
    }

    [Fact]
    public void Reports_take_the_largest_share_as_the_truth()
    {
        var (mixed, plain) = (new ConfusionMatrix(Task.Classes), new ConfusionMatrix(Task.Classes));
        Show(mixed);
        plain.Show(Task, Scores, Classes);

        Assert.Equal(plain.Report(), mixed.Report());
    }

    private static void Show(IPredictionConsumer consumer)
    {
        using var shares = Tensors.From<float>(Shares, Scores.Length, 3);
        consumer.Show(Task, Scores, shares);
    }
}
