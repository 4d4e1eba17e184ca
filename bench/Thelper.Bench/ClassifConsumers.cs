using Thelper.Data;
using Thelper.Metrics;
using Thelper.Reports;
using Thelper.Tasks;
using Thelper.Torch;

namespace Thelper.Bench;

/// <summary>What one mostly wants of a classification: the accuracy, two reports, and a row for each sample.</summary>
internal sealed class ClassifConsumers : IDisposable
{
    /// <summary>How many classes there are.</summary>
    public const int Classes = 10;

    private static readonly Classification Task = new([.. Enumerable.Range(0, Classes).Select(i => $"class {i}")], "image", "label");

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory();
    private readonly ConsumerSet _consumers = new(new()
    {
        ["accuracy"] = new AccuracyOptions().Create(Task),
        ["report"] = new ClassifReportOptions().Create(Task),
        ["confusion"] = new ConfusionMatrixOptions().Create(Task),
        ["rows"] = new ClassifLoggerOptions().Create(Task),
    });

    public void Reset() => _consumers.Reset();

    /// <summary>Shows a batch.</summary>
    public void Show(Tensor images, Tensor scores, Tensor labels, int index)
    {
        using var batch = new Batch([], (int)labels.Size(0));
        _consumers.Update(new Iteration
        {
            Task = Task,
            Input = images,
            Prediction = scores,
            Target = labels,
            Sample = batch,
            Index = index,
            Count = index + 1,
            Epoch = 0,
            EpochCount = 1,
            OutputPath = _folder.FullName,
        });
    }

    /// <summary>Writes what a session writes after an epoch.</summary>
    public void Report()
    {
        foreach (var (name, metric) in _consumers.Metrics)
        {
            File.WriteAllText(FileOf(name, "txt"), $"{metric.Evaluate():F4}");
        }

        foreach (var (name, reporter) in _consumers.Reporters)
        {
            File.WriteAllText(FileOf(name, reporter.Extension), reporter.Report());
        }

        foreach (var (name, reporter) in _consumers.FileReporters)
        {
            using var file = File.Create(FileOf(name, reporter.Extension));
            reporter.WriteReport(file);
        }
    }

    public void Dispose()
    {
        _consumers.Dispose();
        _folder.Delete(recursive: true);
    }

    private string FileOf(string name, string extension) => Path.Combine(_folder.FullName, $"{name}.{extension}");
}
