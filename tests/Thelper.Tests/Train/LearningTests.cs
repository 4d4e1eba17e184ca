using Thelper.Configuration;
using Thelper.Data;
using Thelper.Sessions;
using Thelper.Tests.Support;
using Thelper.Tests.Train.Steps;
using Thelper.Torch.Tests.Support;

namespace Thelper.Tests.Train;

/// <summary>Whole sessions on drawn shapes, whose results show that something was learned.</summary>
public sealed class LearningTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly EventList _events = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Shapes_are_told_apart_with_the_demo() =>
        Assert.InRange(TestValue("demo", "accuracy", "datasets.shapes.params.count=2000", "trainer.epochs=5"), 75, 100);

    [Fact]
    public void Augmented_copies_are_learned_and_averaged() => Assert.InRange(
        TestValue(
            "demo", "accuracy", "datasets.shapes.params.count=1000", "trainer.epochs=4", "loaders.batch_size=8",
            "loaders.base_transforms=[{operation: thelper.transforms.Duplicator, params: {count: 2}}, "
            + "{operation: torchvision.transforms.RandomHorizontalFlip, target_key: image, linked_fate: false}, "
            + "{operation: torchvision.transforms.ToTensor}]"),
        50, 100);

    [Fact]
    public void Pixels_of_shapes_are_found_with_the_example() =>
        Assert.InRange(TestValue("shapes-segmentation", "iou"), 0.6, 1);

    [Fact]
    public void Where_a_shape_is_and_how_large_is_learned_with_the_example() =>
        Assert.InRange(TestValue("shapes-regression", "r2", "datasets.shapes.params.count=1000", "trainer.epochs=6"), 0.85, 1);

    [Fact]
    public void Images_are_reconstructed_and_told_apart_with_the_example()
    {
        var results = Start("shapes-autoencoder", "datasets.shapes.params.count=1000", "trainer.epochs=4");
        double[] errors = [.. _events.OfKind<EpochFinished>().Select(
            epoch => epoch.Valid!.LossParts.Single(part => part.Name == "reconstr_loss").Value)];

        Assert.InRange(errors[^1], 0, 0.7 * errors[0]);
        Assert.InRange(results.Sets.Single(set => set.Set == "valid").Result.Metrics.Single().Value, 40, 100);
    }

    [Fact]
    public void Several_things_are_told_of_a_shape() => Assert.InRange(
        TestValue(
            "demo", "accuracy", $"datasets.shapes={{type: {ShapePlacesOptions.Name}, params: {{count: 1000}}}}",
            "trainer.optimization.loss={type: torch.nn.BCEWithLogitsLoss}", "trainer.epochs=4", "loaders.batch_size=8",
            "trainer.metrics={accuracy: {type: thelper.optim.Accuracy}}", "trainer.test_metrics={}"),
        85, 100);

    [Fact]
    public void The_values_of_the_classes_lie_beside_the_value()
    {
        var session = Path.Combine(_folder.FullPath, "shapes-segmentation");
        Start("shapes-segmentation", "datasets.shapes.params.count=20", "trainer.epochs=1", "trainer.scale_preds=true", "trainer.unique_output_dir=false");

        var folder = Path.Combine(session, "output", "shapes-segmentation", "test");
        Assert.Equal("iou.classes.txt iou.txt", string.Join(' ', Directory.GetFiles(folder, "iou.*").Select(Path.GetFileName).Order()));
    }

    private double TestValue(string configuration, string metric, params string[] overrides)
    {
        var results = Start(configuration, overrides);
        return results.Sets.Single(set => set.Set == "test").Result.Metrics.Single(value => value.Name == metric).Value;
    }

    private SessionResults Start(string configuration, params string[] overrides)
    {
        var catalogue = StandardComponents.Catalogue().Add<IDatasetOptions, ShapePlacesOptions>(ShapePlacesOptions.Name);
        var document = ConfigReader.Read(
            Path.Combine(Repository.Root, "configs", $"{configuration}.yml"), overrides.Select(text => ConfigOverride.Parse(text)));
        return Experiment.Read(document, configuration, catalogue: catalogue).Start(_folder.FullPath, _events);
    }
}
