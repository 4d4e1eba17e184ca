namespace Thelper.Configuration;

/// <summary>Says what a setting accepts and what it received instead.</summary>
internal static class Expectation
{
    public static string Mismatch(ValueShape shape, ConfigNode received) =>
        $"must be {Accepted(shape, received)}, but received {received.Describe()}{Hint(shape, received)}";

    private static string Accepted(ValueShape shape, ConfigNode received) => shape.Kind switch
    {
        ValueKind.Boolean => "true or false",
        ValueKind.Integer => IsTooLarge(received) ? IntegerRange(shape.Type) : "an integer",
        ValueKind.Number when received is ConfigScalar { Kind: ScalarKind.Integer or ScalarKind.Float } =>
            "a number below 3.4e38 in magnitude",
        ValueKind.Number => "a number",
        ValueKind.Text => "text",
        ValueKind.Path => "a path",
        ValueKind.Choice => Wording.AnyOf(ChoiceWords.Of(shape.Type)),
        ValueKind.List when shape.IsNamedByKey =>
            $"a section whose keys name {Wording.WithArticle(ComponentCatalogue.KindOf(shape.Item!.Type).Name)} each, "
            + "or a list of such",
        ValueKind.List when shape.Switch is { } words =>
            $"{Accepted(shape.Item!, received)}, a list of such, {(words.WhenTrue is null ? "or false" : "true or false")}",
        ValueKind.List => shape.AllowsSingle ? $"{Accepted(shape.Item!, received)}, or a list of such" : "a list",
        ValueKind.Component => Component(ComponentCatalogue.KindOf(shape.Type)),
        _ => "a section (keys with values)",
    };

    public static string Component(ComponentKindAttribute kind) => kind.Inline
        ? $"the section of {Wording.WithArticle(kind.Name)}"
        : $"{Wording.WithArticle(kind.Name)}, that is a section with '{kind.TypeKey}' and 'params'";

    private static bool IsTooLarge(ConfigNode received) => received is ConfigScalar
    {
        Value: > (long)int.MaxValue or < (long)int.MinValue or >= (double)long.MaxValue or <= (double)long.MinValue,
    };

    private static string IntegerRange(Type type) => type == typeof(int)
        ? $"an integer between {int.MinValue} and {int.MaxValue}"
        : $"an integer between {long.MinValue} and {long.MaxValue}";

    private static bool FitsUnquoted(ValueShape shape, ConfigScalar scalar) =>
        ScalarBinder.Convert(shape, new ConfigScalar(scalar.Text, isQuoted: false, scalar.Location)) is not null;

    private static string Hint(ValueShape shape, ConfigNode received)
    {
        if (received is not ConfigScalar { IsNull: false } scalar)
        {
            return ".";
        }

        return shape.Kind switch
        {
            ValueKind.Integer or ValueKind.Number when scalar.IsQuoted && FitsUnquoted(shape, scalar) =>
                "; remove the quotes.",
            ValueKind.Number when NumberText.WithPoint(scalar.Text) is { } number =>
                $"; write it with a decimal point: {number}.",
            ValueKind.Text or ValueKind.Path => $"; write '{scalar.Text}' in quotes.",
            ValueKind.Choice => NearestName.Find(scalar.Text, ChoiceWords.Of(shape.Type)) is { Count: > 0 } nearest
                ? $"; did you mean {Wording.AnyOf(nearest)}?"
                : ".",
            _ => ".",
        };
    }
}
