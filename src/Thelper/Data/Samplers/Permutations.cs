namespace Thelper.Data.Samplers;

/// <summary>Draws that are as even as can be.</summary>
internal static class Permutations
{
    /// <summary>Fills with whole permutations, one after another; the last one may be cut off.</summary>
    /// <param name="items">At least one where anything is to be filled; changed.</param>
    /// <param name="drawn">What is filled.</param>
    /// <param name="random">The numbers.</param>
    public static void Draw(int[] items, Span<int> drawn, ref CounterRandom random)
    {
        while (!drawn.IsEmpty)
        {
            random.Shuffle<int>(items);
            var part = items.AsSpan(0, Math.Min(items.Length, drawn.Length));
            part.CopyTo(drawn);
            drawn = drawn[part.Length..];
        }
    }

    /// <summary>So many members of each class, all together in a random order.</summary>
    /// <param name="classes">The members of each class, with how many are to be drawn.</param>
    /// <param name="random">The numbers.</param>
    public static int[] Draw(IReadOnlyList<(int Label, int[] Members, int Count)> classes, CounterRandom random)
    {
        var order = new int[classes.Sum(entry => entry.Count)];
        var rest = order.AsSpan();
        foreach (var (label, members, count) in classes)
        {
            // Each class has numbers of its own, so that how many are drawn of one does not change the others.
            var own = random.Fork((uint)label);
            Draw([.. members], rest[..count], ref own);
            rest = rest[count..];
        }

        random.Shuffle<int>(order);
        return order;
    }
}
