using Thelper.Data;

namespace Thelper.Tests.Train.AutoEncoding;

/// <summary>A session that finds the pixels of drawn shapes and draws the images again; half of its batches have no label.</summary>
public sealed class AutoEncoderSegmentationTests : IDisposable
{
    private const string Configuration = """
        name: skip
        datasets:
          train: {type: tests.HalfMarkedShapes}
          valid: {type: tests.HalfMarkedShapes}
        loaders:
          batch_size: 4
          shuffle: false
          train_split: {train: 1}
          valid_split: {valid: 1}
          base_transforms: [{operation: torchvision.transforms.ToTensor}]
        model:
          type: thelper.nn.resnet.AutoEncoderSkipResNet
          params: {layers: [1, 1, 1, 1]}
        trainer:
          type: thelper.train.AutoEncoderTrainer
          epochs: 1
          reconstr_scale: 3
          optimization:
            optimizer: {type: torch.optim.Adam, params: {lr: 0.001}}
          metrics:
            iou: {type: thelper.optim.IntersectionOverUnion}
        """;

    private readonly WrittenSession _session = new()
    {
        Register = catalogue => catalogue.Add<IDatasetOptions, HalfMarkedShapesOptions>(HalfMarkedShapesOptions.Name),
    };

    public void Dispose() => _session.Dispose();

    [Fact]
    public void Batches_without_a_pixel_that_counts_are_only_reconstructed()
    {
        var results = _session.Start(Configuration);

        foreach (var set in results.Sets)
        {
            var (classes, reconstruction) = (set.Result.LossParts[0], set.Result.LossParts[1]);
            Assert.Equal(["classif_loss", "reconstr_loss"], set.Result.LossParts.Select(part => part.Name));

            // The loss of the classes is the mean over the first of two batches, that of the reconstruction over both.
            Assert.Equal((classes.Value / 2) + (3 * reconstruction.Value), set.Result.Loss!.Value, tolerance: 1e-4);
            Assert.InRange(Assert.Single(set.Result.Metrics).Value, 0, 1);
        }

        Assert.Equal(["train", "valid"], results.Sets.Select(set => set.Set));
        Assert.True(File.Exists(_session.OutputFile("skip", "valid", "reconstr-0000.png")));
    }

    [Fact]
    public void What_is_not_labelled_at_all_has_only_the_loss_of_the_reconstruction()
    {
        var result = Assert.Single(_session.Start(
            Configuration, "loaders.train_split={}", "trainer.skip_eval_iter=1").Sets).Result;

        Assert.Equal(["reconstr_loss"], result.LossParts.Select(part => part.Name));
        Assert.Equal(3 * result.LossParts[0].Value, result.Loss!.Value, tolerance: 1e-5);
        Assert.Equal(double.NaN, Assert.Single(result.Metrics).Value);
    }
}
