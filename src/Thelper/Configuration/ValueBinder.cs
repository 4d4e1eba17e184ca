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
