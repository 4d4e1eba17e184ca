using System.Reflection;

namespace Thelper.Configuration;

/// <summary>The words by which a configuration names the members of an enum.</summary>
internal static class ChoiceWords
{
    /// <summary>The words to show; aliases are left out.</summary>
    public static IReadOnlyList<string> Of(Type type) => [.. Members(type).Select(OptionsProperty.KeyOf)];

    public static object? Find(Type type, string word) =>
        Members(type).FirstOrDefault(member => IsNamed(member, word))?.GetValue(null);

    private static bool IsNamed(FieldInfo member, string word) =>
        OptionsProperty.AliasesOf(member).Prepend(OptionsProperty.KeyOf(member))
            .Contains(word, StringComparer.OrdinalIgnoreCase);

    private static FieldInfo[] Members(Type type) => type.GetFields(BindingFlags.Public | BindingFlags.Static);
}
