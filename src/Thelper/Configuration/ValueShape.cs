using System.ComponentModel.DataAnnotations;

namespace Thelper.Configuration;

/// <summary>What a property accepts, in the words of a configuration.</summary>
internal enum ValueKind
{
    Boolean,
    Integer,
    Number,
    Text,
    Choice,
    Path,
    Raw,
    List,
    Dictionary,
    Record,
    Component,
}

/// <summary>The type of a property or of an item in it: all that the binder and the schema have to know.</summary>
/// <param name="Kind">What is accepted.</param>
/// <param name="Type">The .NET type, without <see cref="Nullable{T}"/>.</param>
/// <param name="IsNullable">Whether null is accepted.</param>
internal sealed record ValueShape(ValueKind Kind, Type Type, bool IsNullable)
{
    /// <summary>The shape of the items of a list or dictionary.</summary>
    public ValueShape? Item { get; init; }

    /// <summary>Whether a list of one may be written without brackets.</summary>
    public bool AllowsSingle { get; init; }

    /// <summary>How a list can be switched on and off; null where it cannot.</summary>
    public SwitchAttribute? Switch { get; init; }

    /// <summary>Whether a number may be written in quotes.</summary>
    public bool TakesNumberAsText { get; init; }

    /// <summary>Whether keys name the components of a list.</summary>
    public bool IsNamedByKey { get; init; }

    /// <summary>Whether a text in place of a raw node is a path.</summary>
    public bool TextIsPath { get; init; }

    public RangeAttribute? Range { get; init; }

    public LengthAttribute? Length { get; init; }

    public Type ItemType => Item switch
    {
        { IsNullable: true, Type.IsValueType: true } => typeof(Nullable<>).MakeGenericType(Item.Type),
        _ => Item!.Type,
    };
}
