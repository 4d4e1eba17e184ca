namespace Thelper.OperatorGenerator;

/// <summary>An argument as a schema declares it; <c>Default</c> is the text after the equals sign, if any.</summary>
internal sealed record SchemaArgument(string Type, string Name, string? Default)
{
    public bool IsOptional => Type.EndsWith('?');

    public string ElementType => Type.TrimEnd('?');

    public bool IsList => ElementType.EndsWith(']');
}

/// <summary>
/// A schema taken apart, such as <c>aten::max.dim(Tensor self, int dim, bool keepdim=False) -> (Tensor values, Tensor
/// indices)</c>. Alias annotations such as <c>(a!)</c> are dropped, but for the fact whether the operator works in place.
/// </summary>
internal sealed record OperatorSchema(
    string Text, string Name, string Overload, bool InPlace, IReadOnlyList<SchemaArgument> Arguments,
    IReadOnlyList<SchemaArgument> Results)
{
    public static OperatorSchema Parse(string text)
    {
        var open = text.IndexOf('(', StringComparison.Ordinal);
        var arrow = text.LastIndexOf(" -> ", StringComparison.Ordinal);
        var qualified = text[..open].Split('.', 2);
        var results = text[(arrow + 4)..];
        var inner = results.StartsWith('(') ? results[1..^1] : results;
        return new OperatorSchema(
            text,
            qualified[0],
            qualified.Length > 1 ? qualified[1] : "",
            qualified[0].EndsWith('_') && !qualified[0].EndsWith("__", StringComparison.Ordinal),
            [.. Split(text[(open + 1)..(arrow - 1)]).Where(part => part != "*").Select(ParseArgument)],
            [.. Split(inner).Select(ParseArgument)]);
    }

    /// <summary>Splits at the commas that stand outside of brackets.</summary>
    private static IEnumerable<string> Split(string list)
    {
        var depth = 0;
        var start = 0;
        for (var i = 0; i <= list.Length; i++)
        {
            if (i == list.Length || (list[i] == ',' && depth == 0))
            {
                if (i > start)
                {
                    yield return list[start..i].Trim();
                }

                start = i + 1;
                continue;
            }

            depth += list[i] is '(' or '[' ? 1 : list[i] is ')' or ']' ? -1 : 0;
        }
    }

    private static SchemaArgument ParseArgument(string text)
    {
        var equals = text.IndexOf('=', StringComparison.Ordinal);
        var declaration = WithoutAliases(equals < 0 ? text : text[..equals]);
        var space = declaration.LastIndexOf(' ');
        return new SchemaArgument(
            space < 0 ? declaration : declaration[..space],
            space < 0 ? "" : declaration[(space + 1)..],
            equals < 0 ? null : text[(equals + 1)..]);
    }

    private static string WithoutAliases(string declaration)
    {
        while (declaration.IndexOf('(', StringComparison.Ordinal) is var open and >= 0)
        {
            declaration = declaration.Remove(open, declaration.IndexOf(')', open) - open + 1);
        }

        return declaration;
    }
}
