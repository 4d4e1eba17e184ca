using System.Text.Json;
using Thelper.Data;
using Thelper.Reports;
using Thelper.Tasks;
using Thelper.Tests.Metrics;
using Thelper.Tests.Support;

namespace Thelper.Tests.Reports;

public sealed class ConfusionMatrixTests
{
    private static readonly Classification Task = new(["a", "b"], "image", "label");
    private readonly ConfusionMatrix _matrix = new(Task.Classes);

    [SkippableFact]
    public void The_matrix_is_the_originals_to_the_byte() => Assert.Equal(
        Golden.Text("confmat.txt"), Iterations.Golden(task => new ConfusionMatrix(task.Classes)).Report());

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

    [Fact]
    public void Csv_has_whole_names_and_a_total_for_each_row()
    {
        var matrix = new ConfusionMatrix(new Classification(["a_very_long_name", "b"], "image", "label").Classes, ReportFormat.Csv);
        matrix.Show(Task, [[0, 1], [1, 0], [float.NaN, 0]], [0, 0, 0]);

        Assert.Equal("target_name,a_very_long_name,b,total\na_very_long_name,1,1,3\nb,0,0,0", matrix.Report());
    }

    [Fact]
    public void Json_has_rows_of_numbers()
    {
        var matrix = new ConfusionMatrix(Task.Classes, ReportFormat.Json);
        matrix.Show(Task, [[0, 1], [1, 0]], [0, 0]);

        Assert.True(JsonElement.DeepEquals(
            JsonSerializer.Deserialize<JsonElement>("""{"class_names": ["a", "b"], "matrix": [[1, 1], [0, 0]], "total": [2, 0]}"""),
            JsonSerializer.Deserialize<JsonElement>(matrix.Report()!)));
    }

    [Fact]
    public void Of_a_segmentation_it_counts_the_pixels_but_those_that_do_not_count()
    {
        var land = new Segmentation(new ClassMap(new Dictionary<string, int> { ["sky"] = 1, ["ground"] = 3 }), "image", "mask", dontCare: 255);
        var matrix = new ConfusionMatrix(land.Classes, ReportFormat.Csv);
        matrix.ShowPixels(land, [1, 1, 3, 3, 3], [1, 3, 3, 3, 255]);

        Assert.Equal("target_name,sky,ground,total\nsky,1,0,1\nground,1,2,3", matrix.Report());
    }

    [Fact]
    public void A_truth_without_a_class_is_refused() => Assert.Equal(
        "The truth has the class index 2, but indices are 0 to 1.",
        Assert.Throws<DataException>(() => _matrix.Show(Task, [[1, 0]], [2])).Message);

    /// <summary>The cells of the lines after the heading.</summary>
    private string[][] Rows(int count) =>
        [.. _matrix.Report()!.Split('\n')[2..(2 + count)].Select(line => line.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries))];
}
