using Thelper.Sessions;

namespace Thelper.Cli.Tests;

/// <summary>The whole surface of the program: a change of it must be meant.</summary>
public sealed class HelpTests
{
    [Theory]
    [InlineData("--help")]
    [InlineData("-h")]
    [InlineData("-?")]
    public void The_commands_are_listed(string option) => AssertShows(
        """
        Description:
          Trains models from a configuration file: data sets, model, trainer and metrics in one place.

        Usage:
          thelper [command] [options]

        Options:
          -?, -h, --help  Show help and usage information
          --version       Show version information

        Commands:
          new <CONFIG> <SAVE_DIR>  Trains, validates and tests as a configuration file says.
          resume <CKPT_PATH>       Goes on with a session after the epoch of a checkpoint.
          check <CONFIG>           Opens the data of a configuration and tells what it is: sizes, classes, splits, batches.
          report <SESSION>         Writes a session's results, curves, pictures and settings as one HTML page.
          events <PATH>            Prints the scalars of TensorBoard's event files.
        """,
        option);

    [Fact]
    public void Report_has_a_help_of_its_own() => AssertShows(
        """
        Description:
          Writes a session's results, curves, pictures and settings as one HTML page.

        Usage:
          thelper report [<SESSION>] [options]

        Arguments:
          <SESSION>  A session's folder; the session may have ended, failed, or still run.

        Options:
          -s, --session <SESSION>  The same as SESSION, by name.
          -o, --output <FILE>      The HTML file to write; by default report.html in the session's folder.
          -?, -h, --help           Show help and usage information
        """,
        "report", "--help");

    [Fact]
    public void New_has_a_help_of_its_own() => AssertShows(
        """
        Description:
          Trains, validates and tests as a configuration file says.

        Usage:
          thelper new [<CONFIG> [<SAVE_DIR>]] [options]

        Arguments:
          <CONFIG>    The configuration file: YAML or JSON.
          <SAVE_DIR>  The folder in which the session gets a folder of its own; made where it is missing.

        Options:
          -c, --config <CONFIG>      The same as CONFIG, by name.
          -d, --save-dir <SAVE_DIR>  The same as SAVE_DIR, by name.
          --set <KEY.PATH=VALUE>     Overrides a value of the configuration, as in --set trainer.epochs=3. May be given several times.
          --device <DEVICE>          Where the model computes: cpu, or cuda:0 and so on. Overrides trainer.device.
          -?, -h, --help             Show help and usage information
        """,
        "new", "--help");

    [Fact]
    public void Resume_has_a_help_of_its_own() => AssertShows(
        """
        Description:
          Goes on with a session after the epoch of a checkpoint.

        Usage:
          thelper resume [<CKPT_PATH>] [options]

        Arguments:
          <CKPT_PATH>  A session's folder, which goes on after its latest epoch, or one checkpoint file.

        Options:
          --ckpt-path <CKPT_PATH>    The same as CKPT_PATH, by name.
          -d, --save-dir <SAVE_DIR>  The folder in which the session goes on; by default where it was.
          --set <KEY.PATH=VALUE>     Overrides a value of the configuration, as in --set trainer.epochs=3. May be given several times.
          --device <DEVICE>          Where the model computes: cpu, or cuda:0 and so on. Overrides trainer.device.
          -?, -h, --help             Show help and usage information
        """,
        "resume", "--help");

    [Fact]
    public void The_version_is_told_and_nothing_else() =>
        Assert.Equal(new Outcome(0, ProductVersion.Text + "\n", ""), Outcome.Of("--version"));

    [Fact]
    public void The_version_has_three_numbers() => Assert.Matches(@"^\d+\.\d+\.\d+$", ProductVersion.Text);

    [Fact]
    public void A_process_tells_the_same_version() => Assert.Equal(Outcome.Of("--version"), Outcome.OfProcess("--version"));

    [Fact]
    public void A_process_shows_the_same_help() => Assert.Equal(Outcome.Of("--help"), Outcome.OfProcess("--help"));

    private static void AssertShows(string text, params string[] arguments)
    {
        var (code, output, errors) = Outcome.Of(arguments);

        Assert.Equal((0, ""), (code, errors));
        Assert.Equal(text, output.TrimEnd());
    }
}
