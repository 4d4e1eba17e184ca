using Thelper.Configuration;
using Thelper.Data;
using Thelper.Reports;
using Thelper.Tasks;
using Thelper.Tests.Metrics;
using Thelper.Tests.Support;
using Thelper.Torch;

namespace Thelper.Tests.Reports;

public sealed class ClassifReportTests
{
    private static readonly Classification Task = new(["a", "b", "c"], "image", "label");
    private readonly ClassifReport _report = new(Task, new ClassifReportOptions { Digits = 2 });

    [SkippableFact]
    public void The_report_is_the_originals_to_the_byte() => Assert.Equal(
        Golden.Text("classif_report.txt"), Iterations.Golden(task => new ClassifReport(task, new ClassifReportOptions())).Report());

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

        Assert.Contains("accuracy                           0.00       2.0", _report.Report(), StringComparison.Ordinal);
    }

    [Fact]
    public void The_extension_is_that_of_the_format() => Assert.Equal(
        ["txt", "csv", "json"],
        Enum.GetValues<ReportFormat>().Select(format => new ClassifReport(Task, new ClassifReportOptions { Format = format }).Extension));

    [Fact]
    public void Csv_has_a_row_for_each_class_and_mean_and_is_not_rounded()
    {
        var report = new ClassifReport(new(["a", "b, c"], "image", "label"), new() { Format = ReportFormat.Csv });
        report.Show(new(["a", "b, c"], "image", "label"), [[1, 0], [0, 1], [0, 1], [0, 1]], [0, 0, 1, 1]);

        Assert.Equal(
            """
            class_name,precision,recall,f1-score,support
            a,1,0.5,0.6666666666666666,2
            "b, c",0.6666666666666666,1,0.8,2
            accuracy,,,0.75,4
            macro avg,0.8333333333333333,0.75,0.7333333333333334,4
            weighted avg,0.8333333333333333,0.75,0.7333333333333334,4
            """,
            report.Report());
    }

    [Fact]
    public void A_sample_counts_as_much_as_its_entry_says()
    {
        var report = new ClassifReport(Task, new() { SampleWeight = "weight" });
        using var weights = Tensors.From<double>([0.5, 2, 1]);
        using var target = Tensors.From<long>([0, 0, 1]);
        report.Show(Task, [[1, 0, 0], [0, 1, 0], [0, 1, 0]], target, new Batch(new() { ["weight"] = weights }, 3));

        Assert.Equal(
            """

                          precision    recall  f1-score   support

                       a     1.0000    0.2000    0.3333       2.5
                       b     0.3333    1.0000    0.5000       1.0

                accuracy                         0.4286       3.5
               macro avg     0.6667    0.6000    0.4167       3.5
            weighted avg     0.8095    0.4286    0.3810       3.5

            """,
            report.Report());
    }

    [Theory]
    [InlineData("mass", "names 'mass', but the samples' entries are path.")]
    [InlineData("path", "names 'path', which is not one number for each sample.")]
    public void A_weight_that_is_not_there_is_refused(string key, string sentence) => Assert.Equal(sentence, Assert.Throws<SettingException>(
        () => new ClassifReport(Task, new() { SampleWeight = key }).Check(new Batch(new() { ["path"] = new[] { "x" } }, 1))).Message);

    [Fact]
    public void A_negative_weight_is_refused()
    {
        using var batch = new Batch(new() { ["weight"] = Tensors.From<double>([1, -2]) }, 2);

        Assert.Equal(
            "A sample has the weight -2 under 'weight', but weights are 0 or more.",
            Assert.Throws<DataException>(() => new ClassifReport(Task, new() { SampleWeight = "weight" }).Check(batch)).Message);
    }
}
