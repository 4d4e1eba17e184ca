using Thelper.Configuration;
using Thelper.Data;
using Thelper.Data.Datasets;
using Thelper.Tests.Support;
using Thelper.Transforms;

namespace Thelper.Tests.Data;

/// <summary>The batches of a configuration are the same, to the bit, however they are loaded.</summary>
public sealed class BatchStreamTests
{
    private const int Epochs = 2;

    /// <summary>What an operation cannot be without; those that are not here need nothing.</summary>
    private static readonly Dictionary<string, string> Needed = new()
    {
        ["torchvision.transforms.Resize"] = "{size: 30}",
        ["thelper.transforms.NormalizeZeroMeanUnitVar"] = "{mean: 100, std: 50}",
        ["torchvision.transforms.CenterCrop"] = "{size: 30}",
        ["torchvision.transforms.RandomOrder"] = "{transforms: [{operation: torchvision.transforms.RandomHorizontalFlip}, {operation: torchvision.transforms.RandomRotation, params: {degrees: 20}}]}",
        ["torchvision.transforms.RandomChoice"] = "{transforms: [{operation: torchvision.transforms.RandomHorizontalFlip}, {operation: torchvision.transforms.RandomRotation, params: {degrees: 20}}]}",
        ["torchvision.transforms.RandomApply"] = "{transforms: [{operation: torchvision.transforms.RandomHorizontalFlip}, {operation: torchvision.transforms.RandomRotation, params: {degrees: 20}}]}",
        ["torchvision.transforms.Compose"] = "{transforms: [{operation: torchvision.transforms.RandomHorizontalFlip}, {operation: torchvision.transforms.RandomRotation, params: {degrees: 20}}]}",
        ["thelper.transforms.Compose"] = "{transforms: [{operation: torchvision.transforms.RandomHorizontalFlip}, {operation: torchvision.transforms.RandomRotation, params: {degrees: 20}}]}",
        ["thelper.transforms.CustomStepCompose"] = "{milestones: {0: {operation: torchvision.transforms.RandomHorizontalFlip}, 1: {operation: torchvision.transforms.RandomVerticalFlip}}}",
        ["thelper.transforms.Unsqueeze"] = "{axis: 0}\ntarget_key: image",
        ["thelper.transforms.Transpose"] = "{axes: [2, 0, 1]}",
        ["thelper.transforms.Duplicator"] = "{count: 2}",
        ["thelper.transforms.SelectChannels"] = "{channels: [2, 0]}",
        ["torchvision.transforms.ConvertImageDtype"] = "{dtype: torch.float32}",
        ["albumentations.OneOf"] = "{transforms: {HorizontalFlip: {}, RandomGamma: {}}}",
        ["albumentations.Sequential"] = "{transforms: {HorizontalFlip: {}, RandomGamma: {}}}",
        ["albumentations.SomeOf"] = "{transforms: {HorizontalFlip: {}, RandomGamma: {}}, n: 1}",
        ["albumentations.Compose"] = "{HorizontalFlip: {}, RandomGamma: {}}",
        ["Augmentor.Pipeline"] = "{flip_left_right: {probability: 0.5}, random_distortion: {probability: 1, grid_width: 4, grid_height: 4, magnitude: 4}}",
        ["torchvision.transforms.RandomCrop"] = "{size: 30}",
        ["torchvision.transforms.FiveCrop"] = "{size: 30}",
        ["torchvision.transforms.TenCrop"] = "{size: 30}",
        ["torchvision.transforms.RandomResizedCrop"] = "{size: 30}",
        ["torchvision.transforms.RandomAffine"] = "{degrees: 20, translate: [0.1, 0.2], scale: [0.8, 1.2], shear: 10}",
        ["torchvision.transforms.RandomRotation"] = "{degrees: 40}",
        ["torchvision.transforms.RandomPosterize"] = "{bits: 3}",
        ["torchvision.transforms.RandomSolarize"] = "{threshold: 100}",
        ["torchvision.transforms.RandomAdjustSharpness"] = "{sharpness_factor: 2}",
        ["torchvision.transforms.GaussianBlur"] = "{kernel_size: 5}",
        ["torchvision.transforms.Normalize"] = "{mean: [0.5, 0.4, 0.3], std: [0.2, 0.2, 0.2]}",
        ["torchvision.transforms.Pad"] = "{padding: 3}",
        ["torchvision.transforms.ColorJitter"] = "{brightness: 0.4, contrast: 0.4, saturation: 0.4, hue: 0.2}",
        ["albumentations.CropNonEmptyMaskIfExists"] = "{height: 30, width: 28}",
        ["albumentations.RandomSizedCrop"] = "{min_max_height: [20, 40], height: 30, width: 28}",
        ["albumentations.RandomResizedCrop"] = "{height: 30, width: 28}",
        ["albumentations.RandomCrop"] = "{height: 30, width: 28}",
        ["albumentations.Resize"] = "{height: 30, width: 28}",
        ["albumentations.CenterCrop"] = "{height: 30, width: 28}",
        ["albumentations.Crop"] = "{x_max: 30, y_max: 20}",
        ["thelper.transforms.RandomShift"] = "{min: -4, max: 4}",
        ["thelper.transforms.NormalizeMinMax"] = "{min: 0, max: 255}",
        ["thelper.transforms.RandomResizedCrop"] = "{output_size: [30, 28]}",
        ["thelper.transforms.Affine"] = "{transf: [1, 0.1, 2, 0, 1, -1]}",
        ["thelper.transforms.Tile"] = "{tile_size: 24}",
        ["thelper.transforms.Resize"] = "{dsize: [30, 28]}",
        ["thelper.transforms.CenterCrop"] = "{size: 30}",
    };

