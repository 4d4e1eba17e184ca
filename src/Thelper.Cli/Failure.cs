using Thelper.Configuration;
using Thelper.Data;
using Thelper.Models;
using Thelper.Sessions;
using Thelper.Torch.Modules;

namespace Thelper.Cli;

/// <summary>Tells what went wrong in a sentence; stack traces go to a file.</summary>
internal static class Failure
{
    /// <returns>The exit code that belongs to the failure.</returns>
    public static int Report(Exception exception, TextWriter errors)
    {
        switch (exception)
        {
            case ConfigException:
                errors.WriteLine(exception.Message);
                return ExitCodes.WrongInput;
            case DataException or SessionException or ModelException or StateDictionaryException:
                errors.WriteLine(exception.Message);
                return ExitCodes.Failed;
            default:
                errors.WriteLine($"{exception.Message.TrimEnd('.')}. The details are in {DetailsOf(exception)}.");
                return ExitCodes.Failed;
        }
    }

    /// <summary>The session's log where it has them; otherwise a file of their own.</summary>
    private static string DetailsOf(Exception exception)
    {
        if (exception.Data[Experiment.LogKey] is string log)
        {
            return log;
        }

        var path = Path.Combine(Path.GetTempPath(), $"thelper-{Environment.ProcessId}.log");
        File.WriteAllText(path, exception.ToString());
        return path;
    }
}
