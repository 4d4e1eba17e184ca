using System.Reflection;
using System.Runtime.CompilerServices;
using System.Text.Json;

namespace Thelper.Configuration;

/// <summary>One setting: a property of an options type, and its key.</summary>
internal sealed class OptionsProperty(PropertyInfo property)
{
    public string Name { get; } = property.Name;

    public string Key { get; } = KeyOf(property);

    public IReadOnlyList<string> Aliases { get; } = AliasesOf(property);

    public ValueShape Shape { get; } = new ShapeReader(property).Read();

    public bool IsRequired { get; } = property.IsDefined(typeof(RequiredMemberAttribute));

    /// <summary>Whether null leaves the default.</summary>
    public bool NullIsAbsent { get; } = property.IsDefined(typeof(NullIsAbsentAttribute));

    public bool IsInline { get; } = property.IsDefined(typeof(InlineAttribute));

    public static string KeyOf(MemberInfo member) =>
        member.GetCustomAttribute<ConfigKeyAttribute>()?.Key
        ?? JsonNamingPolicy.SnakeCaseLower.ConvertName(member.Name);

    public static IReadOnlyList<string> AliasesOf(MemberInfo member) =>
        member.GetCustomAttribute<AliasAttribute>()?.Names ?? [];

    public object? Get(object options) => property.GetValue(options);

    public void Set(object options, object? value) => property.SetValue(options, value);
}
