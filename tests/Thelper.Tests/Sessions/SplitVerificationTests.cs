using System.Text.Json;
using Thelper.Sessions;
using Thelper.Tests.Support;
using Thelper.Tests.Train;

namespace Thelper.Tests.Sessions;

public sealed class SplitVerificationTests : IDisposable
{
    private readonly TemporaryFolder _images = new();
    private readonly TinySession _session = new();

    public SplitVerificationTests()
    {
        ClassFolders.Write(_images, 16, ("cat", 15), ("dog", 15));
        _session.Start(TinySession.ImagesIn(_images.FullPath), "trainer.epochs=1");
    }

    [Fact]
    public void A_session_whose_samples_are_those_of_before_goes_on() =>
        Assert.Equal([1], Resume().Epochs);

    [Fact]
    public void A_sample_that_is_gone_is_named()
    {
        File.Delete(_images["cat", "7.png"]);
        var message = Refusal();

        Assert.Contains("\n  removed: ", message, StringComparison.Ordinal);
        Assert.Contains("cat/7.png (was in ", message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_sample_that_is_new_is_named()
    {
        _images.Write("dog/99.png", ClassFolders.Png(16, 16));

        Assert.Matches(@"\n  added: \S*dog/99\.png \(to (train|valid|test)\)\n", Refusal());
    }

    [Fact]
    public void Another_seed_is_noticed_by_the_samples_that_move() =>
        Assert.Matches(@"\n  moved: \S+\.png \(from \w+ to \w+\)\n", Refusal("loaders.test_seed=5"));

    [Fact]
    public void Nothing_is_trained_and_no_record_is_replaced()
    {
        var before = File.ReadAllText(Record);
        Refusal("loaders.test_seed=5");

        Assert.Empty(_session.Events.Epochs);
        Assert.Equal(before, File.ReadAllText(Record));
    }

    [Fact]
    public void All_differences_are_listed_in_a_file_and_in_the_log()
    {
        for (var i = 0; i < 25; i++)
        {
            _images.Write($"dog/new{i}.png", ClassFolders.Png(16, 16));
        }

        Assert.Matches(@"\n  and \d+ more in \S+shapes\.changes\.log\n", Refusal());
        var listed = File.ReadAllLines(Path.Combine(_session.Directory.Logs, "shapes.changes.log"));
        var logged = File.ReadAllLines(Path.Combine(_session.Directory.Logs, "trainer.log"));
        Assert.Equal(25, listed.Count(line => line.StartsWith("added: ", StringComparison.Ordinal)));
        Assert.All(listed, line => Assert.Contains(logged, entry => entry.EndsWith(line, StringComparison.Ordinal)));
    }

    [Fact]
    public void Where_that_is_asked_for_a_difference_is_a_warning_only()
    {
        var events = Resume("loaders.test_seed=5", "loaders.skip_verif=true");

        Assert.Equal([1], events.Epochs);
        Assert.Contains(events.OfKind<RunWarning>(), warning => warning.Text.StartsWith(
            "The samples of the data set 'shapes' are not those that the session began with: ", StringComparison.Ordinal));
    }

    [Fact]
    public void A_record_that_is_gone_is_told()
    {
        File.Delete(Record);

        Assert.Contains(Resume().OfKind<RunWarning>(), warning => warning.Text.Contains("could not be compared", StringComparison.Ordinal));
    }

    [Fact]
    public void A_record_that_is_damaged_is_refused()
    {
        File.WriteAllText(Record, "{\"train_idxs\": [1");

        Assert.Contains("cannot be read as the record of a split", Refusal(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_record_holds_the_name_of_each_sample_and_how_many_there_are()
    {
        using var record = JsonDocument.Parse(File.ReadAllText(Record));

        Assert.Equal(30, record.RootElement.GetProperty("metadata").GetProperty("count").GetInt32());
        Assert.Equal(30, record.RootElement.GetProperty("names").GetArrayLength());
        Assert.False(record.RootElement.TryGetProperty("samples", out _));
    }

    [Fact]
    public void A_record_holds_all_that_is_known_of_the_samples_where_that_is_asked_for()
    {
        Resume("log_samples=true");
        using var record = JsonDocument.Parse(File.ReadAllText(Record));
        var sample = record.RootElement.GetProperty("samples")[20];

        Assert.Equal("dog", Assert.Single(sample.GetProperty("classes").EnumerateArray()).GetString());
        Assert.EndsWith(".png", sample.GetProperty("description").GetString(), StringComparison.Ordinal);
    }

    public void Dispose()
    {
        _session.Dispose();
        _images.Dispose();
    }

    private string Record => Path.Combine(_session.Directory.Logs, "shapes.log");

    private EventList Resume(params string[] overrides)
    {
        _session.Resume(["trainer.epochs=2", .. overrides]);
        return _session.Events;
    }

    private string Refusal(params string[] overrides) =>
        Assert.Throws<SessionException>(() => Resume(overrides)).Message;
}
