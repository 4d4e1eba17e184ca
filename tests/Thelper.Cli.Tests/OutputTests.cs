namespace Thelper.Cli.Tests;

public sealed class OutputTests : IDisposable
{
    private readonly Workplace _place = new();

    [Fact]
    public void Into_a_pipe_go_plain_lines_without_colours_or_bars()
    {
        var (code, output, errors) = Outcome.OfProcess("new", _place.Config, _place.SaveDirectory);

        Assert.Equal((0, ""), (code, errors));
        Assert.DoesNotContain(output, character => char.IsControl(character) && character is not ('\n' or '\t'));
        Assert.DoesNotContain('━', output);
    }

    [Fact]
    public void The_end_says_where_everything_lies()
    {
        var (_, output, _) = _place.New();
        var words = output.Split([' ', '\n']);

        Assert.All(
            [_place.Session, Path.Combine(_place.Session, "results.json"), Path.Combine(_place.Session, "checkpoints")],
            path => Assert.Contains(path, words));
    }

    [Fact]
    public void A_report_is_shown_with_its_name_and_its_set()
    {
        var (_, output, _) = Outcome.OfProcess("new", _place.Config, _place.SaveDirectory, "--set", "trainer.metrics.table={type: thelper.train.ClassifReport}");

        Assert.Contains("\ntable of the test set\n\n              precision", output, StringComparison.Ordinal);
    }

    [Fact]
    public void A_long_path_is_not_broken_into_lines()
    {
        var folder = Path.Combine(_place.Folder.FullPath, new string('x', 120));
        var (_, output, _) = Outcome.OfProcess("new", _place.Config, folder);

        Assert.Contains(Path.Combine(folder, "tiny", "results.json"), output, StringComparison.Ordinal);
    }

    [Fact]
    public void A_failure_that_nobody_foresaw_is_one_sentence_and_its_details_are_in_the_log()
    {
        var (code, _, errors) = Outcome.WithBrokenScreen("new", _place.Config, _place.SaveDirectory);
        var log = Path.Combine(_place.Session, "logs", "trainer.log");

        Assert.Equal((1, $"The screen is broken. The details are in {log}.\n"), (code, errors));
        Assert.Contains("System.InvalidOperationException: The screen is broken\n   at ", File.ReadAllText(log), StringComparison.Ordinal);
    }

    [Fact]
    public void Outside_of_a_session_the_details_are_in_a_file_of_their_own()
    {
        var (code, _, errors) = Outcome.WithBrokenScreen("--version");
        var log = Path.Combine(Path.GetTempPath(), $"thelper-{Environment.ProcessId}.log");

        Assert.Equal((1, $"The screen is broken. The details are in {log}.\n"), (code, errors));
        Assert.Contains("   at ", File.ReadAllText(log), StringComparison.Ordinal);
        File.Delete(log);
    }

    public void Dispose() => _place.Dispose();
}
