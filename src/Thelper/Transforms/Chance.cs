using Thelper.Data;

namespace Thelper.Transforms;

/// <summary>An operation that is applied now and then.</summary>
/// <param name="probability">0 to 1.</param>
/// <param name="operation">Gets the same numbers with and without this chance.</param>
internal sealed class Chance(double probability, ITransform operation) : ITransform
{
    // Apart from the parts that the operation makes for itself, and from the chance of the stage.
    private const uint ChancePart = uint.MaxValue - 1;

    public void Apply(SampleEntries entries, CounterRandom random)
    {
        var chance = random.Fork(ChancePart);
        if (chance.NextDouble() < probability)
        {
            operation.Apply(entries, random);
        }
    }
}
