namespace Thelper.Configuration;

/// <summary>Binds sections to options types.</summary>
internal sealed class RecordBinder(ValueBinder values, BindingReport report)
{
    private const string TypeKey = "type";

    public bool TryBind(ValueShape shape, ConfigNode node, string path, out object? value)
    {
        value = null;
        if (MappingOf(shape, node) is not { } mapping)
        {
            return report.Refuse(node.Location, path, Expectation.Mismatch(shape, node));
        }

        var section = new Section(mapping, path, report);
        var isFilled = TryFill(OptionsType.Of(shape.Type), section, component: null, out value);
        return section.Close() && isFilled;
    }

    /// <summary>The section of a record; where its keys stand beside a component's, the component's name alone is one too.</summary>
    private static ConfigMapping? MappingOf(ValueShape shape, ConfigNode node) => node switch
    {
        ConfigMapping mapping => mapping,
        ConfigScalar { Kind: ScalarKind.Text } name when OptionsType.Of(shape.Type).Properties.Any(HoldsComponent) =>
            new ConfigMapping([new ConfigEntry(TypeKey, name.Location, name)], name.Location),
        _ => null,
    };

    private static bool HoldsComponent(OptionsProperty property) => property.IsInline && property.Shape.Kind == ValueKind.Component;

    /// <summary>Makes options and sets them from the section's keys; closing the section is for its owner.</summary>
    public bool TryFill(OptionsType type, Section section, ComponentEntry? component, out object? value)
    {
        var options = type.Create(component);
        var isFilled = true;
        foreach (var property in type.Properties)
        {
            isFilled &= property.IsInline
                ? TrySetInline(options, property, section)
                : TrySet(options, property, section);
        }

        report.Places.Add(options, type, section);
        if (isFilled && options is IValidatedOptions validated)
        {
            section.CheckAtEnd(() => report.Errors.AddRange(validated.Validate().Select(
                problem => report.Places.ErrorAt(options, problem))));
        }

        value = options;
        return isFilled;
    }

    private bool TrySet(object options, OptionsProperty property, Section section)
    {
        if (section.Take(property.Key, property.Aliases) is not { } place)
        {
            if (property.IsRequired)
            {
                section.ReportMissing(property.Key, $"the key '{property.Key}' is missing.");
            }

            return !property.IsRequired;
        }

        if (property.NullIsAbsent && place.Entry.Value.IsNull)
        {
            return true;
        }

        var isBound = values.TryBind(property.Shape, place.Entry.Value, place.Path, out var value);
        if (isBound)
        {
            property.Set(options, value);
        }

        return isBound;
    }

    private bool TrySetInline(object options, OptionsProperty property, Section section)
    {
        var shape = property.Shape;
        var isBound = shape.Kind == ValueKind.Component
            ? values.Components.TryFillShared(shape, section, out var value)
            : TryFill(OptionsType.Of(shape.Type), section, component: null, out value);
        if (isBound)
        {
            property.Set(options, value);
        }

        return isBound;
    }
}
