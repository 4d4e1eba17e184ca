using Thelper.Configuration;
using Thelper.Data;

namespace Thelper.Tests.Support;

/// <summary>A data set as a configuration names it.</summary>
internal static class DatasetFragment
{
    /// <summary>Opens a data set; the first mistake is an exception unless there is a place for mistakes.</summary>
    /// <param name="type">The name in the configuration.</param>
    /// <param name="parameters">Keys and values, separated by commas.</param>
    /// <param name="problems">Takes the mistakes.</param>
    public static IDataset Open(string type, string parameters, DataProblems? problems = null) =>
        Bound.To<DatasetSection>(Yaml(type, parameters)).Source.Open(problems ?? new DataProblems(OnError.Fail));

    /// <summary>The only mistake of the configuration: its path, then its sentence.</summary>
    public static (string Path, string Sentence) Mistake(string type, string parameters) =>
        Bound.Mistake<DatasetSection>(Yaml(type, parameters));

    /// <summary>What the data contradicts in the configuration.</summary>
    public static string Refusal(string type, string parameters) =>
        Assert.Throws<SettingException>(() => Open(type, parameters)).Message;

    private static string Yaml(string type, string parameters) =>
        "{type: " + type + ", params: {" + parameters + "}}";
}
