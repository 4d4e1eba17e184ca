namespace Thelper.Configuration;

/// <summary>Parts of sentences.</summary>
internal static class Wording
{
    private const int LongestList = 12;

    public static string WithArticle(string noun) =>
        ("aeiou".Contains(noun[0], StringComparison.Ordinal) ? "an " : "a ") + noun;

    /// <summary><c>'a', 'b' or 'c'</c>.</summary>
    public static string AnyOf(IReadOnlyList<string> words) => words.Count < 2
        ? string.Concat(words.Select(Quoted))
        : $"{string.Join(", ", words.SkipLast(1).Select(Quoted))} or {Quoted(words[^1])}";

    /// <summary><c>'a', 'b', 'c' and 30 more</c>.</summary>
    public static string List(IReadOnlyCollection<string> words) =>
        string.Join(", ", words.Take(LongestList).Select(Quoted))
        + (words.Count > LongestList ? $" and {words.Count - LongestList} more" : "");

    /// <summary>The end of a sentence about an unknown word: the nearest known ones, or all of them.</summary>
    public static string Advice(string word, string noun, IReadOnlyCollection<string> known)
    {
        var nearest = NearestName.Find(word, known);
        return nearest.Count > 0 ? $"; did you mean {AnyOf(nearest)}?"
            : known.Count > 0 ? $"; the known {noun} are {List(known)}."
            : $"; there are no known {noun} here.";
    }

    private static string Quoted(string word) => $"'{word}'";
}
