using Thelper.Configuration;
using Thelper.Data;
using Thelper.Sessions;
using Thelper.Tests.Support;
using Thelper.Tests.Train;

namespace Thelper.Tests;

public sealed class DatasetSectionTests : IDisposable
{
    private const string Task = "datasets.shapes.task={type: thelper.tasks.Classification, params: {class_names: CLASSES, input_key: image, label_key: label}}";

    private readonly TemporaryFolder _images = new();
    private readonly TinySession _session = new();

    [Fact]
    public void A_task_may_know_more_classes_than_the_data_has()
    {
        _session.Start("trainer.epochs=1", Task.Replace("CLASSES", "[none, triangle, star, square, cross, circle]", StringComparison.Ordinal));
        using var checkpoint = Checkpoint.Load(_session.EpochCheckpoints.Single());

        Assert.Equal("classification into 6 classes", checkpoint.Task.Summary);
    }

    [Fact]
    public void A_task_that_lacks_a_class_of_the_data_is_refused_with_its_line()
    {
        var error = Assert.Single(Assert.Throws<ConfigException>(
            () => _session.Start(Task.Replace("CLASSES", "[circle, cross, square, star]", StringComparison.Ordinal))).Errors);

        Assert.Equal("datasets.shapes.task", error.Path);
        Assert.Contains("the class 'triangle' is there, but unknown here", error.Sentence, StringComparison.Ordinal);
    }

    [Fact]
    public void Transforms_of_a_data_set_come_before_those_of_all()
    {
        // The order of the two decides about the size.
        ClassFolders.Write(_images, 20, ("cat", 15), ("dog", 15));
        _session.Start(
            "trainer.epochs=1", TinySession.ImagesIn(_images.FullPath),
            "datasets.shapes.transforms=[{operation: thelper.transforms.Resize, params: {dsize: [40, 40]}}]",
            "loaders.base_transforms=[{operation: thelper.transforms.Resize, params: {dsize: [16, 16]}}, {operation: torchvision.transforms.ToTensor}]");

        Assert.Equal([0], _session.Events.Epochs);
    }

    [Fact]
    public void A_damaged_file_ends_the_session_by_default()
    {
        WriteImages();

        Assert.Contains("3.png", Assert.Throws<DataException>(() => _session.Start(TinySession.ImagesIn(_images.FullPath))).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_damaged_file_is_left_out_where_that_is_asked_for()
    {
        WriteImages();
        var results = _session.Start(TinySession.ImagesIn(_images.FullPath), "datasets.shapes.on_error=skip");

        Assert.Equal(29, results.Sets.Sum(set => set.Result.Images));
    }

    [Fact]
    public void What_is_left_out_is_logged_once_and_counted_in_a_warning()
    {
        WriteImages();
        _session.Start(TinySession.ImagesIn(_images.FullPath), "datasets.shapes.on_error=skip");
        var log = File.ReadAllLines(Path.Combine(_session.Directory.Logs, "trainer.log"));

        Assert.Single(log, line => line.Contains("WARNING : left out of 'shapes': ", StringComparison.Ordinal) && line.Contains("3.png", StringComparison.Ordinal));
        Assert.StartsWith(
            "1 mistake in the data set 'shapes': what is wrong is left out, as its on_error is skip. ",
            Assert.Single(_session.Events.OfKind<RunWarning>()).Text, StringComparison.Ordinal);
    }

    [Fact]
    public void Samples_that_stay_unused_are_counted_in_a_warning()
    {
        _session.Start("trainer.epochs=1", "loaders.train_split={shapes: 0.3}");

        Assert.Equal(
            "The shares of the data set 'shapes' add up to 0.64: 20 of its 60 samples stay unused. "
            + "Where that is meant, set loaders.skip_split_norm=true.",
            Assert.Single(_session.Events.OfKind<RunWarning>()).Text);
    }

    [Fact]
    public void Unused_samples_that_are_meant_are_no_warning()
    {
        _session.Start("trainer.epochs=1", "loaders.train_split={shapes: 0.3}", "loaders.skip_split_norm=true");

        Assert.Empty(_session.Events.OfKind<RunWarning>());
    }

    public void Dispose()
    {
        _session.Dispose();
        _images.Dispose();
    }

    private void WriteImages()
    {
        ClassFolders.Write(_images, 16, ("cat", 15), ("dog", 15));
        _images.Write("cat/3.png", "no image");
    }
}
