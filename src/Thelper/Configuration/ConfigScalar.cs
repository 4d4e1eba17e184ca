using System.Globalization;

namespace Thelper.Configuration;

/// <summary>A single value: text, a number, true or false, or nothing.</summary>
public sealed class ConfigScalar : ConfigNode
{
    private const int LongestQuotation = 60;

    /// <summary>Makes a scalar; one that is not quoted gets its type from its text.</summary>
    /// <param name="text">The text without quotes, escapes and variables resolved.</param>
    /// <param name="isQuoted">True for text that stays text whatever it looks like.</param>
    /// <param name="location">Where the value starts.</param>
    /// <param name="template">The text as written, where it held an environment variable; else null.</param>
    public ConfigScalar(string text, bool isQuoted, ConfigLocation location, string? template = null)
        : base(location)
    {
        (Text, IsQuoted, Template) = (text, isQuoted, template);
        (Kind, Value) = isQuoted ? (ScalarKind.Text, text) : CoreSchema.Resolve(text);
    }

    /// <summary>The text without quotes, variables replaced.</summary>
    public string Text { get; }

    /// <summary>True where the value was written in quotes, or as a block of text.</summary>
    public bool IsQuoted { get; }

    /// <summary>The text before environment variables were replaced; null where there were none.</summary>
    public string? Template { get; }

    /// <summary>The type of <see cref="Value"/>.</summary>
    public ScalarKind Kind { get; }

    /// <summary>Null, or a <see cref="bool"/>, <see cref="long"/>, <see cref="double"/> or text.</summary>
    public object? Value { get; }

    internal override long Size => 1;

    // A shell takes quotes away and a variable has none, so such a value takes the type that the setting asks for.
    internal bool TakesAnyType => Template is not null || Location.IsOverride;

    /// <inheritdoc/>
    public override string Describe() => Kind switch
    {
        ScalarKind.Null => "nothing (null)",
        ScalarKind.Boolean => $"the value {Text}",
        ScalarKind.Integer or ScalarKind.Float => $"the number {Text}",
        _ when Text.Length == 0 => "empty text",
        _ => $"the text '{Shortened()}'",
    };

    internal static ConfigScalar Of(object? value, ConfigLocation location) => value switch
    {
        string text => new ConfigScalar(text, isQuoted: true, location),
        null => new ConfigScalar("null", isQuoted: false, location),
        bool flag => new ConfigScalar(flag ? "true" : "false", isQuoted: false, location),
        float or double => new ConfigScalar(
            NumberText.Yaml(Convert.ToDouble(value, CultureInfo.InvariantCulture)), isQuoted: false, location),
        _ => new ConfigScalar(
            Convert.ToInt64(value, CultureInfo.InvariantCulture).ToString(CultureInfo.InvariantCulture),
            isQuoted: false,
            location),
    };

    private string Shortened()
    {
        var line = Text.ReplaceLineEndings(" ");
        return line.Length <= LongestQuotation ? line : $"{line.AsSpan(0, LongestQuotation)}...";
    }
}
