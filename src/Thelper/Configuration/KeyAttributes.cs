namespace Thelper.Configuration;

/// <summary>Names the key of a property, or the word of an enum member; by default the name in snake_case.</summary>
/// <param name="key">The key as it stands in a file.</param>
[AttributeUsage(AttributeTargets.Property | AttributeTargets.Field)]
public sealed class ConfigKeyAttribute(string key) : Attribute
{
    /// <summary>The key as it stands in a file.</summary>
    public string Key { get; } = key;
}

/// <summary>
/// Lists other spellings. Those of a key work with a warning that names the key; those of an enum member work silently.
/// </summary>
/// <param name="names">Old or foreign spellings.</param>
[AttributeUsage(AttributeTargets.Property | AttributeTargets.Field)]
public sealed class AliasAttribute(params string[] names) : Attribute
{
    /// <summary>Old or foreign spellings.</summary>
    public IReadOnlyList<string> Names { get; } = names;
}

/// <summary>
/// Lets a list of one item be written without brackets: <c>size: 3</c> for <c>size: [3]</c>. On a dictionary of lists this
/// holds for each list.
/// </summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class AllowSingleAttribute : Attribute;

/// <summary>
/// Lets a list be switched: <c>false</c> and null stand for an empty list, which is not the same as leaving the key out, and
/// <c>true</c> for a list of one item, where there is such a word.
/// </summary>
/// <param name="whenTrue">The item that <c>true</c> stands for, as it would be written; null refuses <c>true</c>.</param>
[AttributeUsage(AttributeTargets.Property)]
public sealed class SwitchAttribute(string? whenTrue = null) : Attribute
{
    /// <summary>The item that <c>true</c> stands for; null where <c>true</c> is refused.</summary>
    public string? WhenTrue { get; } = whenTrue;
}

/// <summary>Lets null be written for a key that is left out, where null itself is no value of the property.</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class NullIsAbsentAttribute : Attribute;

/// <summary>
/// Makes a text given for a <see cref="ConfigNode"/> a path like a <see cref="FilePath"/>: the node that is set has the
/// absolute path as its text. Nothing is checked on disk.
/// </summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class TextIsPathAttribute : Attribute;

/// <summary>
/// Lets an integer also be written in quotes, as older files have their seeds. In a list this holds for each number.
/// </summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class NumberAsTextAttribute : Attribute;

/// <summary>
/// Takes the keys of this property's value from the section of the options that hold it, not from a section of its own.
/// On a component this puts <c>type</c> and <c>params</c> beside the holder's other keys. On the options of a component it
/// puts their keys beside <c>type</c>, as <see cref="ComponentKindAttribute.Inline"/> does for all of a kind; a property with
/// the key <c>params</c> then gets that section as a whole.
/// </summary>
[AttributeUsage(AttributeTargets.Property | AttributeTargets.Class)]
public sealed class InlineAttribute : Attribute;

/// <summary>
/// Names the components of a list by keys: <c>{first: {...}, second: {...}}</c>, where each key is the name of a component
/// and its value the component's options, or null for their defaults. A list of names and of sections with one such key
/// each says the same, and may name a component more than once.
/// </summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class NamedByKeyAttribute : Attribute;
