namespace Thelper.Configuration;

/// <summary>Where bound options stand in the configuration, so that later checks can point at a line.</summary>
public sealed class ConfigPlaces
{
    private readonly Dictionary<object, (OptionsType Type, Section Section)> _sections =
        new(ReferenceEqualityComparer.Instance);

    private readonly List<NamedComponent> _components = [];

    internal ConfigPlaces()
    {
    }

    /// <summary>A mistake in a property of bound options, located at its value or else its section.</summary>
    /// <param name="options">The very instance that was bound; copies are unknown.</param>
    /// <param name="property">The C# name of the property, by <see langword="nameof"/>.</param>
    /// <param name="sentence">What is wrong, what was received, what is allowed.</param>
    /// <exception cref="ArgumentException">The options were not bound, or have no such property.</exception>
    public ConfigError ErrorAt(object options, string property, string sentence)
    {
        if (!_sections.TryGetValue(options, out var bound))
        {
            throw new ArgumentException("These options were not read from a configuration.", nameof(options));
        }

        var setting = bound.Type.Find(property)
            ?? throw new ArgumentException($"The options have no setting {property}.", nameof(property));
        foreach (var place in bound.Section.Find(setting.Key, setting.Aliases))
        {
            return new ConfigError(place.Entry.Value.Location, place.Path, sentence);
        }

        var path = setting.IsInline ? bound.Section.Path : ConfigPath.Join(bound.Section.Path, setting.Key);
        return new ConfigError(bound.Section.Location, path, sentence);
    }

    /// <summary>A contradiction in bound options, located at its key where it has one.</summary>
    internal ConfigError ErrorAt(object options, OptionsProblem problem)
    {
        var owner = problem.Inside ?? options;
        if (problem.Key is { } key && _sections.TryGetValue(owner, out var bound) && bound.Type.Find(problem.Property) is { } setting)
        {
            foreach (var place in bound.Section.Find(setting.Key, setting.Aliases))
            {
                if ((place.Entry.Value as ConfigMapping)?.Find(key) is { } entry)
                {
                    return new ConfigError(entry.KeyLocation, ConfigPath.Join(place.Path, key), problem.Sentence);
                }
            }
        }

        return ErrorAt(owner, problem.Property, problem.Sentence);
    }

    /// <summary>The components that the configuration names.</summary>
    internal IReadOnlyList<NamedComponent> Components => _components;

    /// <summary>A mistake in having named a component, located at its name.</summary>
    /// <param name="options">The component's, the very instance that was bound.</param>
    /// <param name="predicate">What is wrong; stands behind the name.</param>
    /// <exception cref="ArgumentException">The options were not bound to a name.</exception>
    internal ConfigError ErrorAtName(object options, string predicate) =>
        (_components.Find(component => ReferenceEquals(component.Options, options))
            ?? throw new ArgumentException("No name in a configuration stands for these options.", nameof(options))).Error(predicate);

    /// <summary>All settings of bound options and of those inside them, with their values and their defaults.</summary>
    /// <param name="options">The very instance that was bound.</param>
    internal IReadOnlyList<Setting> Settings(object options) => new SettingList(_sections, _components).Of(options);

    internal void Add(NamedComponent component) => _components.Add(component);

    internal void Add(object options, OptionsType type, Section section) => _sections[options] = (type, section);
}
