using Thelper.Configuration;
using Thelper.Data;
using Thelper.Events;
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
            case DataException or SessionException or ModelException or StateDictionaryException or EventFileException:
                errors.WriteLine(exception.Message);
                return ExitCodes.Failed;
            default:
                errors.WriteLine($"{exception.Message.ReplaceLineEndings(" ").TrimEnd('.')}. {WhereDetailsAre(exception)}");
                return ExitCodes.Failed;
        }
    }

    /// <summary>The session's log where it has them; otherwise a file of their own.</summary>
    private static string WhereDetailsAre(Exception exception)
    {
        if (exception.Data[Experiment.LogKey] is string log)
        {
            return $"The details are in {log}.";
        }

        var path = Path.Combine(Path.GetTempPath(), $"thelper-{Environment.ProcessId}.log");
        try
        {
            File.WriteAllText(path, exception.ToString());
            return $"The details are in {path}.";
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            return $"The details could not be written to {path}.";
        }
    }
}
