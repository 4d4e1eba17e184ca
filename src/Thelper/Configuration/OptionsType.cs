using System.Collections.Concurrent;
using System.Reflection;

namespace Thelper.Configuration;

/// <summary>The settings of an options type, found once by reflection.</summary>
internal sealed class OptionsType
{
    private static readonly ConcurrentDictionary<Type, OptionsType> Known = new();

    private readonly Type _type;
    private readonly PropertyInfo? _componentName;

    private OptionsType(Type type)
    {
        _type = type;
        IsInline = type.IsDefined(typeof(InlineAttribute), inherit: true);
        var writable = type.GetProperties().Where(property => property.SetMethod is { IsPublic: true }).ToList();
        _componentName = writable.Find(property => property.IsDefined(typeof(ComponentNameAttribute)));
        Properties = [.. writable.Where(property => property != _componentName)
            .OrderBy(property => Depth(property.DeclaringType!))
            .Select(property => new OptionsProperty(property))];
    }

    /// <summary>In the order of declaration; those of a base type first.</summary>
    public IReadOnlyList<OptionsProperty> Properties { get; }

    /// <summary>Whether a component's options stand beside its name.</summary>
    public bool IsInline { get; }

    /// <summary>All keys of the settings, those of sections that stand inline included; not those of components.</summary>
    public IEnumerable<string> Keys => Properties.SelectMany(property => !property.IsInline
        ? property.Aliases.Prepend(property.Key)
        : property.Shape.Kind == ValueKind.Record ? Of(property.Shape.Type).Keys : []);

    public static OptionsType Of(Type type) => Known.GetOrAdd(type, key => new OptionsType(key));

    public OptionsProperty? Find(string propertyName) =>
        Properties.FirstOrDefault(property => property.Name == propertyName);

    /// <summary>Options with their defaults; required members are for the binder to fill.</summary>
    /// <param name="component">That they belong to; null for a section that is none.</param>
    public object Create(ComponentEntry? component)
    {
        var options = component?.Make?.Invoke() ?? Activator.CreateInstance(_type)!;
        _componentName?.SetValue(options, component?.Name ?? "");
        return options;
    }

    private static int Depth(Type type) => type.BaseType is { } parent ? 1 + Depth(parent) : 0;
}
