namespace Thelper.Configuration;

/// <summary>Binds sections that name a component of the catalogue.</summary>
internal sealed class ComponentBinder(ValueBinder values, ComponentCatalogue catalogue, BindingReport report)
{
    private const string ParamsKey = "params";
    private static readonly string[] ParamsAliases = ["parameters", "param", "kwargs"];

    public bool TryBind(ValueShape shape, ConfigNode node, string path, out object? value)
    {
        value = null;
        switch (node)
        {
            case ConfigMapping mapping:
                var section = new Section(mapping, path, report);
                var isFilled = TryFill(shape.Type, section, out value);
                return section.Close() && isFilled;
            case ConfigScalar { Kind: ScalarKind.Text } name:
                return Find(shape.Type, name, path) is { } entry
                    && TryFillParams(entry, new Section(new ConfigMapping([], name.Location), path, report), out value)
                    && Note(value, entry, name, path);
            default:
                return report.Refuse(node.Location, path, Expectation.Mismatch(shape, node));
        }
    }

    /// <summary>Makes options from keys that share a section with others; nullable ones may be left out.</summary>
    public bool TryFillShared(ValueShape shape, Section section, out object? value)
    {
        value = null;
        var kind = ComponentCatalogue.KindOf(shape.Type);
        var isThere = section.Knows(kind.TypeKey) | section.Knows("type") | section.Knows(ParamsKey, ParamsAliases);
        return (shape.IsNullable && !isThere) || TryFill(shape.Type, section, out value);
    }

    /// <summary>Binds options to the component that a key names.</summary>
    /// <param name="shape">Of the component.</param>
    /// <param name="name">The key.</param>
    /// <param name="node">The options: a section, or null for the defaults.</param>
    /// <param name="path">Of the options.</param>
    /// <param name="value">The options.</param>
    public bool TryBindNamed(ValueShape shape, ConfigScalar name, ConfigNode? node, string path, out object? value)
    {
        value = null;
        return Find(shape.Type, name, path) is { } entry
            && TryFillOptions(entry, node, path, name.Location, out value)
            && Note(value, entry, name, path);
    }

    private bool TryFill(Type type, Section section, out object? value)
    {
        value = null;
        var kind = ComponentCatalogue.KindOf(type);
        var name = section.Take(kind.TypeKey) ?? section.Take("type");
        var entry = name is { } place ? Find(type, place.Entry.Value, place.Path) : Default(type, kind, section);
        if (entry is null)
        {
            section.Take(ParamsKey, ParamsAliases);
            if (kind.Inline)
            {
                section.AcceptAll();
            }

            return false;
        }

        var isFilled = kind.Inline || OptionsType.Of(entry.Options).IsInline
            ? TryFillInline(entry, section, out value)
            : TryFillParams(entry, section, out value);
        return isFilled && (name is null || Note(value, entry, name.Value.Entry.Value, name.Value.Path));
    }

    /// <summary>Remembers where a component was named; always true.</summary>
    private bool Note(object? options, ComponentEntry entry, ConfigNode name, string path)
    {
        report.Places.Add(new NamedComponent(options!, entry, ((ConfigScalar)name).Text, name.Location, path, catalogue));
        return true;
    }

    private ComponentEntry? Default(Type type, ComponentKindAttribute kind, Section section)
    {
        var entry = catalogue.DefaultOf(type);
        if (entry is null)
        {
            section.ReportMissing(
                kind.TypeKey,
                $"the key '{kind.TypeKey}' is missing, which names {Wording.WithArticle(kind.Name)}; "
                + $"the known names are {Wording.List([.. catalogue.NamesOf(type)])}.");
        }

        return entry;
    }

    private ComponentEntry? Find(Type type, ConfigNode node, string path)
    {
        var kind = ComponentCatalogue.KindOf(type);
        if (node is not ConfigScalar { Kind: ScalarKind.Text, Text: var name })
        {
            report.Refuse(
                node.Location,
                path,
                $"must be the name of {Wording.WithArticle(kind.Name)}, but received {node.Describe()}.");
            return null;
        }

        var entry = catalogue.Find(type, name);
        if (entry is null)
        {
            report.Refuse(node.Location, path, Unknown(type, kind, name));
        }
        else if (entry.Name != name && !IsShorter(name, entry.Name))
        {
            report.Warn(node.Location, path, $"'{name}' is another name of '{entry.Name}'; write '{entry.Name}'.");
        }

        return entry;
    }

    /// <summary>Whether a name leads to the same thing without some module on the way, as libraries offer their own.</summary>
    private static bool IsShorter(string name, string full) =>
        name.Length < full.Length && name[(name.LastIndexOf('.') + 1)..] == full[(full.LastIndexOf('.') + 1)..];

    private string Unknown(Type type, ComponentKindAttribute kind, string name) =>
        catalogue.FindElsewhere(name) is { } other
            ? $"'{name}' is {Wording.WithArticle(ComponentCatalogue.KindOf(other.Kind).Name)}, "
                + $"but {Wording.WithArticle(kind.Name)} is needed here."
            : $"unknown {kind.Name} '{name}'{Advice(type, kind, name)}";

    private string Advice(Type type, ComponentKindAttribute kind, string name)
    {
        string[] known = [.. catalogue.NamesOf(type)];
        return known.Length == 0 && kind.WhereNoneIsKnown is { } advice ? $"; {advice}" : Wording.Advice(name, "names", known);
    }

    private bool TryFillInline(ComponentEntry entry, Section section, out object? value)
    {
        var options = OptionsType.Of(entry.Options);
        if (options.Properties.All(property => property.Key != ParamsKey)
            && section.Take(ParamsKey, ParamsAliases) is { Entry.Value: ConfigMapping inner } place)
        {
            section.Include(inner, place.Path);
        }

        return values.Records.TryFill(options, section, entry, out value);
    }

    private bool TryFillParams(ComponentEntry entry, Section section, out object? value)
    {
        section.PlaceBelow(ParamsKey, OptionsType.Of(entry.Options).Keys);
        var place = section.Take(ParamsKey, ParamsAliases);
        var path = place?.Path ?? ConfigPath.Join(section.Path, ParamsKey);
        return TryFillOptions(entry, place?.Entry.Value, path, section.Location, out value);
    }

    private bool TryFillOptions(
        ComponentEntry entry, ConfigNode? given, string path, ConfigLocation location, out object? value)
    {
        value = null;
        if (given is not (null or ConfigMapping or ConfigScalar { Kind: ScalarKind.Null }))
        {
            return report.Refuse(
                given.Location, path, $"must be a section (keys with values), but received {given.Describe()}.");
        }

        var inner = new Section(given as ConfigMapping ?? new ConfigMapping([], location), path, report);
        var isFilled = values.Records.TryFill(OptionsType.Of(entry.Options), inner, entry, out value);
        return inner.Close() && isFilled;
    }
}
