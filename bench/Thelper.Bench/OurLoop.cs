using System.Diagnostics;
using Thelper.Models;
using Thelper.Models.Residual;
using Thelper.Torch;
using Thelper.Torch.Losses;
using Thelper.Torch.Modules;
using Thelper.Torch.Optimizers;

namespace Thelper.Bench;

/// <summary>The same loop on our engine, with the memory pool that every session has.</summary>
internal sealed class OurLoop : IDisposable
{
    private const long PoolCap = 2L << 30;
    private const int Classes = 10;
    private readonly Module<Tensor, Tensor> _model;
    private readonly Tensor _images;
    private readonly Tensor _labels;
    private readonly CrossEntropyLoss _loss = new();
    private readonly Sgd _optimizer;

    public OurLoop(Contest contest, int threads)
    {
        TorchProcess.InstallMemoryPool(PoolCap);
        TorchProcess.ComputeThreads = threads;
        Generator.SeedAll(0);
        _model = contest.Model == "lenet" ? new LeNet(new LeNetOptions(), Classes) : new ResNet(ResNetLayout.ResNet18, Classes);
        _images = contest.Model == "lenet"
            ? Operators.Randn([contest.BatchSize, 1, 28, 28])
            : Operators.Randn([contest.BatchSize, 3, contest.ImageSize, contest.ImageSize]);
        _labels = Tensors.From<long>([.. Enumerable.Range(0, contest.BatchSize).Select(i => (long)(i % Classes))]);
        _optimizer = new Sgd([new ParameterGroup(_model.Parameters(), 0.01)], new SgdOptions { Momentum = 0.9 });
        _model.Train();
    }

    /// <summary>Seconds for so many steps.</summary>
    public double Run(int steps)
    {
        var started = Stopwatch.GetTimestamp();
        for (var i = 0; i < steps; i++)
        {
            using var scope = TensorScope.Open();
            _optimizer.ClearGradients();
            var loss = _loss.Forward(_model.Forward(_images), _labels);
            loss.Backward();
            _optimizer.Step();
            loss.ToDouble();
        }

        return Stopwatch.GetElapsedTime(started).TotalSeconds;
    }

    public void Dispose()
    {
        _optimizer.Dispose();
        _model.Dispose();
        _images.Dispose();
        _labels.Dispose();
    }
}
