using Thelper.Configuration;
using Thelper.Sessions;
using Thelper.Torch;

namespace Thelper.Tests.Train;

public sealed class TrainerSectionTests : IDisposable
{
    private readonly TinySession _session = new();

    [Theory]
    [InlineData("trainer.metrics.loss.type=thelper.optim.Accuracy", "trainer.metrics", "has an entry named 'loss', which is kept for the loss; use another name.")]
    [InlineData("trainer.metrics.a/b.type=thelper.optim.Accuracy", "trainer.metrics", "has an entry named 'a/b', which cannot be part of a file's name; use letters, digits, - and _.")]
    [InlineData("trainer.test_metrics.report.type=thelper.optim.Accuracy", "trainer.test_metrics", "has an entry named 'report', which is in metrics already; use another name.")]
    [InlineData("trainer.valid_metrics.accuracy.type=thelper.optim.Accuracy", "trainer.valid_metrics", "has an entry named 'accuracy', which is in metrics already; use another name.")]
    [InlineData("trainer={monitor: top2, epochs: 1, test_metrics: {top2: {type: thelper.optim.Accuracy}}, optimization: {loss: {type: torch.nn.CrossEntropyLoss}, optimizer: {type: torch.optim.Adam}}}", "trainer.monitor", "is 'top2', which the test set alone has, but epochs are compared before the test; there is loss.")]
    [InlineData("trainer.monitor=acuracy", "trainer.monitor", "is 'acuracy', which is no metric here; did you mean 'accuracy'?")]
    [InlineData("trainer.monitor=iou", "trainer.monitor", "is 'iou', which is no metric here; the known metrics are 'loss', 'accuracy'.")]
    [InlineData("trainer.monitor=report", "trainer.monitor", "is 'report', but the valid set has no metric of that name; it has loss, accuracy.")]
    [InlineData("trainer.epochs=", "trainer.epochs", "is missing, but there is a training set; say how many epochs to train.")]
    [InlineData("trainer.optimization=", "trainer.optimization", "is missing, but there is a training set; name a loss and an optimizer.")]
    [InlineData("trainer.scale_preds=true", "trainer", "has scale_preds or output_pred, which are for segmentation, but the data is for classification into 5 classes")]
    [InlineData("trainer.device=tpu", "trainer.device", "is 'tpu', but ")]
    [InlineData("trainer.device=cuda:77", "trainer.device", "is 'cuda:77', but ")]
    [InlineData("trainer.device=cuda:-1", "trainer.device", "is 'cuda:-1', but ")]
    [InlineData("model.params.output_size=7", "model.params.output_size", "is 7, but the data has 5 classes (circle, ")]
    [InlineData("datasets.task={type: thelper.data.ShapesDataset}", "datasets", "has an entry named 'task', which is kept for a log of the session; use another name.")]
    [InlineData("datasets.a/b={type: thelper.data.ShapesDataset}", "datasets", "has an entry named 'a/b', which cannot be part of a file's name; use letters, digits, - and _.")]
    [InlineData("name=a/b", "name", "is 'a/b', but it must be usable as the name of a folder.")]
    [InlineData("loaders.test_split={shape: 0.2}", "loaders.test_split.shape", "there is no data set 'shape'; did you mean 'shapes'?")]
    [InlineData("loaders.valid_split={other: 0.2}", "loaders.valid_split.other", "there is no data set 'other'; the known data sets are 'shapes'.")]
    [InlineData("loaders.valid_split.shapes=-0.2", "loaders.valid_split.shapes", "is -0.2, but a share is at least 0 and finite.")]
    public void A_section_is_refused_with_its_place_before_a_folder_is_made(string change, string path, string sentence)
    {
        var error = Assert.Single(Assert.Throws<ConfigException>(() => _session.Start(change)).Errors);

        Assert.Equal(path, error.Path);
        Assert.StartsWith(sentence, error.Sentence, StringComparison.Ordinal);
        Assert.False(Directory.Exists(_session.SaveDirectory));
    }

    [Theory]
    [InlineData("trainer.optimization.loss=torch.nn.CrossEntropyLoss")]
    [InlineData("datasets.shapes=thelper.data.ShapesDataset")]
    public void The_name_of_a_component_alone_is_a_section_with_its_defaults(string change) =>
        Assert.Equal("tiny", Experiment.Read(TinySession.Document(change), "unnamed").Name);

    [Theory]
    [InlineData("trainer.device=null")]
    [InlineData("trainer.viz=null")]
    [InlineData("trainer.visualization=null")]
    [InlineData("trainer.train_metrics=null")]
    [InlineData("trainer.valid_metrics=null")]
    [InlineData("trainer.test_metrics=null")]
    [InlineData("trainer.metrics=null", "trainer.monitor=loss")]
    public void Null_is_the_same_as_leaving_a_key_out(params string[] changes) =>
        Assert.NotNull(_session.Start([.. changes, "trainer.epochs=1"]).Sets[0].Result.Loss);

    [SkippableFact]
    public void Without_CUDA_the_cpu_is_advised()
    {
        Skip.If(TorchProcess.CudaDeviceCount > 0, "There is a CUDA device");

        Assert.Equal(
            "is 'cuda:0', but libtorch finds no CUDA device here; use cpu.",
            Assert.Single(Assert.Throws<ConfigException>(() => _session.Start("trainer.device=cuda:0")).Errors).Sentence);
    }

    [Fact]
    public void A_mistake_does_not_cost_the_session_that_would_be_replaced()
    {
        _session.Start();
        Assert.Throws<ConfigException>(() => _session.Start("overwrite=true", "trainer.device=tpu"));

        Assert.Equal(2, _session.EpochCheckpoints.Count);
    }

    [Fact]
    public void A_metric_of_one_set_is_evaluated_there_alone()
    {
        var results = _session.Start("trainer.test_metrics.top2={type: thelper.optim.Accuracy, params: {top_k: 2}}");

        Assert.Equal(
            ["train: accuracy", "valid: accuracy", "test: accuracy top2"],
            results.Sets.Select(set => $"{set.Set}: {string.Join(' ', set.Result.Metrics.Select(metric => metric.Name))}"));
    }

    [Fact]
    public void Without_a_training_set_the_test_set_is_evaluated()
    {
        var results = _session.Start("loaders.train_split={}", "trainer.epochs=", "trainer.optimization=", "trainer.monitor=");

        Assert.Equal("test", Assert.Single(results.Sets).Set);
        Assert.Equal((0, null, null), (results.Epochs, results.BestEpoch, results.ImagesPerSecond));
        Assert.Equal(
            "Nothing is trained, and there is no checkpoint, so the weights are those that the model begins with.",
            _session.Events.OfKind<RunWarning>().Last().Text);
    }

    [Fact]
    public void Without_a_training_set_a_metric_of_the_test_set_may_be_monitored()
    {
        _session.Start("loaders.train_split={}", "trainer.monitor=top2", "trainer.test_metrics.top2={type: thelper.optim.Accuracy, params: {top_k: 2}}");

        Assert.All(_session.Events.OfKind<BatchFinished>(), batch => Assert.Equal("top2", batch.Monitored?.Name));
    }

    [Fact]
    public void Folders_of_reports_may_be_shared_by_all_launches()
    {
        _session.Start("trainer.unique_output_dir=false");

        Assert.True(File.Exists(Path.Combine(_session.Directory.FullPath, "output", "tiny", "test", "report.txt")));
    }

    public void Dispose() => _session.Dispose();
}
