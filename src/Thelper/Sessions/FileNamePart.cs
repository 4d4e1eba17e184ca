using System.Text;

namespace Thelper.Sessions;

/// <summary>Names out of a configuration that become parts of the names of files.</summary>
internal static class FileNamePart
{
    private const int LongestPart = 100;

    public const string Rule = "which cannot be part of a file's name; use letters, digits, - and _.";

    public static bool IsValid(string name) => name.Length > 0 && name is not ("." or "..")
        && name.AsSpan().IndexOfAny(Path.GetInvalidFileNameChars()) < 0 && !name.Contains('\\', StringComparison.Ordinal);

    /// <summary>A text as part of a name on any system: what cannot be in one becomes _, and what is too long is cut.</summary>
    /// <param name="text">Any text, such as the name of a sample.</param>
    /// <param name="longest">Bytes in UTF-8 at most.</param>
    public static string Of(string text, int longest = LongestPart)
    {
        const string forbidden = "/\\:*?\"<>|";
        var name = new StringBuilder();
        foreach (var rune in text.EnumerateRunes())
        {
            longest -= rune.Utf8SequenceLength;
            if (longest < 0)
            {
                break;
            }

            var isAllowed = !Rune.IsControl(rune) && !forbidden.Contains(rune.ToString(), StringComparison.Ordinal);
            name.Append(isAllowed ? rune.ToString() : "_");
        }

        return name.ToString();
    }
}
