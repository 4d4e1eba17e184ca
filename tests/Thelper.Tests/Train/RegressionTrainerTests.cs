using Thelper.Configuration;
using Thelper.Data;
using Thelper.Models;

namespace Thelper.Tests.Train;

public sealed class RegressionTrainerTests : IDisposable
{
    private const string Shapes = """
        name: numbers
        datasets:
          shapes: {type: thelper.data.ShapesDataset, params: {count: 24, size: 16, task: regression}}
        loaders:
          batch_size: 8
          train_split: {shapes: 0.5}
          valid_split: {shapes: 0.5}
          base_transforms: [{operation: torchvision.transforms.ToTensor}]
        model: {type: thelper.nn.LeNet, params: {input_shape: [3, 16, 16]}}
        trainer:
          epochs: 1
          optimization:
            loss: {type: torch.nn.MSELoss}
            optimizer: {type: torch.optim.SGD, params: {lr: 0.01}}
          metrics:
            mse: {type: thelper.optim.MeanSquaredError}
        """;

    private readonly WrittenSession _session = new();

    /// <summary>Both are means over all numbers of all samples.</summary>
    [Fact]
    public void The_loss_of_the_validation_is_the_squared_error()
    {
        var valid = _session.Start(Shapes).Sets.Single(set => set.Set == "valid").Result;

        Assert.Equal(valid.Metrics.Single().Value, valid.Loss!.Value, 5);
    }

    [Fact]
    public void An_input_of_another_shape_than_declared_is_refused() => Assert.Equal(
        "The task declares the shape [3, 8, 8] for 'image', but the samples have [3, 16, 16].",
        Assert.Throws<DataException>(() => _session.Start(Shapes, Task("input_shape: [3, 8, 8], target_shape: [3]"))).Message);

    [Fact]
    public void A_model_that_gives_another_shape_is_refused() => Assert.Equal(
        "The model gives [8] for a batch whose truth is [8, 3]; the shapes must be the same.",
        Assert.Throws<ModelException>(() => _session.Start(Shapes, Task(""))).Message);

    [Fact]
    public void Copies_of_a_sample_are_refused() => Assert.Equal(
        "The entry 'image' of the samples is a list, as copies and crops make it, but a trainer for regression to the shape [3] "
        + "takes one value for each sample; leave such operations out.",
        Assert.Throws<DataException>(() => _session.Start(
            Shapes, "loaders.base_transforms=[{operation: torchvision.transforms.FiveCrop, params: {size: 16}}, {operation: torchvision.transforms.ToTensor}]")).Message);

    [Fact]
    public void Without_a_truth_there_is_nothing_to_train_on() => Assert.Equal(
        "Training needs the truth, but the task names no entry that has it; such samples can only be evaluated.",
        Assert.Throws<DataException>(() => _session.Start(
            Shapes, "datasets.shapes.task={type: thelper.tasks.Regression, params: {input_key: image, target_key: null, target_shape: [3]}}",
            "trainer.metrics={}")).Message);

    [Fact]
    public void Without_a_truth_there_are_predictions_but_no_loss_and_no_metrics()
    {
        var results = _session.Start(
            Shapes, "datasets.shapes.task={type: thelper.tasks.Regression, params: {input_key: image, target_key: null, target_shape: [3]}}",
            "loaders.train_split={}", "trainer.epochs=", "trainer.optimization=");
        var valid = Assert.Single(results.Sets);

        Assert.Equal(("valid", 12, null), (valid.Set, valid.Result.Images, valid.Result.Loss));
        Assert.Equal(double.NaN, Assert.Single(valid.Result.Metrics).Value);
    }

    [Fact]
    public void Without_a_loss_a_session_is_refused_before_anything_runs() => Assert.Contains(
        "trainer.optimization.loss: is missing; name a loss, such as torch.nn.CrossEntropyLoss.",
        Assert.Throws<ConfigException>(() => _session.Start(Shapes, "trainer.optimization={optimizer: {type: torch.optim.SGD, params: {lr: 1}}}")).Message,
        StringComparison.Ordinal);

    public void Dispose() => _session.Dispose();

    private static string Task(string form) =>
        $"datasets.shapes.task={{type: thelper.tasks.Regression, params: {{input_key: image, target_key: target{(form.Length == 0 ? "" : ", " + form)}}}}}";
}
