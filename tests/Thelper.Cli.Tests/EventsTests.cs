using System.Text.RegularExpressions;

namespace Thelper.Cli.Tests;

/// <summary><c>thelper events</c></summary>
public sealed class EventsTests : IDisposable
{
    private readonly Workplace _place = new();

    [Fact]
    public void The_scalars_of_a_session_are_summed_up_by_set_and_tag()
    {
        Train();
        var outcome = Outcome.Of("events", _place.Session);

        Assert.Equal((0, ""), (outcome.Code, outcome.Errors));
        Assert.Matches(@"train-\S+ +│? *iter/loss +│? *5 +│? *1-5 ", outcome.Output);
        Assert.Matches(@"valid-\S+ +│? *epoch/accuracy +│? *1 +│? *0-0 ", outcome.Output);
    }

    [Fact]
    public void Every_scalar_can_be_had_as_CSV()
    {
        Train();
        var outcome = Outcome.Of("events", _place.Session, "--csv");
        var lines = outcome.Output.TrimEnd('\n').Split('\n');

        Assert.Equal("run,tag,step,wall_time,value", lines[0]);
        Assert.Equal(File.ReadAllLines(Path.Combine(_place.Session, "metrics.csv")).Length, lines.Length);
        Assert.Single(lines, line => Regex.IsMatch(line, @"^output/tiny/train-[^,]+,epoch/lr,0,\d+\.\d{3},0\.01$"));
    }

    [Fact]
    public void A_file_that_was_cut_short_is_read_up_to_there_with_a_notice()
    {
        Train();
        var file = Directory.GetFiles(_place.Session, "events.*", SearchOption.AllDirectories).First();
        File.WriteAllBytes(file, File.ReadAllBytes(file)[..^3]);
        var outcome = Outcome.Of("events", file);

        Assert.Equal(0, outcome.Code);
        Assert.StartsWith($"notice: {file} ends within the record at byte ", outcome.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public void A_folder_without_event_files_is_told() => Assert.Equal(
        new Outcome(1, "", $"There is no event file (events.out.tfevents.*) in {_place.Folder.FullPath}.\n"),
        Outcome.Of("events", _place.Folder.FullPath));

    [Fact]
    public void A_file_that_is_none_is_told()
    {
        var outcome = Outcome.Of("events", _place.Config);

        Assert.Equal((1, ""), (outcome.Code, outcome.Output.Trim()));
        Assert.Contains("is damaged in the record at byte 0", outcome.Errors, StringComparison.Ordinal);
    }

    public void Dispose() => _place.Dispose();

    private void Train() => Assert.Equal(0, _place.New("--set", "trainer.use_tbx=true").Code);
}
