namespace Thelper.Data;

/// <summary>Operations that follow one another, each on its own entries of a sample.</summary>
/// <param name="stages">In the order of their application.</param>
public sealed class TransformPipeline(IEnumerable<TransformStageOptions> stages)
{
    // Apart from the numbers of the parts that an operation makes for itself.
    private const uint ChancePart = uint.MaxValue;

    private readonly Stage[] _stages = [.. stages.Select(stage => new Stage(
        stage.Operation.Create(), stage.TargetKey, stage.LinkedFate, stage.Probability))];

    /// <summary>Applies all operations.</summary>
    /// <param name="entries">What a stage changes that names no entries of its own.</param>
    /// <param name="random">Each operation gets a part of these numbers.</param>
    public void Apply(SampleEntries entries, CounterRandom random)
    {
        for (var i = 0; i < _stages.Length; i++)
        {
            _stages[i].Apply(entries, random.Fork((uint)i), static (operation, own, numbers) => operation.Apply(own, numbers));
        }
    }

    /// <summary>Does something with each operation, the last one first, where <see cref="Apply"/> would apply it.</summary>
    /// <param name="entries">As in <see cref="Apply"/>.</param>
    /// <param name="random">The same numbers as for <see cref="Apply"/>.</param>
    /// <param name="act">Gets the operation, its entries and its numbers.</param>
    internal void Backwards(SampleEntries entries, CounterRandom random, Action<ITransform, SampleEntries, CounterRandom> act)
    {
        for (var i = _stages.Length - 1; i >= 0; i--)
        {
            _stages[i].Apply(entries, random.Fork((uint)i), act);
        }
    }

    private sealed record Stage(ITransform Operation, IReadOnlyList<string>? Keys, bool LinkedFate, double Probability)
    {
        public void Apply(SampleEntries entries, CounterRandom random, Action<ITransform, SampleEntries, CounterRandom> act)
        {
            RequireKeys(entries.Sample);
            var own = Keys is null ? entries : entries.Narrowed(Keys);
            if (LinkedFate)
            {
                ApplyByChance(own, random, act);
                return;
            }

            var places = own.LongestList();
            for (var i = 0; i < places; i++)
            {
                ApplyByChance(own.At(i), random.Fork((uint)i), act);
            }

            for (var i = 0; places == 0 && i < own.Keys.Count; i++)
            {
                ApplyByChance(own.Narrowed([own.Keys[i]]), random.Fork((uint)i), act);
            }
        }

        private void ApplyByChance(
            SampleEntries entries, CounterRandom random, Action<ITransform, SampleEntries, CounterRandom> act)
        {
            var chance = random.Fork(ChancePart);
            if (Probability >= 1 || chance.NextDouble() < Probability)
            {
                act(Operation, entries, random);
            }
        }

        private void RequireKeys(Sample sample)
        {
            for (var i = 0; i < Keys?.Count; i++)
            {
                if (!sample.Has(Keys[i]))
                {
                    throw new DataException(
                        $"A transform has the target_key '{Keys[i]}', but samples have the keys {string.Join(", ", sample.Keys)}.");
                }

                if (SampleEntries.IsScalar(sample[Keys[i]]))
                {
                    throw new DataException(
                        $"A transform has the target_key '{Keys[i]}', but that entry of the sample is a single number or text.");
                }
            }
        }
    }
}
