using Thelper.Configuration;
using Thelper.Sessions;
using Thelper.Torch;
using Thelper.Train;
using Thelper.Vision;

namespace Thelper.Tests.Train;

public sealed class AutoEncoderTrainerTests : IDisposable
{
    internal const string Shapes = """
        name: ae
        datasets:
          shapes: {type: thelper.data.ShapesDataset, params: {count: 24, size: 32}}
        loaders:
          batch_size: 8
          train_split: {shapes: 0.5}
          valid_split: {shapes: 0.5}
          base_transforms: [{operation: torchvision.transforms.ToTensor}]
        model:
          type: thelper.nn.resnet.AutoEncoderResNet
          params: {layers: [1, 1, 1, 1], flexible_input_res: true}
        trainer:
          type: thelper.train.AutoEncoderTrainer
          epochs: 1
          optimization:
            optimizer: {type: torch.optim.Adam, params: {lr: 0.001}}
          metrics:
            accuracy: {type: thelper.optim.Accuracy}
        """;

    private readonly WrittenSession _session = new();

    [Theory]
    [InlineData(1, false)]
    [InlineData(3, false)]
    [InlineData(2, true)]
    public void The_loss_is_that_of_the_classes_and_the_weighted_one_of_the_reconstruction(double scale, bool edges)
    {
        var valid = Valid(_session.Start(
            Shapes, $"trainer.reconstr_scale={scale}", $"trainer.reconstr_edges={(edges ? "true" : "false")}"));
        var parts = valid.LossParts.ToDictionary(part => part.Name, part => part.Value);

        Assert.Equal(edges ? 3 : 2, parts.Count);
        Assert.Equal(
            parts["classif_loss"] + (scale * (parts["reconstr_loss"] + parts.GetValueOrDefault("reconstr_edges"))), valid.Loss!.Value, 4);
    }

    [Fact]
    public void An_evaluation_draws_images_above_their_reconstructions()
    {
        _session.Start(Shapes, "trainer.reconstr_display_count=3");
        using var file = EncodedImage.Load(_session.OutputFile("ae", "valid", "reconstr-0000.png"));
        using var picture = file.Decode();

        Assert.Equal((3 * 96, 2 * 96), (picture.Width, picture.Height));
    }

    [Fact]
    public void Samples_without_a_class_are_reconstructed_all_the_same()
    {
        var valid = Valid(_session.Start(
            Shapes, "datasets.shapes.task={type: thelper.tasks.Classification, params: {class_names: [circle, cross, square, star, triangle], input_key: image, label_key: null}}",
            "trainer.metrics={}"));

        Assert.Equal(["reconstr_loss"], valid.LossParts.Select(part => part.Name));
    }

    [Fact]
    public void A_loss_in_the_optimization_is_refused() => Assert.Contains(
        "trainer.optimization.loss: is given, but this trainer takes its loss from the model or from settings of its own; leave it out.",
        Assert.Throws<ConfigException>(() => _session.Start(Shapes, "trainer.optimization.loss={type: torch.nn.CrossEntropyLoss}")).Message,
        StringComparison.Ordinal);

    [Fact]
    public void A_mean_for_the_preview_needs_a_deviation() => Assert.Contains(
        "must have as many numbers as reconstr_display_stddev",
        Assert.Throws<ConfigException>(() => _session.Start(Shapes, "trainer.reconstr_display_mean=0.5")).Message,
        StringComparison.Ordinal);

    [Fact]
    public void A_detection_is_nothing_for_a_model_that_is_an_auto_encoder() => Assert.Contains(
        "model.type: thelper.nn.resnet.AutoEncoderResNet is for classification and regression, but the data is for detection of 6 classes",
        Assert.Throws<ConfigException>(() => _session.Start(Shapes, "datasets.shapes.params.task=detection")).Message,
        StringComparison.Ordinal);

    /// <summary>Of a ramp along x, the gradient along x is 1 but at the borders, where it is a half, and 0 along y.</summary>
    [Fact]
    public void Edges_are_Sobels_gradients_divided_by_8_with_repeated_borders()
    {
        using var scope = TensorScope.Open();
        using var loss = new ReconstructionLoss(ReconstructionError.L1, edges: true);
        var ramp = Tensors.From<float>([.. Enumerable.Range(0, 20).Select(i => (float)(i % 5))], 1, 1, 4, 5);
        var (values, edges) = loss.Forward(ramp, Operators.Zeros([1, 1, 4, 5]));

        Assert.Equal(2, values.ToDouble(), 6);
        Assert.Equal((0.5 + 1 + 1 + 1 + 0.5) / 5 / 2, edges!.ToDouble(), 6);
    }

    public void Dispose() => _session.Dispose();

    private static PassResult Valid(SessionResults results) => results.Sets.Single(set => set.Set == "valid").Result;
}
