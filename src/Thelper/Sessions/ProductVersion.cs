using System.Reflection;

namespace Thelper.Sessions;

/// <summary>The version of this program.</summary>
public static class ProductVersion
{
    private static readonly string[] Parts = typeof(ProductVersion).Assembly
        .GetCustomAttribute<AssemblyInformationalVersionAttribute>()!.InformationalVersion.Split('+');

    /// <summary>Such as <c>0.1.0</c>; without the build's own suffix.</summary>
    public static string Text => Parts[0];

    /// <summary>The commit that the program was built from; <c>unknown</c> where it was not built from a repository.</summary>
    public static string Commit => Parts.ElementAtOrDefault(1) ?? "unknown";
}
