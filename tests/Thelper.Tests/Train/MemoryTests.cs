using Thelper.Sessions;
using Thelper.Tests.Support;
using Thelper.Torch;
using Thelper.Torch.Tests.Support;

namespace Thelper.Tests.Train;

/// <summary>Native objects are freed when they are no longer needed, and not by the garbage collector's grace.</summary>
public sealed class MemoryTests
{
    private const int Prefetch = 3;
    private const int TensorsPerBatch = 3;

    /// <summary>With loader threads, the first batches of the next epoch are there already, and no more than may be.</summary>
    [Theory]
    [InlineData(0, 0)]
    [InlineData(2, Prefetch * TensorsPerBatch)]
    public void An_epoch_leaves_no_tensor_and_no_image_behind_but_the_next_batches(int workers, int ahead)
    {
        using var session = new TinySession();
        var images = new LiveImages();
        List<(long Tensors, long Images)> live = [];
        session.Start(
            new EventList(happened =>
            {
                if (happened is EpochFinished)
                {
                    live.Add((Tensor.LiveCount, images.Added));
                }
            }),
            "trainer.epochs=4", $"loaders.workers={workers}", $"loaders.prefetch_batches={Prefetch}");

        // Until its first step, the optimizer has no state.
        Assert.All(live.Skip(1), count => Assert.InRange(count.Tensors - live[^1].Tensors, 0, ahead));
        Assert.All(live, count => Assert.InRange(count.Images, 0, workers));
    }

    [Fact]
    public void A_session_leaves_nothing_behind()
    {
        using var session = new TinySession();
        var (images, tensors) = (new LiveImages(), new LiveTensors());
        session.Start();
        session.Resume("trainer.epochs=3");

        Assert.Equal((0, 0), (tensors.Added, images.Added));
    }

    [Fact]
    public void A_session_that_fails_leaves_nothing_behind()
    {
        using var session = new TinySession();
        var (images, tensors) = (new LiveImages(), new LiveTensors());
        Assert.Throws<SessionException>(() => session.Start("trainer.optimization.optimizer.params.lr=1e30"));

        Assert.Equal((0, 0), (tensors.Added, images.Added));
    }
}
