namespace Thelper.Torch.Modules;

/// <summary>The values of a state dictionary do not fit a module; the message lists every key that does not.</summary>
public sealed class StateDictionaryException : Exception
{
    private const int Listed = 10;

    private StateDictionaryException(string message)
        : base(message)
    {
    }

    internal static void ThrowIfDifferent(
        OrderedDictionary<string, Tensor> expected, IReadOnlyDictionary<string, Tensor> received)
    {
        string[] problems =
        [
            .. Problem("missing", expected.Keys.Where(key => !received.ContainsKey(key))),
            .. Problem("unexpected", received.Keys.Where(key => !expected.ContainsKey(key))),
            .. Problem("of another shape", Reshaped(expected, received)),
        ];
        if (problems.Length > 0)
        {
            throw new StateDictionaryException($"The weights do not fit the model; {string.Join("; ", problems)}.");
        }
    }

    private static IEnumerable<string> Reshaped(
        OrderedDictionary<string, Tensor> expected, IReadOnlyDictionary<string, Tensor> received) =>
        from entry in expected
        where received.ContainsKey(entry.Key)
        let shape = received[entry.Key].Shape
        where !shape.AsSpan().SequenceEqual(entry.Value.Shape)
        select $"{entry.Key} (received [{string.Join(", ", shape)}], the model has [{string.Join(", ", entry.Value.Shape)}])";

    private static IEnumerable<string> Problem(string kind, IEnumerable<string> keys)
    {
        var all = keys.ToList();
        if (all.Count > 0)
        {
            var more = all.Count > Listed ? $" and {all.Count - Listed} more" : "";
            yield return $"{kind}: {string.Join(", ", all.Take(Listed))}{more}";
        }
    }
}
