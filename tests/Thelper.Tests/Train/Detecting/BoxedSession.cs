using Thelper.Configuration;
using Thelper.Data;
using Thelper.Metrics;
using Thelper.Models;
using Thelper.Sessions;
using Thelper.Tests.Support;

namespace Thelper.Tests.Train.Detecting;

/// <summary>A session that detects in a few images, with a model that is told what to find.</summary>
internal sealed class BoxedSession : IDisposable
{
    private const string Configuration = """
        name: boxed
        datasets:
          train: {type: tests.BoxedDataset}
          valid: {type: tests.BoxedDataset}
        loaders:
          batch_size: 3
          train_split: {train: 1}
          valid_split: {valid: 1}
          test_seed: 1
          valid_seed: 2
          torch_seed: 3
          numpy_seed: 4
          shuffle: false
          base_transforms:
            - {operation: torchvision.transforms.ToTensor}
        model: {type: tests.EchoDetector}
        trainer:
          epochs: 2
          device: cpu
          compute_threads: 1
          unique_output_dir: false
          optimization:
            optimizer: {type: torch.optim.SGD, params: {lr: 0.1}}
          metrics:
            boxes: {type: tests.BoxList}
            precision: {type: thelper.optim.AveragePrecision}
        """;

    /// <summary>The overrides after which nothing is known of the objects in the validation set, and nothing is trained.</summary>
    public static readonly string[] Unknown = ["loaders.train_split={}", "datasets.valid.params.unknown=true"];

    private readonly TemporaryFolder _folder = new();

    public EventList Events { get; } = new();

    public SessionResults Start(params string[] overrides)
    {
        var catalogue = StandardComponents.Catalogue()
            .Add<IDatasetOptions, BoxedDatasetOptions>(BoxedDatasetOptions.Name)
            .Add<IModelOptions, EchoDetectorOptions>(EchoDetectorOptions.Name)
            .Add<IConsumerOptions, BoxListOptions>(BoxListOptions.Name);
        var document = ConfigReader.Parse(Configuration, "boxed.yml", overrides.Select(text => ConfigOverride.Parse(text)));
        return Experiment.Read(document, "unnamed", catalogue: catalogue).Start(_folder["sessions"], Events);
    }

    /// <summary>What was written of a set.</summary>
    /// <param name="set">train or valid.</param>
    /// <param name="file">Its name.</param>
    public string[] Lines(string set, string file) =>
        File.ReadAllLines(Path.Combine(_folder["sessions"], "boxed", "output", "boxed", set, file));

    public void Dispose() => _folder.Dispose();
}
