using System.Diagnostics.CodeAnalysis;
using System.Text;

namespace Thelper.Configuration;

/// <summary>
/// Replaces <c>${env:NAME}</c> and <c>${env:NAME:-default}</c> by values; <c>$${</c> stands for <c>${</c>.
/// What was put in is not looked at again.
/// </summary>
internal static class EnvironmentVariables
{
    private const string Opening = "${";
    private const string Prefix = "${env:";
    private const string Escape = "$${";
    private const string DefaultMark = ":-";

    public static bool TryReplace(
        string template, Func<string, string?> environment, out string text, [NotNullWhen(false)] out string? problem)
    {
        (text, problem) = (template, null);
        if (!template.Contains(Opening, StringComparison.Ordinal))
        {
            return true;
        }

        var result = new StringBuilder();
        var rest = template.AsSpan();
        while (problem is null && rest.IndexOf(Opening, StringComparison.Ordinal) is var start && start >= 0)
        {
            rest = start > 0 && rest[start - 1] == '$'
                ? Unescape(result, rest, start)
                : Replace(result.Append(rest[..start]), rest[start..], environment, out problem);
        }

        text = problem is null ? result.Append(rest).ToString() : template;
        return problem is null;
    }

    /// <summary>Writes text so that <see cref="TryReplace"/> gives it back.</summary>
    public static string Protect(string text) => text.Replace(Opening, Escape, StringComparison.Ordinal);

    private static ReadOnlySpan<char> Unescape(StringBuilder result, ReadOnlySpan<char> rest, int start)
    {
        result.Append(rest[..(start - 1)]).Append(Opening);
        return rest[(start + Opening.Length)..];
    }

    private static ReadOnlySpan<char> Replace(
        StringBuilder result, ReadOnlySpan<char> rest, Func<string, string?> environment, out string? problem)
    {
        var end = rest.IndexOf('}');
        if (end < Prefix.Length + 1 || !rest.StartsWith(Prefix, StringComparison.Ordinal))
        {
            problem = "'${' must start a variable such as ${env:HOME} or ${env:HOME:-default}; "
                + "write '$${' for the characters themselves.";
            return [];
        }

        var reference = rest[Prefix.Length..end];
        var mark = reference.IndexOf(DefaultMark, StringComparison.Ordinal);
        var name = (mark < 0 ? reference : reference[..mark]).ToString();
        var value = environment(name) ?? (mark < 0 ? null : reference[(mark + DefaultMark.Length)..].ToString());
        problem = value is null
            ? $"the environment variable {name} is not set; set it, or write ${{env:{name}:-default}}."
            : null;
        result.Append(value);
        return rest[(end + 1)..];
    }
}
