namespace Thelper.Configuration;

/// <summary>Lists the settings of bound options: those that were given, and those that have their defaults.</summary>
internal sealed class SettingList(IReadOnlyDictionary<object, (OptionsType Type, Section Section)> sections, IReadOnlyList<NamedComponent> components)
{
    private readonly Dictionary<object, NamedComponent> _names = components
        .DistinctBy(component => component.Options, ReferenceEqualityComparer.Instance)
        .ToDictionary(component => component.Options, ReferenceEqualityComparer.Instance);

    private readonly List<Setting> _settings = [];

    /// <summary>The settings of options and of those inside them, in the order of declaration.</summary>
    public IReadOnlyList<Setting> Of(object options)
    {
        Add(options);
        return _settings;
    }

    private void Add(object options)
    {
        if (!sections.TryGetValue(options, out var bound))
        {
            return;
        }

        var named = _names.GetValueOrDefault(options);
        if (named is not null)
        {
            _settings.Add(new Setting(named.Path, named.Entry.Name, Default: null, IsGiven: true));
        }

        var defaults = bound.Type.Create(named?.Entry);
        foreach (var property in bound.Type.Properties)
        {
            var value = property.Get(options);
            object[] inner = [.. Inner(property.Shape, value)];
            if (inner.Length > 0)
            {
                inner.ToList().ForEach(Add);
            }
            else if (!property.IsInline)
            {
                Add(bound.Section, property, value, property.IsRequired ? null : SettingText.Of(property.Get(defaults)));
            }
        }
    }

    private void Add(Section section, OptionsProperty property, object? value, string? byDefault)
    {
        Section.Place[] given = [.. section.Find(property.Key, property.Aliases).Take(1)];
        var path = given.Length > 0 ? given[0].Path : ConfigPath.Join(section.Path, property.Key);
        var shown = given.Length > 0 && HasVariable(given[0].Entry.Value) ? given[0].Entry.Value : value;
        _settings.Add(new Setting(path, SettingText.Of(shown), byDefault, given.Length > 0));
    }

    private static bool HasVariable(ConfigNode node) => node switch
    {
        ConfigScalar scalar => scalar.Template is not null,
        ConfigSequence list => list.Items.Any(HasVariable),
        ConfigMapping mapping => mapping.Entries.Any(entry => HasVariable(entry.Value)),
        _ => false,
    };

    /// <summary>The options that a value is, or is made of.</summary>
    private IEnumerable<object> Inner(ValueShape shape, object? value) => (shape.Kind, value) switch
    {
        (_, null) => [],
        (ValueKind.Record or ValueKind.Component, _) => sections.ContainsKey(value) ? [value] : [],
        (ValueKind.List, System.Collections.IEnumerable items) => items.Cast<object?>().SelectMany(item => Inner(shape.Item!, item)),
        (ValueKind.Dictionary, System.Collections.IEnumerable entries) => entries.Cast<object>()
            .SelectMany(entry => Inner(shape.Item!, entry.GetType().GetProperty("Value")!.GetValue(entry))),
        _ => [],
    };
}
