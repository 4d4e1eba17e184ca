namespace Thelper.Torch.Modules;

/// <summary>How the values of a state dictionary differ from what a module has.</summary>
/// <param name="Missing">Keys that the module alone has, in its order.</param>
/// <param name="Unexpected">Keys that the values alone have, in their order.</param>
/// <param name="Reshaped">Keys that both have, with different shapes, in the module's order.</param>
public sealed record StateDictionaryDifference(
    IReadOnlyList<string> Missing, IReadOnlyList<string> Unexpected, IReadOnlyList<ReshapedEntry> Reshaped)
{
    private const int Listed = 10;

    // Batch normalisation counts its batches since PyTorch 0.4.1; older files, published ones among them, have no such key.
    private const string BatchCount = "num_batches_tracked";

    /// <summary>Whether there is none.</summary>
    public bool IsEmpty => Missing.Count + Unexpected.Count + Reshaped.Count == 0;

    /// <summary>
    /// Compares keys and shapes. That no count of the batches of batch normalisation is there at all is no difference: PyTorch
    /// before 0.4.1 did not keep them.
    /// </summary>
    /// <param name="expected">What the module has.</param>
    /// <param name="received">The values.</param>
    public static StateDictionaryDifference Between(
        IReadOnlyDictionary<string, Tensor> expected, IReadOnlyDictionary<string, Tensor> received)
    {
        var isOld = !received.Keys.Any(IsBatchCount);
        return new(
            [.. expected.Keys.Where(key => !received.ContainsKey(key) && !(isOld && IsBatchCount(key)))],
            [.. received.Keys.Where(key => !expected.ContainsKey(key))],
            [
                .. from entry in expected
                   where received.ContainsKey(entry.Key)
                   let shape = received[entry.Key].Shape
                   where !shape.AsSpan().SequenceEqual(entry.Value.Shape)
                   select new ReshapedEntry(entry.Key, shape, entry.Value.Shape),
            ]);
    }

    /// <summary>The differences as the end of a sentence, without its full stop; long lists are cut after ten keys.</summary>
    public override string ToString() => string.Join("; ",
        Problem("missing", Missing).Concat(Problem("unexpected", Unexpected)).Concat(Problem(
            "of another shape", [.. Reshaped.Select(entry => entry.ToString())])));

    internal static bool IsBatchCount(string key) =>
        key.EndsWith(BatchCount, StringComparison.Ordinal) && (key.Length == BatchCount.Length || key[^(BatchCount.Length + 1)] == '.');

    private static IEnumerable<string> Problem(string kind, IReadOnlyList<string> keys)
    {
        if (keys.Count > 0)
        {
            var more = keys.Count > Listed ? $" and {keys.Count - Listed} more" : "";
            yield return $"{kind}: {string.Join(", ", keys.Take(Listed))}{more}";
        }
    }
}

/// <summary>A key whose values have another shape than the module's tensor.</summary>
/// <param name="Key">The full name.</param>
/// <param name="Received">The shape of the values.</param>
/// <param name="Expected">The shape of the module's tensor.</param>
public sealed record ReshapedEntry(string Key, IReadOnlyList<long> Received, IReadOnlyList<long> Expected)
{
    /// <summary>The key with both shapes.</summary>
    public override string ToString() =>
        $"{Key} (received [{string.Join(", ", Received)}], the model has [{string.Join(", ", Expected)}])";
}
