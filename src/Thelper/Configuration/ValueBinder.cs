namespace Thelper.Configuration;

/// <summary>Binds a node to a shape. False means that the mistake has been reported and there is no value.</summary>
internal sealed class ValueBinder
{
    private readonly BindingReport _report;
    private readonly CollectionBinder _collections;
    private readonly NamedListBinder _named;

    public ValueBinder(ComponentCatalogue catalogue, BindingReport report)
    {
        _report = report;
        _collections = new CollectionBinder(this, report);
        _named = new NamedListBinder(this, report);
        Components = new ComponentBinder(this, catalogue, report);
        Records = new RecordBinder(this, report);
    }

    public RecordBinder Records { get; }

    public ComponentBinder Components { get; }

    public bool TryBind(ValueShape shape, ConfigNode node, string path, out object? value)
    {
        value = null;
        if (shape.Switch is not null && Switched(shape.Switch, node) is { } list)
        {
            return _collections.TryBindList(shape, list, path, out value);
        }

        if (node.IsNull && shape.IsNullable)
        {
            return true;
        }

        var isBound = shape.Kind switch
        {
            ValueKind.Raw => Raw(shape, node, path, out value),
            ValueKind.List when shape.IsNamedByKey => _named.TryBind(shape, node, path, out value),
            ValueKind.List => _collections.TryBindList(shape, node, path, out value),
            ValueKind.Dictionary => _collections.TryBindDictionary(shape, node, path, out value),
            ValueKind.Record => Records.TryBind(shape, node, path, out value),
            ValueKind.Component => Components.TryBind(shape, node, path, out value),
            _ => TryBindScalar(shape, node, path, out value),
        };
        return isBound && (Constraint.Violation(shape, value!, node) is not { } sentence
            || _report.Refuse(node.Location, path, sentence));
    }

    /// <summary>The list that true, false or null stands for; null where none of these was written, or it has no meaning.</summary>
    private static ConfigSequence? Switched(SwitchAttribute words, ConfigNode node) => node switch
    {
        ConfigScalar { Kind: ScalarKind.Null } or ConfigScalar { Value: false } => new ConfigSequence([], node.Location),
        ConfigScalar { Value: true } when words.WhenTrue is { } item =>
            new ConfigSequence([new ConfigScalar(item, isQuoted: true, node.Location)], node.Location),
        _ => null,
    };

    private bool Raw(ValueShape shape, ConfigNode node, string path, out object? value)
    {
        value = shape.TextIsPath && node is ConfigScalar { Kind: ScalarKind.Text, Text.Length: > 0 } text
            ? new ConfigScalar(_report.Resolve(text, path).FullPath, isQuoted: true, text.Location)
            : node;
        return true;
    }

    private bool TryBindScalar(ValueShape shape, ConfigNode node, string path, out object? value)
    {
        value = node is ConfigScalar { IsNull: false } scalar ? ScalarBinder.Convert(shape, scalar) : null;
        if (value is null)
        {
            return _report.Refuse(node.Location, path, Expectation.Mismatch(shape, node));
        }

        if (shape.Kind == ValueKind.Path)
        {
            if (value is "")
            {
                return _report.Refuse(node.Location, path, "must be a path, but is empty.");
            }

            value = _report.Resolve((ConfigScalar)node, path);
        }

        return true;
    }
}
