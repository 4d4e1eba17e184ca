using System.Reflection;

namespace Thelper.Configuration;

/// <summary>A component that configurations can name.</summary>
/// <param name="Kind">The interface marked with <see cref="ComponentKindAttribute"/>.</param>
/// <param name="Name">The name in a configuration.</param>
/// <param name="Aliases">Old names, accepted with a warning.</param>
/// <param name="Options">The type of the component's options.</param>
public sealed record ComponentEntry(Type Kind, string Name, IReadOnlyList<string> Aliases, Type Options)
{
    /// <summary>Makes options whose keys have their defaults; null calls the constructor without parameters.</summary>
    internal Func<object>? Make { get; init; }
}

/// <summary>
/// All components that configurations can name, by kind. Nothing is found by itself: a name that was not added does
/// not exist, so no configuration can reach code that was not meant for it.
/// </summary>
public sealed class ComponentCatalogue
{
    private readonly List<ComponentEntry> _entries = [];
    private readonly Dictionary<(Type Kind, string Name), ComponentEntry> _byName = [];
    private readonly Dictionary<Type, ComponentEntry> _defaults = [];

    /// <summary>All components in the order in which they were added.</summary>
    public IReadOnlyList<ComponentEntry> Entries => _entries;

    /// <summary>Adds a component.</summary>
    /// <typeparam name="TKind">The interface marked with <see cref="ComponentKindAttribute"/>.</typeparam>
    /// <typeparam name="TOptions">A class with a parameterless constructor; see <see cref="ConfigBinder"/>.</typeparam>
    /// <param name="name">The name in a configuration.</param>
    /// <param name="aliases">Old names, accepted with a warning.</param>
    /// <returns>This catalogue, so that calls can be chained.</returns>
    /// <exception cref="ArgumentException">The kind is not marked, or has the name or an alias already.</exception>
    public ComponentCatalogue Add<TKind, TOptions>(string name, params string[] aliases)
        where TOptions : class, TKind => Add(Entry<TKind, TOptions>(name, aliases));

    /// <summary>Adds a component whose options hold more than their keys say, such as a function.</summary>
    /// <inheritdoc cref="Add{TKind,TOptions}(string, string[])"/>
    /// <param name="name">The name in a configuration.</param>
    /// <param name="make">Makes new options whose keys have their defaults.</param>
    /// <param name="aliases">Old names, accepted with a warning.</param>
    public ComponentCatalogue Add<TKind, TOptions>(string name, Func<TOptions> make, params string[] aliases)
        where TOptions : class, TKind => Add(Entry<TKind, TOptions>(name, aliases) with { Make = make });

    private ComponentCatalogue Add(ComponentEntry entry)
    {
        foreach (var key in (IEnumerable<string>)[entry.Name, .. entry.Aliases])
        {
            if (!_byName.TryAdd((entry.Kind, key), entry))
            {
                throw new ArgumentException(
                    $"The {KindOf(entry.Kind).Name} '{key}' is in the catalogue already.", nameof(entry));
            }
        }

        _entries.Add(entry);
        return this;
    }

    /// <summary>Sets the options of a section of this kind that names no component; the last call counts.</summary>
    /// <inheritdoc cref="Add{TKind,TOptions}(string, string[])"/>
    /// <param name="name">What <see cref="ComponentNameAttribute"/> receives; empty by default.</param>
    public ComponentCatalogue AddDefault<TKind, TOptions>(string name = "")
        where TOptions : class, TKind
    {
        _defaults[typeof(TKind)] = Entry<TKind, TOptions>(name, []);
        return this;
    }

    internal static ComponentKindAttribute KindOf(Type kind) =>
        kind.GetCustomAttribute<ComponentKindAttribute>()
        ?? throw new ArgumentException($"{kind.Name} has no [ComponentKind].", nameof(kind));

    internal ComponentEntry? Find(Type kind, string name) => _byName.GetValueOrDefault((kind, name));

    internal ComponentEntry? DefaultOf(Type kind) => _defaults.GetValueOrDefault(kind);

    internal IEnumerable<string> NamesOf(Type kind) =>
        _entries.Where(entry => entry.Kind == kind).Select(entry => entry.Name);

    internal ComponentEntry? FindElsewhere(string name) =>
        _byName.FirstOrDefault(pair => pair.Key.Name == name).Value;

    private static ComponentEntry Entry<TKind, TOptions>(string name, string[] aliases)
    {
        _ = KindOf(typeof(TKind));
        return new ComponentEntry(typeof(TKind), name, aliases, typeof(TOptions));
    }
}
