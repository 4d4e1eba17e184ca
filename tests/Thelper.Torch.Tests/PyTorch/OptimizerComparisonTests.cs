using System.Text.Json;
using Thelper.Torch.Modules;
using Thelper.Torch.Optimizers;

namespace Thelper.Torch.Tests.PyTorch;

public sealed class OptimizerComparisonTests
{
    private const int Steps = 20;

    private static readonly AdamOptions Changed = new() { Beta1 = 0.8, Beta2 = 0.9, Epsilon = 1e-6, WeightDecay = 0.01 };

    private static readonly Dictionary<string, (double Rate, Func<IReadOnlyList<ParameterGroup>, Optimizer> Make)> Optimizers = new()
    {
        ["adamw"] = (0.01, groups => new Adam(groups, new() { DecoupledWeightDecay = true, WeightDecay = 0.01 })),
        ["adamw amsgrad"] = (0.01, groups => new Adam(
            groups, new() { DecoupledWeightDecay = true, WeightDecay = 0.1, AmsGrad = true, Beta1 = 0.8, Beta2 = 0.99, Epsilon = 1e-6 })),
        ["rmsprop"] = (0.01, groups => new RmsProp(groups, new())),
        ["rmsprop centred"] = (0.01, groups => new RmsProp(
            groups, new() { Alpha = 0.9, Momentum = 0.5, Centered = true, WeightDecay = 0.01, Epsilon = 1e-6 })),
        ["adagrad"] = (0.1, groups => new Adagrad(groups, new())),
        ["adagrad decaying"] = (0.1, groups => new Adagrad(
            groups, new() { LearningRateDecay = 0.1, WeightDecay = 0.01, InitialAccumulatorValue = 0.2, Epsilon = 1e-6 })),
        ["adadelta"] = (1, groups => new Adadelta(groups, new())),
        ["adadelta slow"] = (0.5, groups => new Adadelta(groups, new() { Rho = 0.8, Epsilon = 1e-4, WeightDecay = 0.01 })),
        ["adamax"] = (2e-3, groups => new Adamax(groups, new())),
        ["adamax decaying"] = (0.01, groups => new Adamax(groups, Changed)),
        ["nadam"] = (2e-3, groups => new NAdam(groups, new())),
        ["nadam decaying"] = (0.01, groups => new NAdam(groups, Changed, momentumDecay: 0.1)),
        ["radam"] = (1e-3, groups => new RAdam(groups, new())),
        ["radam decaying"] = (0.01, groups => new RAdam(groups, Changed)),
        ["sgd"] = (0.1, groups => new Sgd(groups, new())),
        ["sgd upwards"] = (0.01, groups => new Sgd(
            groups, new() { Momentum = 0.5, Dampening = 0.1, WeightDecay = 0.01 }) { Maximize = true }),
        ["adam upwards"] = (0.001, groups => new Adam(groups, new() { WeightDecay = 0.01 }) { Maximize = true }),
        ["rprop"] = (0.01, groups => new Rprop(groups, new())),
        ["rprop narrow"] = (0.02, groups => new Rprop(groups, new() { EtaMinus = 0.3, EtaPlus = 1.5, MinStep = 1e-3, MaxStep = 0.05 })),
        ["asgd"] = (0.01, groups => new Asgd(groups, new())),
        ["asgd averaging"] = (0.05, groups => new Asgd(groups, new() { Lambd = 0.01, Alpha = 0.6, T0 = 5, WeightDecay = 0.01 })),
        ["lbfgs"] = (0.1, groups => new Lbfgs(groups, new())),
        ["lbfgs short"] = (0.2, groups => new Lbfgs(groups, new() { MaxIterations = 3, HistorySize = 2 })),
        ["lbfgs searching"] = (1, groups => new Lbfgs(groups, new() { StrongWolfe = true, MaxIterations = 2, HistorySize = 5 })),
        ["lbfgs to the end"] = (1, groups => new Lbfgs(
            groups, new() { StrongWolfe = true, MaxEvaluations = 40, GradientTolerance = 1e-4, ChangeTolerance = 1e-6 })),
    };

    public static TheoryData<string> Names => new(Optimizers.Keys);

    [SkippableTheory]
    [MemberData(nameof(Names))]
    public void Losses_and_weights_of_twenty_steps_are_PyTorchs(string name)
    {
        using var run = new Run(name);
        var losses = run.Expected.GetProperty("losses").Deserialize<double[]>()!;

        Assert.Equal(losses, run.Losses, (a, b) => Math.Abs(a - b) <= 1e-9 * Math.Abs(a));
        Assert.All(run.Model.StateDictionary(), entry => Recorded.AssertEqual(
            run.Expected.GetProperty("weights").GetProperty(entry.Key), entry.Value, 1e-9));
    }

    [SkippableTheory]
    [MemberData(nameof(Names))]
    public void What_is_kept_for_a_parameter_has_PyTorchs_names(string name)
    {
        using var run = new Run(name);
        var states = (OrderedDictionary<long, object?>)run.Optimizer.StateDictionary()["state"]!;

        Assert.Equal(
            run.Expected.GetProperty("state").Deserialize<string[]>()!,
            ((OrderedDictionary<string, object?>)states[0]!).Keys.Order(StringComparer.Ordinal));
    }

    private sealed class Run : IDisposable
    {
        public Run(string name)
        {
            var recorded = PythonTorch.Ask("optimization.py").GetProperty("optimizers");
            Expected = recorded.GetProperty("runs").GetProperty(name);
            using var scope = TensorScope.Open();
            foreach (var (parameter, tensor) in Model.NamedParameters())
            {
                tensor.SetData(Recorded.Tensor(recorded.GetProperty("initial").GetProperty(parameter), ScalarType.Float64));
            }

            Optimizer = Optimizers[name].Make([new(Model.Parameters(), Optimizers[name].Rate)]);
            var inputs = Recorded.Tensor(recorded.GetProperty("inputs"), ScalarType.Float64);
            var labels = Recorded.Tensor(recorded.GetProperty("labels"), ScalarType.Int64);
            for (var i = 0; i < Steps; i++)
            {
                Losses[i] = Optimizer.Step(() =>
                {
                    using var evaluation = TensorScope.Open();
                    Optimizer.ClearGradients();
                    var loss = Model.Forward(inputs).CrossEntropyLoss(labels);
                    loss.Backward();
                    return loss.ToDouble();
                });
            }
        }

        public JsonElement Expected { get; }

        public Sequential Model { get; } = new(new Linear(4, 5), new Tanh(), new Linear(5, 3));

        public Optimizer Optimizer { get; }

        public double[] Losses { get; } = new double[Steps];

        public void Dispose()
        {
            Optimizer.Dispose();
            Model.Dispose();
        }
    }
}
