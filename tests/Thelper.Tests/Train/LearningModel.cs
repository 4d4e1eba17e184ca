using Thelper.Optimization;
using Thelper.Sessions;
using Thelper.Tests.Support;
using Thelper.Torch;
using Thelper.Torch.Modules;
using Thelper.Train;

namespace Thelper.Tests.Train;

/// <summary>A layer that learns random numbers from random numbers; two with the same seed are the same.</summary>
internal sealed class LearningModel : IDisposable
{
    private const int Seed = 11;
    private static readonly SchedulePlan Plan = new(new ScheduleLength(10, 10), Metric: null);
    private readonly TemporaryFolder _folder = new();
    private readonly OptimizationOptions _optimization = new()
    {
        Loss = new LossSection { Loss = new CrossEntropyLossOptions() },
        Optimizer = new AdamSection { LearningRate = 0.1 },
        Scheduler = new SchedulerSection { Scheduler = new StepLROptions { StepSize = 1, Gamma = 0.5 } },
    };

    private readonly StepOptions _step;
    private readonly Generator _generator = Generator.Create(Seed);

    public LearningModel(StepOptions? step = null, IOptimizerOptions? optimizer = null)
    {
        Generator.SeedAll(Seed);
        _step = step ?? new();
        _optimization = optimizer is null ? _optimization : _optimization with { Optimizer = optimizer };
        Model = new Linear(3, 2);
        Learner = new Learner(_optimization, _step, Plan, Model, checkpoint: null);
    }

    public Linear Model { get; }

    public Learner Learner { get; private set; }

    public float[] Weights => Model.Weight.ToArray<float>();

    public float[] Gradient
    {
        get
        {
            using var gradient = Model.Weight.Gradient();
            return gradient!.ToArray<float>();
        }
    }

    /// <summary>Makes numbers to learn from; the same ones in the same order for every instance.</summary>
    public Tensor Draw(int batch) => Operators.Randn([batch, 3], _generator);

    /// <summary>Learns from one batch.</summary>
    public double Learn(Tensor input, double factor = 1)
    {
        using var scope = TensorScope.Open();
        var loss = Loss(input).Mul(factor);
        Learner.Learn(loss, () => Loss(input).Mul(factor));
        return loss.ToDouble();
    }

    public void LearnDrawn(int batches)
    {
        using var scope = TensorScope.Open();
        for (var i = 0; i < batches; i++)
        {
            Learn(Draw(4));
        }
    }

    /// <summary>Writes a checkpoint, and goes on from it with a new learner and other weights in the model.</summary>
    public void SaveAndRestore()
    {
        using var scope = TensorScope.Open();
        var path = _folder["ckpt.pth"];
        var data = new OrderedDictionary<string, object?> { ["epoch"] = 0L, ["iter"] = 1000L, ["model"] = Model.StateDictionary() };
        new Checkpoint(new(data.Concat(Learner.ToPlainData())), path).Save();
        Learner.Dispose();
        using (GradMode.Disable())
        {
            Model.Weight.FillInPlace(0.5);
        }

        using var checkpoint = Checkpoint.Load(path);
        Model.LoadStateDictionary(checkpoint.Model);
        Learner = new Learner(_optimization, _step, Plan, Model, checkpoint);
    }

    public void Dispose()
    {
        Learner.Dispose();
        Model.Dispose();
        _generator.Dispose();
        _folder.Dispose();
    }

    private Tensor Loss(Tensor input)
    {
        var difference = Model.Forward(input).Sub(input.Slice(1, 0, 2));
        return difference.Mul(difference).Mean();
    }
}
