using Thelper.Configuration;
using Thelper.Tasks;

namespace Thelper.Metrics;

/// <summary>Finds the class that a setting names.</summary>
internal static class NamedClass
{
    /// <summary>The index of a class.</summary>
    /// <param name="classes">Those of the data.</param>
    /// <param name="name">The class.</param>
    /// <param name="options">To blame where there is no such class.</param>
    /// <param name="property">The C# name of the property to blame.</param>
    /// <exception cref="SettingException">There is none.</exception>
    public static int IndexOf(ClassMap classes, string name, object options, string property) => classes.IndexOf(name)
        ?? throw new SettingException(
            options, property, $"is '{name}', which is no class of the data{Wording.Advice(name, "classes", [.. classes.Names])}");
}
