using System.Text.Json;
using Thelper.Torch.Losses;
using Thelper.Torch.Modules;
using Thelper.Torch.Optimizers;

namespace Thelper.Torch.Tests.Optimizers;

public sealed class GoldenTraceTests
{
    private const double Rounding = 1e-9;

    public static TheoryData<string> Names =>
    [
        "ce/sgd", "ce/sgd_momentum_nesterov_wd", "ce/sgd_momentum_damp", "ce/adam", "ce/adam_wd_amsgrad",
        "ce/adamw", "ce/rmsprop", "ce/rmsprop_centered_mom", "ce/adagrad", "ce/adadelta",
        "ce_weighted/sgd_momentum_nesterov_wd", "ce_weighted/adam",
        "focal/sgd_momentum_nesterov_wd", "focal/adam",
    ];

    [SkippableTheory]
    [MemberData(nameof(Names))]
    public void The_loss_of_every_step_is_the_recorded_one(string name)
    {
        using var traces = new GoldenTraces();
        using var run = new Run(traces, name);

        AssertNear(traces.Trace(name).GetProperty("losses"), run.Losses);
    }

    [SkippableTheory]
    [MemberData(nameof(Names))]
    public void The_last_parameters_sum_to_the_recorded_values(string name)
    {
        using var traces = new GoldenTraces();
        using var run = new Run(traces, name);
        using var scope = TensorScope.Open();

        Assert.All(run.Model.NamedParameters(), parameter => Assert.Equal(
            traces.Trace(name).GetProperty("final_param_sums").GetProperty(parameter.Name).GetDouble(),
            parameter.Tensor.Sum().ToDouble(),
            Rounding));
    }

    [SkippableTheory]
    [MemberData(nameof(Names))]
    public void The_last_scores_are_the_recorded_ones(string name)
    {
        using var traces = new GoldenTraces();
        using var run = new Run(traces, name);
        using var scope = TensorScope.Open();
        run.Model.Eval();

        AssertNear(
            traces.Trace(name).GetProperty("final_eval_logits_first_row"),
            run.Model.Forward(traces.Input()).Select(0, 0).ToArray<double>());
    }

    [SkippableTheory]
    [InlineData("0.weight")]
    [InlineData("0.bias")]
    [InlineData("2.weight")]
    [InlineData("2.bias")]
    public void The_first_gradients_are_the_recorded_ones(string parameter)
    {
        using var traces = new GoldenTraces();
        using var model = traces.Model();
        using var scope = TensorScope.Open();
        using var loss = new CrossEntropyLoss();
        loss.Forward(model.Forward(traces.Input()), traces.Target()).Backward();

        var gradient = model.StateDictionary()[parameter].Gradient()!.ToArray<double>();

        Assert.Equal(traces.InitialGradient(parameter), gradient, (a, b) => Math.Abs(a - b) <= 1e-14);
    }

    private static void AssertNear(JsonElement expected, double[] actual) =>
        Assert.Equal(GoldenTraces.Numbers(expected), actual, (a, b) => Math.Abs(a - b) <= Rounding);

    /// <summary>A model after the ten steps of a trace, with the losses on the way.</summary>
    private sealed class Run : IDisposable
    {
        // The file does not record the class weights; these are the ones that give its weighted losses.
        private static readonly double[] ClassWeights = [1, 2, 0.5, 1.5];

        public Run(GoldenTraces traces, string name)
        {
            var trace = traces.Trace(name);
            Model = traces.Model();
            using var scope = TensorScope.Open();
            var weighted = name.StartsWith("ce_weighted/", StringComparison.Ordinal);
            using ILoss loss = name.StartsWith("focal/", StringComparison.Ordinal)
                ? new FocalLoss { PerElement = false }
                : new CrossEntropyLoss { Weight = weighted ? Tensors.From<double>(ClassWeights) : null };
            using var optimizer = MakeOptimizer(trace.GetProperty("optimizer").GetString()!, trace.GetProperty("kw"));
            var (input, target) = (traces.Input(), traces.Target());
            for (var i = 0; i < Losses.Length; i++)
            {
                optimizer.ClearGradients();
                var value = loss.Forward(Model.Forward(input), target);
                value.Backward();
                optimizer.Step();
                Losses[i] = value.ToDouble();
            }
        }

        public Sequential Model { get; }

        public double[] Losses { get; } = new double[10];

        public void Dispose() => Model.Dispose();

        private Optimizer MakeOptimizer(string kind, JsonElement options)
        {
            ParameterGroup[] groups = [new(Model.Parameters(), Number(options, "lr"))];
            var (momentum, weightDecay) = (Number(options, "momentum"), Number(options, "weight_decay"));
            return kind switch
            {
                "SGD" => new Sgd(groups, new()
                {
                    Momentum = momentum,
                    Dampening = Number(options, "dampening"),
                    WeightDecay = weightDecay,
                    Nesterov = Flag(options, "nesterov"),
                }),
                "RMSprop" => new RmsProp(groups, new()
                {
                    Alpha = Number(options, "alpha", 0.99),
                    Momentum = momentum,
                    Centered = Flag(options, "centered"),
                    WeightDecay = weightDecay,
                }),
                "Adagrad" => new Adagrad(groups, new()),
                "Adadelta" => new Adadelta(groups, new()),
                _ => new Adam(groups, new()
                {
                    WeightDecay = weightDecay,
                    DecoupledWeightDecay = kind == "AdamW",
                    AmsGrad = Flag(options, "amsgrad"),
                }),
            };
        }

        private static bool Flag(JsonElement options, string name) =>
            options.TryGetProperty(name, out var value) && value.GetBoolean();

        private static double Number(JsonElement options, string name, double otherwise = 0) =>
            options.TryGetProperty(name, out var value) ? value.GetDouble() : otherwise;
    }
}
