using Thelper.Configuration;
using Thelper.Sessions;
using Thelper.Tests.Support;
using Thelper.Train;

namespace Thelper.Tests.Train;

/// <summary>
/// A session that takes a fraction of a second, in a temporary folder: 40 drawn images to train on, 10 to validate and 10
/// to test, all small, and randomly flipped.
/// </summary>
internal sealed class TinySession : IDisposable
{
    public const string Name = "tiny";

    private const string Configuration = """
        name: tiny
        datasets:
          shapes: {type: thelper.data.ShapesDataset, params: {count: 60, size: 16}}
        loaders:
          batch_size: 8
          workers: 2
          train_split: {shapes: 0.66}
          valid_split: {shapes: 0.17}
          test_split: {shapes: 0.17}
          test_seed: 1
          valid_seed: 2
          torch_seed: 3
          numpy_seed: 4
          base_transforms:
            - {operation: torchvision.transforms.RandomHorizontalFlip}
            - {operation: torchvision.transforms.ToTensor}
        model:
          type: thelper.nn.lenet.LeNet
          params: {input_shape: [3, 16, 16]}
        trainer:
          epochs: 2
          device: cpu
          compute_threads: 1
          monitor: accuracy
          optimization:
            loss: {type: torch.nn.CrossEntropyLoss}
            optimizer: {type: torch.optim.Adam, params: {lr: 0.01}}
          metrics:
            accuracy: {type: thelper.optim.Accuracy}
            report: {type: thelper.train.ClassifReport}
        """;

    private readonly TemporaryFolder _folder = new();

    public string SaveDirectory => _folder["sessions"];

    public SessionDirectory Directory => new(Path.Combine(SaveDirectory, Name));

    /// <summary>What happened in the last launch.</summary>
    public EventList Events { get; private set; } = new();

    /// <summary>What the last resume complained about.</summary>
    public List<string> Warnings { get; } = [];

    /// <summary>Adds to what the configuration may name; nothing by default.</summary>
    public Action<ComponentCatalogue> Register { get; init; } = _ => { };

    /// <summary>Checkpoints that belong to an epoch, by their names, first epoch first.</summary>
    public IReadOnlyList<string> EpochCheckpoints =>
        [.. System.IO.Directory.GetFiles(Directory.Checkpoints, "ckpt.0*.pth").Order(StringComparer.Ordinal)];

    /// <summary>The override that replaces the drawn images by those of a folder.</summary>
    public static string ImagesIn(string folder) =>
        $"datasets.shapes={{type: thelper.data.ImageFolderDataset, params: {{root: '{folder}'}}}}";

    /// <summary>The names of the files with reports of a set, sorted.</summary>
    public string[] Outputs(string set) => [.. System.IO.Directory
        .GetDirectories(Path.Combine(Directory.FullPath, "output", Name), $"{set}*")
        .SelectMany(folder => System.IO.Directory.GetFiles(folder))
        .Select(file => Path.GetFileName(file)).Order(StringComparer.Ordinal)];

    /// <summary>A file with a report of a set.</summary>
    public string Output(string set, string file) => System.IO.Directory
        .GetDirectories(Path.Combine(Directory.FullPath, "output", Name), $"{set}*")
        .Select(folder => Path.Combine(folder, file)).Single(File.Exists);

    public static ConfigDocument Document(params string[] overrides) =>
        ConfigReader.Parse(Configuration, "tiny.yml", overrides.Select(text => ConfigOverride.Parse(text)));

    public SessionResults Start(params string[] overrides) => Start(new EventList(), overrides);

    public SessionResults Start(EventList events, params string[] overrides)
    {
        Events = events;
        return Read(Document(overrides), "unnamed").Start(SaveDirectory, events);
    }

    public SessionResults Resume(params string[] overrides) => ResumeFrom(Directory.FullPath, overrides);

    public SessionResults ResumeFrom(string path, params string[] overrides) => ResumeIn(null, path, overrides);

    public SessionResults ResumeIn(SessionDirectory? directory, string path, params string[] overrides)
    {
        Events = new EventList();
        Warnings.Clear();
        using var checkpoint = CheckpointLocator.LoadLatest(path, Warnings.Add);
        var document = checkpoint.Configuration.With(overrides.Select(text => ConfigOverride.Parse(text)));
        return Read(document, checkpoint.Name)
            .Resume(directory ?? SessionDirectory.Of(checkpoint.Source), checkpoint, Events);
    }

    private Experiment Read(ConfigDocument document, string fallbackName)
    {
        var catalogue = StandardComponents.Catalogue().Add<ITrainerOptions, SavingTrainerOptions>(SavingTrainerOptions.Name);
        Register(catalogue);
        return Experiment.Read(document, fallbackName, catalogue: catalogue);
    }

    public void Dispose() => _folder.Dispose();
}
