using System.CommandLine;
using Spectre.Console;
using Thelper.Sessions;

namespace Thelper.Cli;

/// <summary><c>thelper resume</c>: goes on with a session.</summary>
internal sealed class ResumeCommand(IAnsiConsole console, TextWriter errors)
{
    private readonly TwoWays _checkpoint = new("CKPT_PATH", "--ckpt-path")
    {
        Description = "A session's folder, which goes on after its latest epoch, or one checkpoint file.",
    };

    private readonly Option<string?> _saveDirectory = new("--save-dir", "-d")
    {
        Description = "The folder in which the session goes on; by default where it was.",
        HelpName = "SAVE_DIR",
    };

    private readonly SessionOptions _session = new();

    public Command Create()
    {
        var command = new Command("resume", "Goes on with a session after the epoch of a checkpoint.");
        _checkpoint.AddTo(command);
        _checkpoint.Require(command);
        command.Add(_saveDirectory);
        _session.AddTo(command);
        command.SetAction(Run);
        return command;
    }

    private int Run(ParseResult parsed)
    {
        var warnings = new List<string>();
        using var checkpoint = CheckpointLocator.LoadLatest(_checkpoint.Value(parsed)!, warnings.Add);
        var document = checkpoint.Configuration.With(_session.Overrides(parsed));
        var experiment = Experiment.Read(document, checkpoint.Name, _session.Device(parsed));
        var directory = parsed.GetValue(_saveDirectory) is { } folder
            ? new SessionDirectory(Path.Combine(folder, experiment.Name))
            : SessionDirectory.Of(checkpoint.Source);
        RequireOwn(directory, checkpoint);
        new SessionView(console, errors).Show(
            warnings.Concat(experiment.Warnings.Select(warning => warning.ToString())),
            events => experiment.Resume(directory, checkpoint, events));
        return ExitCodes.Done;
    }

    private static void RequireOwn(SessionDirectory directory, Checkpoint checkpoint)
    {
        if (directory.FullPath != SessionDirectory.Of(checkpoint.Source).FullPath && directory.HasCheckpoint)
        {
            throw new SessionException($"There is another session in {directory.FullPath}; choose another save directory.");
        }
    }
}
