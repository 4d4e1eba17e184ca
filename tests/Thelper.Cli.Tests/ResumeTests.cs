namespace Thelper.Cli.Tests;

public sealed class ResumeTests : IDisposable
{
    private readonly Workplace _place = new();

    public ResumeTests() => _place.New("--set", "trainer.epochs=2");

    [Fact]
    public void A_checkpoint_cut_in_half_is_told_and_left_alone()
    {
        var file = CutLatest();
        var before = _place.Everything;
        var (code, output, errors) = Outcome.Of("resume", file);

        Assert.Equal((1, ""), (code, output));
        Assert.Matches($"^The file {file} is incomplete or damaged \\(.*\\); nothing was loaded\\.\n$", errors);
        Assert.Equal(before, _place.Everything);
    }

    [Fact]
    public void In_a_folder_the_checkpoint_before_is_used_with_a_warning()
    {
        var file = CutLatest();
        var (code, output, errors) = Outcome.Of("resume", _place.Session);

        Assert.Equal(0, code);
        Assert.Matches($"^warning: The file {file} .* The checkpoint before it is used\\.\n$", errors);
        Assert.Contains("2/2", output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("nowhere", "There is no checkpoint at PATH: no such file or folder.\n")]
    [InlineData("empty", "There is no checkpoint (ckpt.*.pth) in PATH.\n")]
    public void A_checkpoint_that_is_not_there_is_told(string name, string sentence)
    {
        Directory.CreateDirectory(_place.Folder["empty"]);
        var path = _place.Folder[name];

        Assert.Equal(new Outcome(1, "", sentence.Replace("PATH", path, StringComparison.Ordinal)), Outcome.Of("resume", path));
    }

    [Fact]
    public void A_mistake_in_an_override_is_told() => Assert.Equal(
        new Outcome(
            2, "", "--set trainer.epoch=3: trainer.epoch: unknown key 'epoch'; did you mean 'epochs'?\n1 error in the --set options.\n"),
        Outcome.Of("resume", _place.Session, "--set", "trainer.epoch=3"));

    [Fact]
    public void A_finished_session_is_tested_again()
    {
        var (code, output, errors) = Outcome.Of("resume", _place.Session);

        Assert.Equal((0, ""), (code, errors));
        Assert.Contains("test", output, StringComparison.Ordinal);
        Assert.DoesNotContain("2/2", output, StringComparison.Ordinal);
    }

    [Fact]
    public void A_process_goes_on_with_a_session_of_another_one()
    {
        var (code, output, errors) = Outcome.OfProcess("resume", "--ckpt-path", _place.Session, "--set", "trainer.epochs=3");

        Assert.Equal((0, ""), (code, errors));
        Assert.Contains("3/3", output, StringComparison.Ordinal);
    }

    public void Dispose() => _place.Dispose();

    private string CutLatest()
    {
        var file = Directory.GetFiles(_place.Folder["sessions", "tiny", "checkpoints"], "ckpt.0001.*.pth").Single();
        var content = File.ReadAllBytes(file);
        File.WriteAllBytes(file, content[..(content.Length / 2)]);
        return file;
    }
}
