using Thelper.Sessions;

namespace Thelper.Tests.Train;

/// <summary>What recording for TensorBoard does to a session.</summary>
public sealed class RecordingTests : IDisposable
{
    private const string On = "trainer.use_tbx=true";

    private readonly TinySession _session = new();

    [Fact]
    public void Recording_changes_no_bit_of_the_weights()
    {
        _session.Start(On, "trainer.tbx_histogram_freq=1", "trainer.viz={tsne: {tsne_args: {n_iter: 250}}}");
        using var without = new TinySession();
        without.Start();

        Assert.Equal(SavedState.OfLatest(without), SavedState.OfLatest(_session));
    }

    [Fact]
    public void Recording_leaves_no_tensor_behind()
    {
        var live = new Torch.Tests.Support.LiveTensors();
        _session.Start(On, "trainer.epochs=1");

        Assert.Equal(0, live.Added);
    }

    [Fact]
    public void Events_that_cannot_be_written_end_the_session()
    {
        var spoil = new EventList(happened =>
        {
            // The folder's place is taken by a file before the first event of the set.
            if (happened is PassStarted { Set: "valid" })
            {
                var folder = Directory.GetDirectories(Path.Combine(_session.Directory.FullPath, "output", TinySession.Name), "valid-*").Single();
                Directory.Delete(folder);
                File.WriteAllText(folder, "");
            }
        });
        var exception = Assert.Throws<SessionException>(() => _session.Start(spoil, On, "trainer.metrics={}", "trainer.monitor=loss", "trainer.epochs=3"));

        Assert.EndsWith("/config.json.partial'.", exception.Message.Split(" cannot be written: ")[^1].TrimEnd('.') + ".", StringComparison.Ordinal);
    }

    public void Dispose() => _session.Dispose();
}
