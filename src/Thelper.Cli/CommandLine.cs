using System.CommandLine;
using System.CommandLine.Help;
using Spectre.Console;

namespace Thelper.Cli;

/// <summary>The <c>thelper</c> command: its modes, and what becomes of mistakes.</summary>
/// <param name="console">Where sessions show themselves.</param>
/// <param name="errors">Where mistakes are told.</param>
public sealed class CommandLine(IAnsiConsole console, TextWriter errors)
{
    /// <summary>Runs a command.</summary>
    /// <param name="arguments">Without the program's name.</param>
    /// <returns>0: done; 2: the configuration or the arguments are wrong; 1: anything else.</returns>
    public int Run(string[] arguments)
    {
        var parsed = Root().Parse(arguments);
        if (parsed.Errors.Count > 0)
        {
            foreach (var error in parsed.Errors)
            {
                errors.WriteLine(error.Message);
            }

            errors.WriteLine("'thelper --help' lists the commands, 'thelper COMMAND --help' the options of one.");
            return ExitCodes.WrongInput;
        }

        try
        {
            return parsed.Invoke(new InvocationConfiguration { EnableDefaultExceptionHandler = false, Output = console.Profile.Out.Writer });
        }
        catch (Exception exception)
        {
            return Failure.Report(exception, errors);
        }
    }

    private Command Root()
    {
        // A RootCommand would call itself after the file that happens to run.
        var root = new Command("thelper", "Trains models from a configuration file: data sets, model, trainer and metrics in one place.")
        {
            new NewCommand(console, errors).Create(),
            new ResumeCommand(console, errors).Create(),
            new CheckCommand(console, errors).Create(),
            new ReportCommand(console).Create(),
            new EventsCommand(console, errors).Create(),
            new HelpOption(),
            new VersionOption { Action = new VersionAction() },
        };
        root.SetAction(result =>
        {
            errors.WriteLine("Say what to do: 'thelper new CONFIG SAVE_DIR' trains, 'thelper resume CKPT_PATH' goes on, 'thelper check CONFIG' looks at the data, 'thelper report SESSION' writes a page, 'thelper events PATH' reads event files, 'thelper --help' tells more.");
            return ExitCodes.WrongInput;
        });
        return root;
    }
}

/// <summary>What the program tells the shell.</summary>
internal static class ExitCodes
{
    public const int Done = 0;
    public const int Failed = 1;
    public const int WrongInput = 2;
}
