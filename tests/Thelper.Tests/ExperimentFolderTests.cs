using Thelper.Data;
using Thelper.Models;
using Thelper.Sessions;
using Thelper.Tests.Support;
using Thelper.Tests.Train;

namespace Thelper.Tests;

/// <summary>What is left of a session that came to nothing.</summary>
public sealed class ExperimentFolderTests : IDisposable
{
    private readonly TinySession _session = new();
    private readonly TemporaryFolder _images = new();

    [Fact]
    public void An_image_that_is_none_leaves_no_folder()
    {
        var file = Spoil();

        Assert.Contains(file, Assert.Throws<DataException>(() => Start()).Message, StringComparison.Ordinal);
        Assert.False(Directory.Exists(_session.SaveDirectory));
    }

    [Fact]
    public void Images_of_the_wrong_size_leave_no_folder()
    {
        ClassFolders.Write(_images, 20, ("cat", 10), ("dog", 10));

        Assert.Throws<ModelException>(() => Start());
        Assert.False(Directory.Exists(_session.SaveDirectory));
    }

    [Fact]
    public void A_save_directory_that_was_there_stays()
    {
        Spoil();
        Directory.CreateDirectory(_session.SaveDirectory);

        Assert.Throws<DataException>(() => Start());
        Assert.Empty(Directory.GetFileSystemEntries(_session.SaveDirectory));
    }

    [Fact]
    public void Once_there_is_a_checkpoint_the_session_stays()
    {
        ClassFolders.Write(_images, 16, ("cat", 10), ("dog", 10));
        var events = new EventList(happened =>
        {
            if (happened is EpochFinished)
            {
                Spoil();
            }
        });

        Assert.Throws<DataException>(() => Start(events));
        Assert.Single(_session.EpochCheckpoints);
    }

    [Fact]
    public void A_resume_that_comes_to_nothing_leaves_the_session_as_it_was()
    {
        ClassFolders.Write(_images, 16, ("cat", 10), ("dog", 10));
        Start();
        Spoil();

        Assert.Throws<DataException>(() => _session.Resume("trainer.epochs=3"));
        Assert.Equal(2, _session.EpochCheckpoints.Count);
    }

    [Fact]
    public void A_checkpoint_that_lies_among_other_files_leaves_them_alone()
    {
        ClassFolders.Write(_images, 16, ("cat", 10), ("dog", 10));
        Start();
        using var downloads = new TemporaryFolder();
        var notes = downloads.Write("notes.txt", "mine");
        File.Copy(_session.EpochCheckpoints[0], downloads["ckpt.0000.vm-20260101-000000.pth"]);
        Spoil();

        Assert.Throws<DataException>(() => _session.ResumeFrom(downloads["ckpt.0000.vm-20260101-000000.pth"]));
        Assert.True(File.Exists(notes));
    }

    [Fact]
    public void A_failure_that_nobody_foresaw_leaves_the_log_with_its_stack_trace()
    {
        var exception = Assert.Throws<InvalidOperationException>(() => _session.Start(
            new EventList(happened => throw new InvalidOperationException("unforeseen"))));
        var log = Assert.IsType<string>(exception.Data[Experiment.LogKey]);

        Assert.Contains("System.InvalidOperationException: unforeseen\n   at ", File.ReadAllText(log), StringComparison.Ordinal);
    }

    public void Dispose()
    {
        _session.Dispose();
        _images.Dispose();
    }

    private SessionResults Start(EventList? events = null) =>
        _session.Start(events ?? new EventList(), TinySession.ImagesIn(_images.FullPath));

    /// <summary>All images of a class become text, so that every set has some.</summary>
    private string Spoil()
    {
        ClassFolders.Write(_images, 16, ("cat", 10));
        return Enumerable.Range(0, 10).Select(i => _images.Write($"dog/{i}.png", "no image")).First();
    }
}
