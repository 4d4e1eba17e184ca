using System.Text.Json;
using Thelper.Configuration;
using Thelper.Data;
using Thelper.Data.Files;
using Thelper.Reports;
using Thelper.Tasks;
using Thelper.Tests.Metrics;
using Thelper.Tests.Support;
using Thelper.Torch;

namespace Thelper.Tests.Reports;

public sealed class ClassifLoggerTests
{
    private static readonly Classification Task = new(["a", "b", "c"], "image", "label");

    // Of the classes c, a and b, less and less sure.
    private static readonly float[][] Scores = [[0, 0, 5], [2, 0, 0], [0, 0.5f, 0]];

    [Fact]
    public void A_sample_whose_class_is_not_known_has_a_row_without_a_score() => Assert.Equal(
        ["target_name,target_score,pred_1_name,pred_1_score", "<unknown>,,c,0.9867"],
        Logged(new(), Scores[..1], labels: null).Split('\n'));

    [Fact]
    public void In_json_an_unknown_class_has_no_score()
    {
        using var logger = Shown(new() { Format = ReportFormat.Json }, Scores[..1], labels: null);

        Assert.Equal(("<unknown>", JsonValueKind.Null), (logger.Items()[0].At("target_name").GetString(), logger.Items()[0].At("target_score").ValueKind));
    }

    [Fact]
    public void Samples_whose_predicted_class_is_not_sure_enough_are_left_out() =>
        Assert.Equal(["c", "a"], Predicted(new() { ConfThreshold = 0.7 }, [0, 0, 0]));

    [Fact]
    public void The_rows_of_one_class_are_those_where_it_is_true_or_predicted() =>
        Assert.Equal(["a", "b"], Predicted(new() { TargetName = "a" }, [2, 1, 0]));

    [Theory]
    [InlineData(2, 2)]
    [InlineData(9, 3)]
    public void There_are_no_more_rows_than_were_asked_for(int count, int rows) =>
        Assert.Equal(rows, Predicted(new() { ReportCount = count }, [0, 0, 0]).Length);

    [Fact]
    public void With_no_rows_asked_for_there_is_no_report()
    {
        using var logger = Shown(new() { ReportCount = 0 }, Scores, [0, 0, 0]);

        Assert.Null(logger.Written());
    }

    [Fact]
    public void Without_batches_there_is_no_report()
    {
        using var logger = new ClassifLogger(Task, new());

        Assert.Null(logger.Written());
    }

    [Fact]
    public void Scores_that_are_no_numbers_predict_no_class() => Assert.Equal(
        "b,,,", Logged(new(), [[0, float.NaN, 1]], [1]).Split('\n')[1]);

    [Fact]
    public void Scores_can_stay_as_the_model_gives_them() => Assert.Equal(
        "b,-1.5000,c,7.0000,a,0.0000", Logged(new() { ForceSoftmax = false, TopK = 2 }, [[0, -1.5f, 7]], [1]).Split('\n')[1]);

    [Fact]
    public void Of_equal_scores_the_class_with_the_lower_index_comes_first() => Assert.Equal(
        "c,0.3333,a,0.3333,b,0.3333,c,0.3333", Logged(new() { TopK = 3 }, [[1, 1, 1]], [2]).Split('\n')[1]);

    [Fact]
    public void Classes_are_ranked_by_their_scores_and_then_by_their_index()
    {
        var random = new Random(0);
        var task = new Classification([.. Enumerable.Range(0, 9).Select(i => $"{i}")], "image", "label");
        using var logger = new ClassifLogger(task, new() { TopK = 5, Format = ReportFormat.Json });
        float[][] scores = [.. Enumerable.Range(0, 300).Select(_ => Enumerable.Range(0, 9).Select(_ => (float)random.Next(7)).ToArray())];
        logger.Show(task, scores, new long[300]);

        Assert.Equal(
            scores.Select(row => string.Concat(Enumerable.Range(0, 9).OrderByDescending(i => row[i]).Take(5))),
            logger.Items().Select(item => string.Concat(Enumerable.Range(1, 5).Select(rank => item.At($"pred_{rank}_name").GetString()))));
    }

