using Thelper.Configuration;

namespace Thelper.Tests.Configuration;

internal sealed record SessionOptions
{
    [Alias("session_name")]
    public required string Name { get; init; }

    public IReadOnlyDictionary<string, DatasetOptions> Datasets { get; init; } =
        new Dictionary<string, DatasetOptions>();

    public IOptimizerOptions? Optimizer { get; init; }

    public ILossOptions? Loss { get; init; }

    [Alias("runner", "tester")]
    public ITrainerOptions? Trainer { get; init; }

    [AllowSingle]
    public IReadOnlyList<IOptimizerOptions> Optimizers { get; init; } = [];
}

[ComponentKind("optimizer")]
internal interface IOptimizerOptions;

internal sealed record SgdOptions : IOptimizerOptions
{
    [ConfigKey("lr")]
    public required double LearningRate { get; init; }

    public double Momentum { get; init; }
}

internal sealed record AdamOptions : IOptimizerOptions
{
    [ComponentName]
    public string Variant { get; init; } = "";

    [ConfigKey("lr")]
    public double LearningRate { get; init; } = 1e-3;
}

[ComponentKind("loss")]
internal interface ILossOptions;

internal sealed record CrossEntropyOptions : ILossOptions;

[ComponentKind("dataset")]
internal interface IDatasetOptions;

internal sealed record FolderOptions : IDatasetOptions
{
    public required FilePath Root { get; init; }
}

[ComponentKind("transform", TypeKey = "operation")]
internal interface ITransformOptions;

internal sealed record ResizeOptions : ITransformOptions
{
    [AllowSingle]
    public IReadOnlyList<int> Dsize { get; init; } = [32];
}

internal sealed record TransformStage
{
    [Inline]
    public required ITransformOptions Operation { get; init; }

    [Alias("target_keys", "key")]
    [AllowSingle]
    public IReadOnlyList<string>? TargetKey { get; init; }
}

internal sealed record DatasetOptions
{
    [Inline]
    public required IDatasetOptions Source { get; init; }

    public IReadOnlyList<TransformStage> Transforms { get; init; } = [];
}

internal sealed record LossSection
{
    [Inline]
    public ILossOptions? Loss { get; init; }

    public string? ModelGetter { get; init; }
}

[ComponentKind("trainer", Inline = true)]
internal interface ITrainerOptions;

internal record TrainerOptions : ITrainerOptions
{
    [AtLeast(1)]
    public required int Epochs { get; init; }

    [AllowSingle]
    [Alias("devices", "train_device")]
    public IReadOnlyList<string>? Device { get; init; }

    [ComponentName]
    public string Type { get; init; } = "";
}

internal sealed record SegmentationTrainerOptions : TrainerOptions
{
    public double ScalePreds { get; init; } = 1;
}

internal static class DemoCatalogue
{
    public static ComponentCatalogue Create() => new ComponentCatalogue()
        .Add<IOptimizerOptions, SgdOptions>("torch.optim.SGD")
        .Add<IOptimizerOptions, AdamOptions>("torch.optim.Adam", "torch.optim.adam.Adam")
        .Add<IOptimizerOptions, AdamOptions>("torch.optim.AdamW")
        .Add<ILossOptions, CrossEntropyOptions>("torch.nn.CrossEntropyLoss")
        .Add<IDatasetOptions, FolderOptions>("thelper.data.ImageFolderDataset")
        .Add<ITransformOptions, ResizeOptions>("thelper.transforms.Resize")
        .Add<ITrainerOptions, SegmentationTrainerOptions>("thelper.train.ImageSegmTrainer")
        .AddDefault<ITrainerOptions, TrainerOptions>();
}
