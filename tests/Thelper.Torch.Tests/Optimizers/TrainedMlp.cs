using Thelper.Torch.Losses;
using Thelper.Torch.Modules;
using Thelper.Torch.Optimizers;

namespace Thelper.Torch.Tests.Optimizers;

/// <summary>A small model with an optimizer, and the data that it is trained on.</summary>
internal sealed class TrainedMlp : IDisposable
{
    private readonly Sequential _model = new(new Linear(4, 5), new Tanh(), new Linear(5, 3));
    private readonly CrossEntropyLoss _loss = new();

    public TrainedMlp(Func<IReadOnlyList<ParameterGroup>, Optimizer> make) =>
        Optimizer = make([new([_model.Parameters()[0]], 0.05), new([.. _model.Parameters().Skip(1)], 0.1)]);

    public static IReadOnlyDictionary<string, Func<IReadOnlyList<ParameterGroup>, Optimizer>> Kinds { get; } =
        new Dictionary<string, Func<IReadOnlyList<ParameterGroup>, Optimizer>>
        {
            ["SGD"] = groups => new Sgd(groups, new()),
            ["SGD with momentum"] = groups => new Sgd(groups, new() { Momentum = 0.9, Nesterov = true, WeightDecay = 0.01 }),
            ["Adam"] = groups => new Adam(groups, new() { WeightDecay = 0.01 }),
            ["Adam with AMSGrad"] = groups => new Adam(groups, new() { AmsGrad = true }),
            ["AdamW"] = groups => new Adam(groups, new() { DecoupledWeightDecay = true, WeightDecay = 0.01 }),
            ["RMSprop"] = groups => new RmsProp(groups, new() { Centered = true, Momentum = 0.9 }),
            ["Adagrad"] = groups => new Adagrad(groups, new() { LearningRateDecay = 0.1 }),
            ["Adadelta"] = groups => new Adadelta(groups, new()),
            ["Adamax"] = groups => new Adamax(groups, new()),
            ["NAdam"] = groups => new NAdam(groups, new()),
            ["RAdam"] = groups => new RAdam(groups, new()),
            ["Rprop"] = groups => new Rprop(groups, new()),
            ["ASGD"] = groups => new Asgd(groups, new() { T0 = 1 }),
        };

    public Optimizer Optimizer { get; }

    public IReadOnlyList<Tensor> Parameters => _model.Parameters();

    public IEnumerable<float> Weights => _model.Parameters().SelectMany(parameter => parameter.ToArray<float>());

    public void Train(int steps)
    {
        for (var i = 0; i < steps; i++)
        {
            using var scope = TensorScope.Open();
            using var generator = Generator.Create(17);
            Optimizer.ClearGradients();
            var target = Tensors.From<long>([0, 1, 2, 0, 1, 2]);
            _loss.Forward(_model.Forward(Operators.Randn([6, 4], generator)), target).Backward();
            Optimizer.Step();
        }
    }

    /// <summary>Takes over the weights and the optimizer's state of another.</summary>
    public void Resume(TrainedMlp other)
    {
        _model.LoadStateDictionary(other._model.StateDictionary());
        Optimizer.LoadStateDictionary(other.Optimizer.StateDictionary());
    }

    public void Dispose()
    {
        Optimizer.Dispose();
        _model.Dispose();
        _loss.Dispose();
    }
}