    [Fact]
    public void Scores_are_those_of_a_softmax_in_double_precision()
    {
        var random = new Random(1);
        var task = new Classification([.. Enumerable.Range(0, 11).Select(i => $"{i}")], "image", "label");
        using var logger = new ClassifLogger(task, new() { Format = ReportFormat.Json });
        float[][] scores = [.. Enumerable.Range(0, 300).Select(_ => Enumerable.Range(0, 11).Select(_ => (random.NextSingle() * 20) - 10).ToArray())];
        logger.Show(task, scores, new long[300]);

        Assert.Equal(
            scores.Select(row => (float)(Math.Exp(row[0] - row.Max()) / row.Sum(score => Math.Exp(score - row.Max())))),
            logger.Items().Select(item => item.At("target_score").GetSingle()));
    }

    [Fact]
    public void Other_names_of_the_classes_are_written() => Assert.Equal(
        "bee,0.0066,ant,0.9867,cow,0.0066",
        Logged(new() { ClassNames = Node("[cow, bee, ant]"), TopK = 2, TargetName = "ant" }, Scores, [1, 0, 0]).Split('\n')[^1]);

    [Fact]
    public void Names_of_the_classes_may_lie_in_a_file()
    {
        using var folder = new TemporaryFolder();
        var names = folder.Write("names.json", """{"2": "ant", "0": "cow", "1": "bee"}""");

        Assert.Equal("<unknown>,,ant,0.9867", Logged(new() { ClassNames = Node(names) }, Scores[..1], labels: null).Split('\n')[1]);
    }

    [Fact]
    public void Entries_of_the_samples_are_at_the_end_of_their_rows()
    {
        using var logger = new ClassifLogger(Task, new() { LogKeys = ["path", "idx", "place", "share", "note"] });
        Show(logger, Scores[..2], [2, 0], new()
        {
            ["path"] = new[] { "x.png", "y.png" },
            ["idx"] = Tensors.From<long>([7, 8]),
            ["place"] = Tensors.From<double>([0.1, 2, 3, 4], 2, 2),
            ["share"] = Tensors.From<float>([0.1f, 1]),
            ["note"] = null,
        });

        Assert.Equal(
            ["target_name,target_score,pred_1_name,pred_1_score,path,idx,place,share,note",
                "c,0.9867,c,0.9867,x.png,7,[0.1, 2.0],0.1,", "a,0.7870,a,0.7870,y.png,8,[3.0, 4.0],1.0,"],
            logger.Lines());
    }

    [Fact]
    public void In_json_entries_keep_their_kind()
    {
        using var logger = new ClassifLogger(Task, new() { Format = ReportFormat.Json, LogKeys = ["path", "idx", "place"] });
        Show(logger, Scores[..1], [2], new()
        {
            ["path"] = new[] { "a \"b\", c é.png" },
            ["idx"] = Tensors.From<long>([7]),
            ["place"] = Tensors.From<double>([0.5, 2], 1, 2),
        });

        Assert.Contains("\"path\": \"a \\\"b\\\", c é.png\",\n        \"idx\": 7,\n        \"place\": [\n", logger.Written(), StringComparison.Ordinal);
    }

    [Fact]
    public void Csv_reads_back_whatever_is_in_its_fields()
    {
        using var folder = new TemporaryFolder();
        string[] paths = ["a,b.png", "say \"x\".png", "two\nlines"];
        using var logger = new ClassifLogger(Task, new() { Format = ReportFormat.Csv, LogKeys = ["path"] });
        Show(logger, Scores, [0, 0, 0], new() { ["path"] = paths });

        Assert.Equal(paths, DelimitedFile.Read(folder.Write("rows.csv", logger.Written()!), ',').Rows.Select(row => row.Fields[^1]));
    }

    [Fact]
    public void Augmented_copies_have_the_entries_of_their_samples()
    {
        using var logger = new ClassifLogger(Task, new() { LogKeys = ["path"] });
        Show(logger, [.. Scores[..2], .. Scores[..2]], [0, 1, 0, 1], new() { ["path"] = new[] { "x", "y" } }, size: 2);

        Assert.Equal(["x", "y", "x", "y"], logger.Lines()[1..].Select(line => line.Split(',')[^1]));
    }

    [Theory]
    [InlineData("size", "names 'size', but the samples' entries are path, image.")]
    [InlineData("image", "names 'image', which has the shape [1, 1] for each sample, but a row takes text, numbers and lists of numbers.")]
    public void An_entry_that_cannot_be_written_is_refused(string key, string sentence)
    {
        using var logger = new ClassifLogger(Task, new() { LogKeys = [key] });
        using var batch = new Batch(new() { ["path"] = new[] { "x" }, ["image"] = Tensors.From<float>([1], 1, 1, 1) }, 1);

        Assert.Equal(sentence, Assert.Throws<SettingException>(() => logger.Check(batch)).Message);
    }

