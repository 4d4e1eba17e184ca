using Thelper.Tasks;
using Thelper.Tests.Metrics;
using Thelper.Tests.Support;
using Thelper.Train;

namespace Thelper.Tests.Reports;

public sealed class ClassifReportTests
{
    private static readonly Classification Task = new(["a", "b", "c"], "image", "label");
    private readonly ClassifReport _report = new(Task, digits: 2);

    [SkippableFact]
    public void The_report_is_the_originals_to_the_byte() => Assert.Equal(
        Golden.Text("classif_report.txt"), Iterations.Golden(task => new ClassifReport(task, digits: 4)).Report());

    [Fact]
    public void Classes_that_occur_nowhere_are_left_out()
    {
        _report.Show(Task, [[0, 0, 1], [0, 0, 1]], [0, 2]);

        Assert.Equal(
            """

                          precision    recall  f1-score   support

                       a       0.00      0.00      0.00         1
                       c       0.50      1.00      0.67         1

                accuracy                           0.50         2
               macro avg       0.25      0.50      0.33         2
            weighted avg       0.25      0.50      0.33         2

            """,
            _report.Report());
    }

    [Fact]
    public void A_class_that_was_only_predicted_has_a_line()
    {
        _report.Show(Task, [[0, 1, 0], [1, 0, 0]], [0, 0]);

        Assert.Contains("\n           b       0.00      0.00      0.00         0\n", _report.Report(), StringComparison.Ordinal);
    }

    [Fact]
    public void Without_batches_there_is_no_report() => Assert.Null(_report.Report());

    [Fact]
    public void Without_truth_there_is_no_report()
    {
        _report.Show(Task, [[1, 0, 0]], targets: null);

        Assert.Null(_report.Report());
    }

    [Fact]
    public void Batches_without_truth_do_not_count()
    {
        _report.Show(Task, [[1, 0, 0]], [0]);
        var before = _report.Report();
        _report.Show(Task, [[0, 1, 0]], targets: null);

        Assert.Equal(before, _report.Report());
    }

    [Fact]
    public void A_reset_forgets_everything()
    {
        _report.Show(Task, [[1, 0, 0]], [0]);
        _report.Reset();

        Assert.Null(_report.Report());
    }

    [Fact]
    public void Scores_that_are_no_numbers_are_wrong()
    {
        _report.Show(Task, [[float.NaN, float.NaN, float.NaN], [1, float.NaN, 0]], [0, 0]);

        Assert.Contains("accuracy                           0.00         2", _report.Report(), StringComparison.Ordinal);
    }

    [Fact]
    public void The_extension_is_that_of_text() => Assert.Equal("txt", _report.Extension);
}
