using System.CommandLine;
using Spectre.Console;
using Thelper.Reports.Page;
using Thelper.Sessions;

namespace Thelper.Cli;

/// <summary><c>thelper report</c>: a session as one page.</summary>
internal sealed class ReportCommand(IAnsiConsole console)
{
    private readonly TwoWays _session = new("SESSION", "--session", "-s")
    {
        Description = "A session's folder; the session may have ended, failed, or still run.",
    };

    private readonly Option<string?> _output = new("--output", "-o")
    {
        Description = "The HTML file to write; by default report.html in the session's folder.",
        HelpName = "FILE",
    };

    public Command Create()
    {
        var command = new Command("report", "Writes a session's results, curves, pictures and settings as one HTML page.");
        _session.AddTo(command);
        _session.Require(command);
        command.Add(_output);
        command.SetAction(Run);
        return command;
    }

    private int Run(ParseResult parsed)
    {
        var directory = new SessionDirectory(_session.Value(parsed)!);
        if (!File.Exists(directory.Configuration))
        {
            throw new SessionException(
                $"There is no session in {directory.FullPath}; name the folder that 'thelper new' made, which has {Path.GetFileName(directory.Configuration)}.");
        }

        var page = Path.GetFullPath(parsed.GetValue(_output) ?? directory.Page);
        if (!Directory.Exists(Path.GetDirectoryName(page)))
        {
            throw new SessionException($"There is no folder {Path.GetDirectoryName(page)} for the page; make it, or choose another file (--output).");
        }

        SessionPage.Write(directory, page);
        console.WriteLine(page);
        return ExitCodes.Done;
    }
}
