using System.Diagnostics;
using Thelper.Models;
using Thelper.Torch;
using Thelper.Torch.Losses;

namespace Thelper.Bench;

/// <summary>LeNet evaluated on batches that lie in memory, with consumers or without.</summary>
internal sealed class EvaluationEpoch : IDisposable
{
    private const int BatchSize = 128;
    private const int Batches = 80;
    private readonly LeNet _model;
    private readonly Tensor[] _images = new Tensor[Batches];
    private readonly Tensor _labels;
    private readonly CrossEntropyLoss _loss = new();
    private readonly ClassifConsumers _consumers = new();

    public EvaluationEpoch()
    {
        TorchProcess.InstallMemoryPool(2L << 30);
        Generator.SeedAll(0);
        _model = new LeNet(new LeNetOptions(), ClassifConsumers.Classes);
        _model.Eval();
        for (var i = 0; i < Batches; i++)
        {
            _images[i] = Operators.Randn([BatchSize, 1, 28, 28]);
        }

        _labels = Tensors.From<long>([.. Enumerable.Range(0, BatchSize).Select(i => (long)(i % ClassifConsumers.Classes))]);
    }

    /// <summary>Samples in an epoch.</summary>
    public static int Samples => Batches * BatchSize;

    /// <summary>Seconds for an epoch, and those of them that were spent in consumers, reports and all.</summary>
    /// <param name="shows">Whether there are consumers.</param>
    public (double Whole, double Consumers) Run(bool shows)
    {
        var (started, own) = (Stopwatch.GetTimestamp(), 0L);
        using var mode = GradMode.Disable();
        _consumers.Reset();
        for (var i = 0; i < Batches; i++)
        {
            using var scope = TensorScope.Open();
            var scores = _model.Forward(_images[i]);
            _loss.Forward(scores, _labels).ToDouble();
            var shown = Stopwatch.GetTimestamp();
            if (shows)
            {
                _consumers.Show(_images[i], scores, _labels, i);
            }

            own += Stopwatch.GetTimestamp() - shown;
        }

        var ended = Stopwatch.GetTimestamp();
        if (shows)
        {
            _consumers.Report();
        }

        own += Stopwatch.GetTimestamp() - ended;
        return (Stopwatch.GetElapsedTime(started).TotalSeconds, TimeSpan.FromTicks(own * TimeSpan.TicksPerSecond / Stopwatch.Frequency).TotalSeconds);
    }

    public void Dispose()
    {
        _consumers.Dispose();
        _model.Dispose();
        Array.ForEach(_images, image => image.Dispose());
        _labels.Dispose();
    }
}
