using Thelper.Tests.Support;

namespace Thelper.Cli.Tests;

/// <summary>A temporary folder with the configuration of a session that takes a fraction of a second.</summary>
internal sealed class Workplace : IDisposable
{
    public const string Configuration = """
        name: tiny
        datasets:
          shapes: {type: thelper.data.ShapesDataset, params: {count: 60, size: 16}}
        loaders:
          batch_size: 8
          train_split: {shapes: 0.66}
          valid_split: {shapes: 0.17}
          test_split: {shapes: 0.17}
          torch_seed: 3
          base_transforms:
            - {operation: torchvision.transforms.ToTensor}
        model:
          type: thelper.nn.lenet.LeNet
          params: {input_shape: [3, 16, 16]}
        trainer:
          epochs: 1
          compute_threads: 1
          monitor: accuracy
          optimization:
            loss: {type: torch.nn.CrossEntropyLoss}
            optimizer: {type: torch.optim.Adam, params: {lr: 0.01}}
          metrics:
            accuracy: {type: thelper.optim.Accuracy}
        """;

    public Workplace() => Config = Folder.Write("tiny.yml", Configuration);

    public TemporaryFolder Folder { get; } = new();

    public string Config { get; }

    public string SaveDirectory => Folder["sessions"];

    public string Session => Folder["sessions", "tiny"];

    /// <summary>All that lies in the folder, to see what a failure leaves behind.</summary>
    public IReadOnlyList<string> Everything =>
        [.. Directory.GetFileSystemEntries(Folder.FullPath, "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal)];

    public Outcome New(params string[] options) => Outcome.Of(["new", Config, SaveDirectory, .. options]);

    /// <summary>A <c>--set</c> option that replaces the drawn images by those of a folder in here.</summary>
    public string[] ImagesIn(string folder) =>
        ["--set", $"datasets.shapes={{type: thelper.data.ImageFolderDataset, params: {{root: '{Folder[folder]}'}}}}"];

    /// <summary>Writes a configuration that differs in one place.</summary>
    public void Change(string old, string changed)
    {
        Assert.Contains(old, Configuration, StringComparison.Ordinal);
        File.WriteAllText(Config, Configuration.Replace(old, changed, StringComparison.Ordinal));
    }

    public void Dispose() => Folder.Dispose();
}
