using System.CommandLine;
using Spectre.Console;
using Thelper.Configuration;

namespace Thelper.Cli;

/// <summary><c>thelper new</c>: a session from a configuration.</summary>
internal sealed class NewCommand(IAnsiConsole console, TextWriter errors)
{
    private readonly TwoWays _config = new("CONFIG", "--config", "-c") { Description = "The configuration file: YAML or JSON." };

    private readonly TwoWays _saveDirectory = new("SAVE_DIR", "--save-dir", "-d")
    {
        Description = "The folder in which the session gets a folder of its own; made where it is missing.",
    };

    private readonly SessionOptions _session = new();

    public Command Create()
    {
        var command = new Command("new", "Trains, validates and tests as a configuration file says.");
        _config.AddTo(command);
        _saveDirectory.AddTo(command);
        _session.AddTo(command);
        _config.Require(command);
        _saveDirectory.Require(command);
        command.SetAction(Run);
        return command;
    }

    private int Run(ParseResult parsed)
    {
        var path = _config.Value(parsed)!;
        var document = ConfigReader.Read(path, _session.Overrides(parsed));
        var experiment = Experiment.Read(document, Path.GetFileNameWithoutExtension(path), _session.Device(parsed));
        new SessionView(console, errors).Show(
            experiment.Warnings.Select(warning => warning.ToString()),
            events => experiment.Start(_saveDirectory.Value(parsed)!, events));
        return ExitCodes.Done;
    }
}
