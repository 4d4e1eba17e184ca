namespace Thelper.Torch.Modules;

/// <summary>The values of a state dictionary do not fit a module; the message lists every key that does not.</summary>
public sealed class StateDictionaryException : Exception
{
    private StateDictionaryException(StateDictionaryDifference difference)
        : base($"The weights do not fit the model; {difference}.") => Difference = difference;

    /// <summary>What does not fit.</summary>
    public StateDictionaryDifference Difference { get; }

    internal static void ThrowIfDifferent(
        IReadOnlyDictionary<string, Tensor> expected, IReadOnlyDictionary<string, Tensor> received) =>
        ThrowIfAny(StateDictionaryDifference.Between(expected, received));

    internal static void ThrowIfAny(StateDictionaryDifference difference)
    {
        if (!difference.IsEmpty)
        {
            throw new StateDictionaryException(difference);
        }
    }
}
