namespace Thelper.Cli.Tests;

public sealed class ArgumentTests : IDisposable
{
    private const string Advice = "'thelper --help' lists the commands, 'thelper COMMAND --help' the options of one.\n";
    private const string SaveDirectoryIsMissing =
        "SAVE_DIR is missing: The folder in which the session gets a folder of its own; made where it is missing.\n";

    private readonly Workplace _place = new();

    [Fact]
    public void No_arguments_are_answered_with_what_can_be_done() => Assert.Equal(
        new Outcome(
            2,
            "",
            "Say what to do: 'thelper new CONFIG SAVE_DIR' trains, 'thelper resume CKPT_PATH' goes on, 'thelper check CONFIG' looks at the "
            + "data, 'thelper report SESSION' writes a page, 'thelper events PATH' reads event files, 'thelper --help' tells more.\n"),
        Outcome.Of());

    [Theory]
    [InlineData("Unrecognized command or argument 'train'.\n", "train")]
    [InlineData("Unrecognized command or argument 'c'.\n", "new", "a.yml", "b", "c")]
    [InlineData("Unrecognized command or argument '--overwrite'.\n", "new", "a.yml", "b", "--overwrite")]
    [InlineData("There is no option --overwrite.\n", "new", "a.yml", "--overwrite")]
    [InlineData("There is no option --latest.\n", "resume", "--latest")]
    [InlineData(SaveDirectoryIsMissing, "new", "a.yml")]
    [InlineData("CONFIG is missing: The configuration file: YAML or JSON.\n", "new", "-d", "b")]
    [InlineData("CONFIG is missing: The configuration file: YAML or JSON.\n" + SaveDirectoryIsMissing, "new")]
    [InlineData("CKPT_PATH is missing: A session's folder, which goes on after its latest epoch, or one checkpoint file.\n", "resume")]
    [InlineData("CKPT_PATH is given twice, by its place and by --ckpt-path; give it once.\n", "resume", "a", "--ckpt-path", "b")]
    [InlineData("SAVE_DIR is given twice, by its place and by --save-dir; give it once.\n", "new", "a.yml", "b", "--save-dir", "c")]
    [InlineData("Option '-c' expects a single argument but 2 were provided.\n", "new", "-c", "a.yml", "-c", "b.yml", "-d", "c")]
    [InlineData("Option '--device' expects a single argument but 2 were provided.\n", "resume", "a", "--device", "cpu", "--device", "cpu")]
    [InlineData("Required argument missing for option: '--set'.\n", "new", "a.yml", "b", "--set")]
    [InlineData("Required argument missing for option: '-c'.\n", "new", "-d", "b", "-c")]
    public void Wrong_arguments_are_told(string errors, params string[] arguments) =>
        Assert.Equal(new Outcome(2, "", errors + Advice), Outcome.Of(arguments));

    [Theory]
    [InlineData(false, "-c", "-d")]
    [InlineData(false, "--config", "--save-dir")]
    [InlineData(true, "", "")]
    public void A_session_is_named_by_options_or_by_places(bool byPlace, string config, string saveDirectory)
    {
        string[] arguments = byPlace ? [_place.Config, _place.SaveDirectory] : [saveDirectory, _place.SaveDirectory, config, _place.Config];

        Assert.Equal((0, ""), (Outcome.Of(["new", .. arguments]).Code, ""));
        Assert.True(File.Exists(Path.Combine(_place.Session, "results.json")));
    }

    [Theory]
    [InlineData]
    [InlineData("--ckpt-path")]
    public void A_checkpoint_is_named_by_an_option_or_by_its_place(params string[] option)
    {
        _place.New();
        var (code, output, errors) = Outcome.Of(["resume", .. option, _place.Session, "--set", "trainer.epochs=2"]);

        Assert.Equal((0, ""), (code, errors));
        Assert.Contains("2/2", output, StringComparison.Ordinal);
        Assert.DoesNotContain("1/2", output, StringComparison.Ordinal);
    }

    [Fact]
    public void Values_of_the_configuration_are_overridden_in_order()
    {
        var (code, output, _) = _place.New("--set", "trainer.epochs=3", "--set", "name=other", "--set", "trainer.epochs=2", "--device", "cpu");

        Assert.Equal(0, code);
        Assert.Contains("2/2", output, StringComparison.Ordinal);
        Assert.Equal([_place.Folder["sessions", "other"]], Directory.GetDirectories(_place.SaveDirectory));
    }

    [Fact]
    public void A_device_that_is_not_there_is_told() => Assert.StartsWith(
        "--set trainer.device='tpu': trainer.device: is 'tpu', but ", _place.New("--device", "tpu").Errors, StringComparison.Ordinal);

    [Fact]
    public void A_session_may_go_on_in_another_save_directory()
    {
        _place.New();
        Outcome.Of("resume", _place.Session, "-d", _place.Folder["elsewhere"], "--set", "trainer.epochs=2");

        Assert.True(File.Exists(_place.Folder["elsewhere", "tiny", "results.json"]));
    }

    [Fact]
    public void An_old_spelling_is_warned_of_and_works()
    {
        _place.Change("trainer:", "runner:");
        var (code, _, errors) = _place.New("--device", "cpu");

        Assert.Equal((0, $"warning: {_place.Config}:15:1: runner: 'runner' is another spelling of 'trainer'; write 'trainer'.\n"), (code, errors));
    }

    public void Dispose() => _place.Dispose();
}