    private static readonly string[] AlwaysRefused = ["torchvision.transforms.Lambda"];

    // To floating-point numbers, to fewer channels, to arrays, or to lists.
    private static readonly string[] ChangesKind =
    [
        "torchvision.transforms.ToTensor", "torchvision.transforms.ConvertImageDtype", "torchvision.transforms.Normalize",
        "torchvision.transforms.RandomErasing", "thelper.transforms.NormalizeMinMax", "thelper.transforms.NormalizeZeroMeanUnitVar",
        "albumentations.Normalize", "albumentations.ToFloat",
        "torchvision.transforms.Grayscale", "thelper.transforms.ToGray", "thelper.transforms.SelectChannels",
        "thelper.transforms.Transpose", "thelper.transforms.Unsqueeze",
        "thelper.transforms.Duplicator", "thelper.transforms.Tile", "torchvision.transforms.FiveCrop", "torchvision.transforms.TenCrop",
    ];

    public static TheoryData<string> Operations =>
    [
        .. StandardComponents.Catalogue().Entries
            .Where(entry => entry.Kind == typeof(ITransformOptions) && !AlwaysRefused.Contains(entry.Name))
            .Select(entry => entry.Name),
    ];

    [Theory]
    [MemberData(nameof(Operations))]
    public void Every_operation_gives_the_same_batches_for_any_number_of_threads(string operation)
    {
        var stage = Stage(operation);
        TransformStageOptions[] stages = operation.EndsWith(".Normalize", StringComparison.Ordinal) ? [Stage("torchvision.transforms.ToTensor"), stage] : [stage];
        var expected = Stream(stages, workers: 0);

        Assert.Equal(expected, Stream(stages, workers: 2));
        Assert.Equal(expected, Stream(stages, workers: 5));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(5)]
    public void All_random_operations_together_give_the_same_batches_for_any_number_of_threads(int workers) =>
        Assert.Equal(Stream(Together(), workers: 0), Stream(Together(), workers));

    [Theory]
    [InlineData(0, 2)]
    [InlineData(2, 1)]
    [InlineData(5, 3)]
    public void An_epoch_begun_in_its_middle_goes_on_with_the_same_batches(int workers, int firstBatch)
    {
        using var whole = Loader(Together(), workers: 0);
        using var resumed = Loader(Together(), workers);

        Assert.Equal(
            StreamOfBatches.Hashes(whole.Load(1)).Skip(firstBatch), StreamOfBatches.Hashes(resumed.Load(1, firstBatch)));
    }

    [Fact]
    public void Two_epochs_have_different_batches()
    {
        var batches = Stream(Together(), workers: 2);

        Assert.Distinct(batches);
    }

    [Fact]
    public void Files_written_in_another_order_give_the_same_batches()
    {
        using var forwards = new TemporaryFolder();
        using var backwards = new TemporaryFolder();
        string[] names = [.. Enumerable.Range(0, 20).Select(i => Path.Combine(i % 2 == 0 ? "a" : "b", $"{i * 7 % 20}.png"))];
        foreach (var (folder, order) in new[] { (forwards, names), (backwards, names.Reverse()) })
        {
            foreach (var name in order)
            {
                folder.Write(name, ClassFolders.Png(40, 40, (byte)Array.IndexOf(names, name)));
            }
        }

        Assert.Equal(FolderStream(forwards), FolderStream(backwards));
    }

    private static List<string> FolderStream(TemporaryFolder folder)
    {
        var dataset = new ImageFolderOptions { Root = new FilePath(folder.FullPath), PathKey = "file" }.Open();
        using var loader = Loader(Together(), workers: 2, new WithoutPaths(dataset, "file"));
        return [.. Enumerable.Range(0, Epochs).SelectMany(epoch => StreamOfBatches.Hashes(loader.Load(epoch)))];
    }

    private static List<string> Stream(IReadOnlyList<TransformStageOptions> stages, int workers)
    {
        using var loader = Loader(stages, workers);
        return [.. Enumerable.Range(0, Epochs).SelectMany(epoch =>
            StreamOfBatches.Hashes(loader.Load(epoch, thenNext: epoch + 1 < Epochs)))];
    }

    private static Loader Loader(IReadOnlyList<TransformStageOptions> stages, int workers, IDataset? dataset = null) => new LoaderFactory(
        new Dictionary<string, IDataset> { ["marked"] = dataset ?? new MarkedDataset(18, 48) },
        new LoadersOptions
        {
            BatchSize = 4,
            Workers = workers,
            TrainSplit = new Dictionary<string, double> { ["marked"] = 1 },
            BaseTransforms = [.. stages, new() { Operation = new ResizeOptions { Dsize = [24, 20] } }],
        },
        new Seeds(1, 2, 3, 4)).Create().Train!;

    /// <summary>
    /// Every operation there is, one after another, but for those that change what kind of thing a sample's entries are. A
    /// resize before each gives it an image as large as it needs.
    /// </summary>
    private static List<TransformStageOptions> Together() =>
    [
        .. from entry in StandardComponents.Catalogue().Entries
           where entry.Kind == typeof(ITransformOptions) && !AlwaysRefused.Contains(entry.Name) && !ChangesKind.Contains(entry.Name)
           from stage in new[] { new() { Operation = new ResizeOptions { Dsize = [48, 48] } }, Stage(entry.Name) }
           select stage,
        Stage("torchvision.transforms.ToTensor"),
        Stage("torchvision.transforms.RandomErasing"),
    ];

    private static TransformStageOptions Stage(string operation) => Bound.To<TransformStageOptions>(
        $"operation: {operation}\n{(Needed.TryGetValue(operation, out var parameters) ? $"params: {parameters}\n" : "")}");
}
