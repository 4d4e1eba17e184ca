using Thelper.Tasks;
using Thelper.Tests.Metrics;
using Thelper.Tests.Support;
using Thelper.Train;

namespace Thelper.Tests.Reports;

public sealed class ConfusionMatrixTests
{
    private static readonly Classification Task = new(["a", "b"], "image", "label");
    private readonly ConfusionMatrix _matrix = new(Task);

    [SkippableFact]
    public void The_matrix_is_the_originals_to_the_byte() => Assert.Equal(
        Golden.Text("confmat.txt"), Iterations.Golden(task => new ConfusionMatrix(task)).Report());

    [Fact]
    public void Rows_are_the_truth_and_columns_the_prediction()
    {
        _matrix.Show(Task, [[0, 1], [0, 1], [1, 0]], [0, 0, 1]);

        Assert.Equal([["a", "0", "2", "2"], ["b", "1", "0", "1"]], Rows(2));
    }

    [Fact]
    public void Classes_that_occur_nowhere_have_a_row()
    {
        _matrix.Show(Task, [[1, 0]], [0]);

        Assert.Equal([["a", "1", "0", "1"], ["b", "0", "0", "0"]], Rows(2));
    }

    [Fact]
    public void Of_equal_scores_the_first_is_the_prediction()
    {
        _matrix.Show(Task, [[1, 1]], [1]);

        Assert.Equal(["b", "1", "0", "1"], Rows(2)[1]);
    }

    [Fact]
    public void Scores_that_are_no_numbers_predict_no_class()
    {
        _matrix.Show(Task, [[float.NaN, float.NaN], [1, float.NaN], [1, 0]], [0, 0, 0]);

        Assert.Equal([["a", "1", "0", "3"], ["b", "0", "0", "0"], ["total", "1", "0", "3"]], Rows(3));
    }

    [Fact]
    public void Without_batches_there_is_no_matrix() => Assert.Null(_matrix.Report());

    [Fact]
    public void Without_truth_there_is_no_matrix()
    {
        _matrix.Show(Task, [[1, 0]], targets: null);

        Assert.Null(_matrix.Report());
    }

    [Fact]
    public void A_reset_forgets_everything()
    {
        _matrix.Show(Task, [[1, 0]], [0]);
        _matrix.Reset();

        Assert.Null(_matrix.Report());
    }

    /// <summary>The cells of the lines after the heading.</summary>
    private string[][] Rows(int count) =>
        [.. _matrix.Report()!.Split('\n')[2..(2 + count)].Select(line => line.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries))];
}