    [Fact]
    public void Lists_of_no_numbers_are_refused()
    {
        using var logger = new ClassifLogger(Task, new() { LogKeys = ["place"] });
        using var batch = new Batch(new() { ["place"] = Operators.Zeros([2, 0]) }, 2);

        Assert.Equal(
            "names 'place', which has the shape [0] for each sample, but a row takes text, numbers and lists of numbers.",
            Assert.Throws<SettingException>(() => logger.Check(batch)).Message);
    }

    [Fact]
    public void A_true_class_without_a_score_is_refused() => Assert.Equal(
        "The truth has the class index 3, but indices are 0 to 2.",
        Assert.Throws<DataException>(() => Logged(new(), Scores[..1], [3])).Message);

    [Fact]
    public void A_reset_forgets_everything()
    {
        using var logger = Shown(new(), Scores, [0, 1, 2]);
        logger.Reset();
        Show(logger, Scores[..1], [1]);

        Assert.Equal(2, logger.Lines().Length);
    }

    [Theory]
    [InlineData(ReportFormat.Text)]
    [InlineData(ReportFormat.Csv)]
    [InlineData(ReportFormat.Json)]
    public void It_goes_on_where_another_one_stands(ReportFormat format)
    {
        using var whole = Shown(new() { Format = format }, Scores[..2], [0, 1]);
        using var other = new ClassifLogger(Task, new() { Format = format }).GoingOnFrom(whole);
        using var third = new ClassifLogger(Task, new() { Format = format }).GoingOnFrom(other);
        Assert.Equal(whole.Written(), other.Written());
        Show(whole, Scores[2..], [2]);
        Show(third, Scores[2..], [2]);

        Assert.Equal(whole.Written(), third.Written());
    }

    [Fact]
    public void A_report_can_be_written_again_and_gone_on_with()
    {
        using var logger = Shown(new(), Scores[..2], [0, 1]);
        var before = logger.Written();
        Assert.Equal(before, logger.Written());
        Show(logger, Scores[2..], [2]);

        Assert.Equal(before + "\nc,0.2741,b,0.4519", logger.Written());
    }

    [Fact]
    public void Rows_that_wait_leave_no_file_behind()
    {
        using var folder = new TemporaryFolder();
        var logger = new ClassifLogger(Task, new());
        Show(logger, Scores, [0, 1, 2], folder: folder.FullPath);

        Assert.Empty(Directory.GetFileSystemEntries(folder.FullPath));
        logger.Dispose();
    }

    [Fact]
    public void Memory_does_not_grow_with_the_rows()
    {
        float[][] many = [.. Enumerable.Repeat(Scores[0], 2000)];
        using var logger = Shown(new(), many, labels: null);
        var before = GC.GetTotalMemory(forceFullCollection: true);
        for (var i = 0; i < 10; i++)
        {
            Show(logger, many, labels: null);
        }

        Assert.InRange(GC.GetTotalMemory(forceFullCollection: true) - before, long.MinValue, 200_000);
    }

    private static string[] Predicted(ClassifLoggerOptions options, long[] labels) =>
        [.. Logged(options, Scores, labels).Split('\n')[1..].Select(line => line.Split(',')[2])];

    private static string Logged(ClassifLoggerOptions options, float[][] scores, long[]? labels)
    {
        using var logger = Shown(options, scores, labels);
        return logger.Written()!;
    }

    private static ClassifLogger Shown(ClassifLoggerOptions options, float[][] scores, long[]? labels)
    {
        var logger = new ClassifLogger(Task, options);
        Show(logger, scores, labels);
        return logger;
    }

    private static void Show(
        ClassifLogger logger, float[][] scores, long[]? labels, OrderedDictionary<string, object?>? entries = null, int? size = null, string folder = "")
    {
        using var target = labels is null ? null : Tensors.From<long>(labels);
        using var batch = new Batch(entries ?? [], size ?? scores.Length);
        logger.Show(Task, scores, target, batch, folder);
    }

    private static ConfigNode Node(string yaml) => ConfigReader.Parse($"names: {yaml}", "test.yml").Root["names"]!;
}
