using Spectre.Console;
using Thelper.Cli;

return new CommandLine(AnsiConsole.Console, Console.Error).Run(args);
