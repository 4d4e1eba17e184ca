using Thelper.Configuration;
using Thelper.Optimization;
using Thelper.Torch;
using Thelper.Torch.Optimizers;
using Thelper.Torch.Schedulers;

namespace Thelper.Parity.Tests;

/// <summary>Rates and momenta of fifty epochs, or steps, of two groups of parameters, and the state after them.</summary>
[Collection(ParityCollection.Name)]
public sealed class SchedulerParityTests(ParityTable table)
{
    private const double Tolerance = 1e-9;

    private static readonly CaseFolder<SchedulerCase> Cases = new("scheduler");

    public static TheoryData<string> Places => [.. Cases.Places];

    [SkippableTheory]
    [MemberData(nameof(Places))]
    public void Scheduler_is_PyTorchs(string place)
    {
        var one = Cases[place];
        Parity.Assert(table, one, Tolerance, (answer, difference) =>
        {
            using var optimizer = new Sgd([new([Operators.Zeros([1])], 0.1), new([Operators.Zeros([1])], 0.04)], new() { Momentum = 0.9 });
            var scheduler = one.Options.Scheduler.Create(optimizer, new ScheduleLength(1, 1));
            scheduler.Start();
            difference.Add("rates and momenta", answer["trace"].Tensor, Trace(scheduler, optimizer, answer["values"].Tensor.ToArray<double>()));
            var (expected, kept) = (answer["kept"].Named, SavedNumbers.Of("", scheduler.StateDictionary()));
            difference.Add("state", expected, kept.Where(entry => expected.ContainsKey(entry.Key)).ToDictionary());
        });
    }

    /// <summary>The functions that cases name.</summary>
    internal static ComponentCatalogue AddFunctions(ComponentCatalogue catalogue) => catalogue
        .AddLearningRateFunction("parity.falling", position => Math.Pow(0.95, position))
        .AddLearningRateFunction("parity.wavy", position => 1 + (0.25 * (position % 3)));

    private static Tensor Trace(LearningRateScheduler scheduler, Sgd optimizer, double[] values)
    {
        List<double> trace = [.. Now()];
        foreach (var value in values)
        {
            scheduler.Observe(value);
            scheduler.Step();
            trace.AddRange(Now());
        }

        return Tensors.From<double>([.. trace], [values.Length + 1, optimizer.Groups.Count, 2]);

        IEnumerable<double> Now() => optimizer.Groups.SelectMany(group => new[] { group.LearningRate, group.Momentum ?? optimizer.Momentum!.Value });
    }
}

/// <summary>A scheduler of an optimizer with two groups.</summary>
internal sealed record SchedulerCase
{
    [Inline]
    public required ISchedulerOptions Scheduler { get; init; }
}
