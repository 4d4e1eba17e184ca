using System.Text.Json;
using System.Text.RegularExpressions;
using Thelper.Sessions;

namespace Thelper.Tests.Sessions;

public sealed class SessionFilesTests(FinishedSession session) : IClassFixture<FinishedSession>
{
    private static readonly Regex Stamp = new(Regex.Escape(Environment.MachineName) + @"-\d{8}-\d{6}");

    [Theory]
    [InlineData("config.latest.json")]
    [InlineData("report.html")]
    [InlineData("results.json")]
    [InlineData("metrics.jsonl")]
    [InlineData("metrics.csv")]
    [InlineData("logs/config.STAMP.json")]
    [InlineData("logs/packages.log")]
    [InlineData("logs/shapes.log")]
    [InlineData("logs/summary.json")]
    [InlineData("logs/task.log")]
    [InlineData("logs/trainer.log")]
    [InlineData("checkpoints/ckpt.0000.STAMP.pth")]
    [InlineData("checkpoints/ckpt.0001.STAMP.pth")]
    [InlineData("checkpoints/ckpt.best.pth")]
    [InlineData("output/tiny/train-STAMP/accuracy-0000.txt")]
    [InlineData("output/tiny/train-STAMP/report-0001.txt")]
    [InlineData("output/tiny/valid-STAMP/accuracy-0001.txt")]
    [InlineData("output/tiny/valid-STAMP/confusion-0000.txt")]
    [InlineData("output/tiny/test-STAMP/accuracy.txt")]
    [InlineData("output/tiny/valid-STAMP/confusion-0001.png")]
    [InlineData("output/tiny/test-STAMP/confusion.txt")]
    [InlineData("output/tiny/test-STAMP/confusion.png")]
    [InlineData("output/tiny/curves.png")]
    [InlineData("output/tiny/classes.png")]
    [InlineData("output/tiny/test-STAMP/report.txt")]
    public void A_session_writes(string name) => Assert.Single(Files(), file => file == name);

    [Fact]
    public void A_session_writes_nothing_else() => Assert.Equal(
        11 + 3 + 16 + 4 + 2, Files().Count());

    [Fact]
    public void All_files_of_a_launch_have_one_stamp()
    {
        var stamps = System.IO.Directory.EnumerateFileSystemEntries(session.Directory.FullPath, "*", SearchOption.AllDirectories)
            .SelectMany(path => Stamp.Matches(Path.GetFileName(path)))
            .Select(match => match.Value);

        Assert.Single(stamps.Distinct());
    }

    [Fact]
    public void The_backup_of_the_configuration_equals_the_latest_one()
    {
        var backup = System.IO.Directory.GetFiles(session.Directory.Logs, "config.*.json").Single();

        Assert.Equal(session.Text("config.latest.json"), File.ReadAllText(backup));
    }

    [Fact]
    public void The_log_of_a_data_set_has_disjoint_indices_that_are_all_of_its_samples()
    {
        using var record = JsonDocument.Parse(session.Text("logs/shapes.log"));
        var indices = new[] { "train_idxs", "valid_idxs", "test_idxs" }
            .SelectMany(set => record.RootElement.GetProperty(set).EnumerateArray().Select(index => index.GetInt32()));

        Assert.Equal(Enumerable.Range(0, 60), indices.Order());
    }

    [Fact]
    public void The_log_of_a_data_set_says_which_session_it_belongs_to()
    {
        using var record = JsonDocument.Parse(session.Text("logs/shapes.log"));
        var metadata = record.RootElement.GetProperty("metadata");

        Assert.Equal(
            ("tiny", "shapes", ProductVersion.Text),
            (metadata.GetProperty("session_name").GetString(), metadata.GetProperty("dataset").GetString(), metadata.GetProperty("version").GetString()));
    }

    [Fact]
    public void The_list_of_packages_has_the_engine_with_its_version() =>
        Assert.Contains($"libtorch=={Thelper.Torch.TorchProcess.LibraryVersion}\n", session.Text("logs/packages.log"), StringComparison.Ordinal);

    [Fact]
    public void The_log_of_the_task_has_three_lines_a_launch()
    {
        var lines = session.Text("logs/task.log").TrimEnd().Split('\n');

        Assert.StartsWith("session: tiny-", lines[0], StringComparison.Ordinal);
        Assert.Equal($"version: {ProductVersion.Text}", lines[1]);
        Assert.Contains("\"class_names\":[\"circle\"", lines[2], StringComparison.Ordinal);
    }

    [Fact]
    public void The_log_has_a_line_for_each_batch()
    {
        var lines = session.Text("logs/trainer.log").Split('\n');

        Assert.Equal(
            (10, 4, 2),
            (lines.Count(line => line.Contains("INFO : train epoch#", StringComparison.Ordinal)),
                lines.Count(line => line.Contains("INFO : valid epoch#", StringComparison.Ordinal)),
                lines.Count(line => line.Contains("INFO : test epoch#", StringComparison.Ordinal))));
    }

    [Fact]
    public void A_line_of_the_log_has_time_process_level_and_text() => Assert.Matches(
        @"^\[\d{4}-\d\d-\d\d \d\d:\d\d:\d\d,\d{3} - \d+\] INFO : train epoch#0  \(iter#1\)   batch: 1/5 \(20%\)   loss: \d\.\d{6}   accuracy: \d+\.\d\d$",
        session.Text("logs/trainer.log").Split('\n').First(line => line.Contains("batch:", StringComparison.Ordinal)));

    [Fact]
    public void The_log_counts_the_training_steps_of_all_epochs() => Assert.Equal(
        "1 2 3 4 5 5 5 6 7 8 9 10 10 10 10 10",
        string.Join(' ', Regex.Matches(session.Text("logs/trainer.log"), @"\(iter#(\d+)\)").Select(match => match.Groups[1].Value)));

    [Fact]
    public void The_log_has_the_learning_rate_of_each_epoch() => Assert.Equal(
        [" epoch#0 learning rate: 0.01000000", " epoch#1 learning rate: 0.01000000"],
        session.Text("logs/trainer.log").Split('\n').Where(line => line.Contains("learning rate", StringComparison.Ordinal))
            .Select(line => line.Split("INFO :")[1][1..]));

    private IEnumerable<string> Files() =>
        from file in System.IO.Directory.EnumerateFiles(session.Directory.FullPath, "*", SearchOption.AllDirectories)
        select Stamp.Replace(Path.GetRelativePath(session.Directory.FullPath, file), "STAMP");

}
