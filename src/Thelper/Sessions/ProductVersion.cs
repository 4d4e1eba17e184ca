using System.Reflection;

namespace Thelper.Sessions;

/// <summary>The version of this program.</summary>
public static class ProductVersion
{
    /// <summary>Such as <c>0.1.0</c>; without the build's own suffix.</summary>
    public static string Text { get; } = typeof(ProductVersion).Assembly
        .GetCustomAttribute<AssemblyInformationalVersionAttribute>()!.InformationalVersion.Split('+')[0];
}
