namespace Thelper.Configuration;

/// <summary>
/// Marks the interface that the options of one kind of component implement. A property of that interface type is
/// written as <c>{type: name, params: {...}}</c>, or as the name alone. The names are those of a
/// <see cref="ComponentCatalogue"/>.
/// </summary>
/// <param name="name">The kind in messages, in the singular: <c>optimizer</c>.</param>
[AttributeUsage(AttributeTargets.Interface | AttributeTargets.Class)]
public sealed class ComponentKindAttribute(string name) : Attribute
{
    /// <summary>The kind in messages, in the singular.</summary>
    public string Name { get; } = name;

    /// <summary>The key of the component's name, <c>type</c> by default; <c>type</c> is always accepted.</summary>
    public string TypeKey { get; init; } = "type";

    /// <summary>True where the options stand beside <c>type</c>, without <c>params</c>. False by default.</summary>
    public bool Inline { get; init; }

    /// <summary>What to do where no component of the kind is known; a sentence's end. By default it is said that there are none.</summary>
    public string? WhereNoneIsKnown { get; init; }
}

/// <summary>
/// Receives the catalogue's name of the component, for options that serve several ones. The property is a
/// <see cref="string"/> and has no key.
/// </summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class ComponentNameAttribute : Attribute;
