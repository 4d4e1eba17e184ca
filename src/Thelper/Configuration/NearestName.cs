namespace Thelper.Configuration;

/// <summary>Finds the names that a misspelt word may stand for.</summary>
internal static class NearestName
{
    private const int MostSuggestions = 3;

    /// <summary>The nearest known names, several where they are equally near; none where all are far.</summary>
    public static IReadOnlyList<string> Find(string word, IEnumerable<string> known)
    {
        var ranked = known.Select(name => (Name: name, Distance: Measure(word, name)))
            .Where(entry => entry.Distance.Name <= Math.Max(1, LastPart(word).Length / 3))
            .GroupBy(entry => entry.Distance)
            .MinBy(group => group.Key);
        return ranked is null ? [] : [.. ranked.Take(MostSuggestions).Select(entry => entry.Name)];
    }

    // The last part of torch.optim.SGD is what people remember; the rest only decides between equals.
    private static (int Name, int Prefix) Measure(string word, string name)
    {
        var (lastOfWord, lastOfName) = (LastPart(word), LastPart(name));
        return (
            Distance(lastOfWord.ToLowerInvariant(), lastOfName.ToLowerInvariant()),
            Distance(word[..^lastOfWord.Length].ToLowerInvariant(), name[..^lastOfName.Length].ToLowerInvariant()));
    }

    private static string LastPart(string name) => name[(name.LastIndexOf('.') + 1)..];

    /// <summary>Insertions, deletions, replacements and swaps of neighbours (optimal string alignment).</summary>
    private static int Distance(string left, string right)
    {
        var cost = new int[left.Length + 1, right.Length + 1];
        for (var i = 0; i <= left.Length; i++)
        {
            for (var j = 0; j <= right.Length; j++)
            {
                cost[i, j] = i == 0 || j == 0 ? i + j : Cheapest(cost, left, right, i, j);
            }
        }

        return cost[left.Length, right.Length];
    }

    private static int Cheapest(int[,] cost, string left, string right, int i, int j)
    {
        var replacement = cost[i - 1, j - 1] + (left[i - 1] == right[j - 1] ? 0 : 1);
        var cheapest = Math.Min(replacement, 1 + Math.Min(cost[i - 1, j], cost[i, j - 1]));
        var isSwap = i > 1 && j > 1 && left[i - 1] == right[j - 2] && left[i - 2] == right[j - 1];
        return isSwap ? Math.Min(cheapest, cost[i - 2, j - 2] + 1) : cheapest;
    }
}
