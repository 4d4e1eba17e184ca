using Thelper.Torch.Optimizers;
using Thelper.Torch.Schedulers;

namespace Thelper.Torch.Tests.Schedulers;

public sealed class ScheduleResumptionTests : IDisposable
{
    // Values such as a validation loss has: they fall, but not always.
    private static readonly double[] Values = [.. Enumerable.Range(0, 50).Select(i => (1.0 / (1 + i)) + (0.3 * (i * 7 % 5) / 5))];

    private static readonly Dictionary<string, Func<Optimizer, LearningRateScheduler>> Schedulers = new()
    {
        ["multi step"] = optimizer => new MultiStepLR(optimizer, [3, 10, 10, 30], 0.5),
        ["exponential"] = optimizer => new ExponentialLR(optimizer, 0.9),
        ["cosine"] = optimizer => new CosineAnnealingLR(optimizer, 20, 0.001),
        ["cosine restarts"] = optimizer => new CosineAnnealingWarmRestarts(optimizer, 7),
        ["cosine restarts growing"] = optimizer => new CosineAnnealingWarmRestarts(optimizer, 4, 2, 0.01),
        ["linear"] = optimizer => new LinearLR(optimizer),
        ["linear down"] = optimizer => new LinearLR(optimizer, 0.9, 0.1, 30),
        ["constant"] = optimizer => new ConstantLR(optimizer),
        ["constant longer"] = optimizer => new ConstantLR(optimizer, 0.25, 12),
        ["polynomial"] = optimizer => new PolynomialLR(optimizer),
        ["polynomial square"] = optimizer => new PolynomialLR(optimizer, 40, 2),
        ["step"] = optimizer => new StepLR(optimizer, 8, 0.3),
        ["one cycle"] = optimizer => new OneCycleLR(optimizer, new() { MaxRate = 0.4, TotalSteps = 51 }),
        ["one cycle linear"] = optimizer => new OneCycleLR(optimizer, new()
        {
            MaxRate = 0.4,
            TotalSteps = 51,
            RisingShare = 0.2,
            Linear = true,
            ThreePhase = true,
            DivFactor = 10,
            FinalDivFactor = 100,
            BaseMomentum = 0.6,
            MaxMomentum = 0.9,
        }),
        ["cyclic"] = optimizer => new CyclicLR(optimizer, new() { BaseRate = 0.01, MaxRate = 0.3, StepsUp = 6 }),
        ["cyclic triangular2"] = optimizer => new CyclicLR(
            optimizer, new() { BaseRate = 0.01, MaxRate = 0.3, StepsUp = 4, StepsDown = 9, Mode = CyclicMode.Triangular2 }),
        ["cyclic exp"] = optimizer => new CyclicLR(optimizer, new()
        {
            BaseRate = 0.01,
            MaxRate = 0.3,
            StepsUp = 6,
            Mode = CyclicMode.ExpRange,
            Gamma = 0.95,
            CycleMomentum = false,
        }),
        ["sequence"] = optimizer => new SequentialLR(
            optimizer, [new LinearLR(optimizer, 0.1, 1, 5), new ExponentialLR(optimizer, 0.9), new StepLR(optimizer, 4, 0.5)], [5, 20]),
        ["lambda"] = optimizer => new LambdaLR(optimizer, position => Math.Pow(0.95, position)),
        ["multiplicative"] = optimizer => new MultiplicativeLR(optimizer, position => 1 - (0.01 * (position % 3))),
        ["chain"] = optimizer => new ChainedScheduler(optimizer, [new LinearLR(optimizer, 0.1, 1, 30), new ExponentialLR(optimizer, 0.9)]),
        ["plateau default"] = optimizer => new ReduceLROnPlateau(optimizer, new()),
        ["plateau patient"] = optimizer => new ReduceLROnPlateau(
            optimizer, new() { Factor = 0.5, Patience = 2, Cooldown = 3, Threshold = 0.05, MinRate = 0.002 }),
        ["plateau absolute"] = optimizer => new ReduceLROnPlateau(
            optimizer, new() { HigherIsBetter = true, Factor = 0.7, Patience = 1, Threshold = 0.03, IsAbsolute = true, Epsilon = 0.005 }),
    };

    private readonly Tensor _parameter = Operators.Zeros([1]);

    public static TheoryData<string> Names => new(Schedulers.Keys);

    [Theory]
    [MemberData(nameof(Names))]
    public void A_resumed_schedule_has_the_bits_of_one_that_was_never_stopped(string name)
    {
        using var whole = MakeOptimizer();
        using var resumed = MakeOptimizer();
        var first = Schedulers[name](whole);
        first.Start();
        Trace(first, whole, 0, 23);
        var second = Schedulers[name](resumed);
        second.Start();
        resumed.LoadStateDictionary(whole.StateDictionary());
        second.LoadStateDictionary(first.StateDictionary());
        second.Refresh();

        Assert.Equal(Trace(first, whole, 23, 50), Trace(second, resumed, 23, 50));
    }

    public void Dispose() => _parameter.Dispose();

    private Sgd MakeOptimizer() => new([new([_parameter], 0.1)], new() { Momentum = 0.9 });

    private static List<(double Rate, double Momentum)> Trace(LearningRateScheduler scheduler, Optimizer optimizer, int from, int to)
    {
        var group = optimizer.Groups[0];
        List<(double, double)> trace = [Now()];
        for (var i = from; i < to; i++)
        {
            scheduler.Observe(Values[i]);
            scheduler.Step();
            trace.Add(Now());
        }

        return trace;

        (double, double) Now() => (group.LearningRate, group.Momentum ?? optimizer.Momentum!.Value);
    }
}
