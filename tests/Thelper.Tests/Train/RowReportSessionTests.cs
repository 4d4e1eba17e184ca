using Thelper.Configuration;
using Thelper.Sessions;
using Thelper.Tests.Support;

namespace Thelper.Tests.Train;

/// <summary>Reports with a row for each sample, in a session.</summary>
public sealed class RowReportSessionTests : IDisposable
{
    private const string Rows = "trainer.metrics.rows={type: thelper.train.ClassifLogger, params: {top_k: 2, format: csv}}";

    private readonly TinySession _session = new();

    [Fact]
    public void Each_epoch_and_the_final_evaluation_have_their_file()
    {
        _session.Start(Rows, "trainer.epochs=2");

        Assert.Equal(["rows-0000.csv", "rows-0001.csv"], _session.Outputs("train").Where(file => file.StartsWith("rows", StringComparison.Ordinal)));
        Assert.Equal(1 + 40, File.ReadLines(_session.Output("train", "rows-0000.csv")).Count());
        Assert.Equal(1 + 10, File.ReadLines(_session.Output("test", "rows.csv")).Count());
    }

    [Fact]
    public void Reports_that_programs_read_are_not_shown_on_the_screen()
    {
        _session.Start(
            Rows, "trainer.metrics.table={type: thelper.train.ClassifReport, params: {format: json}}", "trainer.epochs=1");

        Assert.Equal(["report"], Assert.Single(_session.Events.OfKind<SessionFinished>()).Reports.Select(report => report.Name));
        Assert.Contains("table.json", _session.Outputs("test"));
    }

    [Fact]
    public void Entries_of_the_samples_are_written()
    {
        using var images = new TemporaryFolder();
        ClassFolders.Write(images, 16, ("cat", 20), ("dog", 20));
        _session.Start(
            TinySession.ImagesIn(images.FullPath), "trainer.epochs=1",
            "trainer.test_metrics.rows={type: thelper.train.utils.ClassifLogger, params: {log_keys: path}}");

        Assert.All(
            File.ReadLines(_session.Output("test", "rows.txt")).Skip(1),
            line => Assert.Matches("^(cat|dog),0\\.\\d{4},(cat|dog),0\\.\\d{4},/.*/(cat|dog)/\\d+\\.png$", line));
    }

    [Theory]
    [InlineData("{type: thelper.train.ClassifLogger, params: {format: yaml}}", "trainer.metrics.rows.params.format", "must be 'text', 'csv' or 'json', but")]
    [InlineData("{type: thelper.train.ConfusionMatrix, params: {format: geojson}}", "trainer.metrics.rows.params.format", "must be 'text', 'csv' or 'json', but")]
    [InlineData("{type: thelper.train.ClassifLogger, params: {viz_count: -1}}", "trainer.metrics.rows.params.viz_count", "must be ")]
    [InlineData("{type: thelper.train.ClassifLogger, params: {log_keys: [size]}}", "trainer.metrics.rows.params.log_keys", "names 'size', but the samples' entries are")]
    [InlineData("{type: thelper.train.ClassifLogger, params: {target_name: sqare}}", "trainer.metrics.rows.params.target_name", "is 'sqare', which is no class")]
    [InlineData("{type: thelper.train.ClassifLogger, params: {top_k: 9}}", "trainer.metrics.rows.params.top_k", "is 9, but the data has 5 classes.")]
    [InlineData("{type: thelper.train.ClassifReport, params: {sample_weight: mass}}", "trainer.metrics.rows.params.sample_weight", "names 'mass', but")]
    public void A_mistake_is_told_with_its_place_before_anything_is_written(string rows, string path, string sentence)
    {
        var error = Assert.Single(Assert.Throws<ConfigException>(() => _session.Start($"trainer.metrics.rows={rows}")).Errors);

        Assert.Equal(path, error.Path);
        Assert.StartsWith(sentence, error.Sentence, StringComparison.Ordinal);
        Assert.False(Directory.Exists(_session.SaveDirectory));
    }

    [Fact]
    public void Null_stands_for_the_defaults()
    {
        _session.Start(
            "trainer.metrics.rows={type: thelper.train.ClassifLogger, params: {conf_threshold: null, class_names: null, target_name: null, "
                + "viz_count: 0, report_count: null, log_keys: null, force_softmax: true, format: null}}",
            "trainer.epochs=1");

        Assert.Contains("rows.txt", _session.Outputs("test"));
    }

    [Theory]
    [InlineData(true, 3, "train")]
    [InlineData(false, 1, "valid")]
    public void A_session_that_goes_on_in_the_middle_of_a_pass_writes_all_rows(bool training, int batch, string set)
    {
        var state = Path.Combine(_session.Directory.Checkpoints, "state.pth");
        _session.Start(
            $"trainer.type={SavingTrainerOptions.Name}", $"trainer.path={state}", "trainer.epoch=0",
            $"trainer.training={training.ToString().ToLowerInvariant()}", $"trainer.batch={batch}", "trainer.epochs=2", Rows);
        var expected = File.ReadAllText(_session.Output(set, "rows-0000.csv"));

        using var second = new TinySession();
        second.ResumeIn(second.Directory, state);

        Assert.Equal(expected, File.ReadAllText(second.Output(set, "rows-0000.csv")));
    }

    [Theory]
    [InlineData("{type: thelper.train.ClassifLogger, params: {viz_count: 3, report_count: 0}}")]
    [InlineData("{type: thelper.train.SampleGrid, params: {count: 3}}")]
    public void Each_epoch_has_pictures_of_samples(string consumer)
    {
        _session.Start($"trainer.metrics.rows={consumer}", "trainer.epochs=1");

        Assert.Equal(
            ["rows-best-0000.png", "rows-random-0000.png", "rows-worst-0000.png"],
            _session.Outputs("valid").Where(file => file.StartsWith("rows", StringComparison.Ordinal)));
        Assert.Contains("rows-best.png", _session.Outputs("test"));
    }

    [Theory]
    [InlineData(true, 3, "train")]
    [InlineData(false, 1, "valid")]
    public void A_session_that_goes_on_in_the_middle_of_a_pass_draws_the_same_pictures(bool training, int batch, string set)
    {
        string[] names = ["rows-best-0000.png", "rows-random-0000.png", "rows-worst-0000.png"];
        var state = Path.Combine(_session.Directory.Checkpoints, "state.pth");
        _session.Start(
            $"trainer.type={SavingTrainerOptions.Name}", $"trainer.path={state}", "trainer.epoch=0",
            $"trainer.training={training.ToString().ToLowerInvariant()}", $"trainer.batch={batch}", "trainer.epochs=2",
            "trainer.metrics.rows={type: thelper.train.ClassifLogger, params: {viz_count: 4}}");
        var expected = names.Select(name => File.ReadAllBytes(_session.Output(set, name))).ToArray();

        using var second = new TinySession();
        second.ResumeIn(second.Directory, state);

        Assert.Equal(expected, names.Select(name => File.ReadAllBytes(second.Output(set, name))));
    }

    public void Dispose() => _session.Dispose();
}
