using System.Collections;
using System.Globalization;

namespace Thelper.Configuration;

/// <summary>Values of options in the words of a configuration, on one line.</summary>
internal static class SettingText
{
    public static string Of(object? value) => value switch
    {
        null => "null",
        bool flag => flag ? "true" : "false",
        string text => text,
        Enum choice => choice.GetType().GetField(choice.ToString()) is { } member ? OptionsProperty.KeyOf(member) : choice.ToString(),
        ConfigNode node => Of(node),
        FilePath path => path.FullPath,
        float or double => ((IFormattable)value).ToString(null, CultureInfo.InvariantCulture),
        IDictionary entries => "{" + string.Join(", ", entries.Keys.Cast<object>().Select(key => $"{key}: {Of(entries[key])}")) + "}",
        IEnumerable items => "[" + string.Join(", ", items.Cast<object?>().Select(Of)) + "]",
        IFormattable number => number.ToString(null, CultureInfo.InvariantCulture),
        _ => "…",
    };

    private static string Of(ConfigNode node) => node switch
    {
        // What came from a variable may be a secret.
        ConfigScalar { Template: { } template } => template,
        ConfigScalar scalar => scalar.IsNull ? "null" : scalar.Text,
        ConfigSequence list => "[" + string.Join(", ", list.Items.Select(Of)) + "]",
        ConfigMapping mapping => "{" + string.Join(", ", mapping.Entries.Select(entry => $"{entry.Key}: {Of(entry.Value)}")) + "}",
        _ => "",
    };
}
