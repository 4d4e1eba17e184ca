using System.Reflection;
using Thelper.Configuration;

namespace Thelper.Tasks;

/// <summary>Compares what the components of a configuration are for with what the data is for.</summary>
internal static class TaskSupport
{
    private const int MostAdvised = 4;

    /// <summary>Refuses components that do not suit the task.</summary>
    /// <param name="places">Knows the components.</param>
    /// <param name="task">Of the data.</param>
    /// <exception cref="ConfigException">There are such components; all of them are listed.</exception>
    public static void Require(ConfigPlaces places, LearningTask task)
    {
        ConfigError[] errors = [.. places.Components.Select(component => Mistake(component, task)).OfType<ConfigError>()];
        if (errors.Length > 0)
        {
            throw new ConfigException(errors);
        }
    }

    private static ConfigError? Mistake(NamedComponent component, LearningTask task)
    {
        if (Of(component.Options.GetType()) is not { } supported || supported.Includes(task))
        {
            return null;
        }

        // Where nothing of the kind is for the task, another one is no advice: a detector, for one, takes no loss at all, and who
        // makes trainer or model says so.
        string[] others = [.. component.Siblings.Where(entry => Of(entry.Options)?.Includes(task) == true).Select(entry => entry.Name)];
        return others.Length == 0 ? null : component.Error(
            $"is for {supported.Describe(task)}, but the data is for {task.Summary}; use {Listed(others)}");
    }

    private static SupportsAttribute? Of(Type options) => options.GetCustomAttribute<SupportsAttribute>();

    private static string Listed(string[] names) =>
        names.Length > MostAdvised ? $"{string.Join(", ", names.Take(MostAdvised - 1))} or {names[MostAdvised - 1]}, for example." : $"{string.Join(", ", names)}.";
}
