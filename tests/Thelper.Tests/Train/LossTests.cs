namespace Thelper.Tests.Train;

public sealed class LossTests
{
    [Fact]
    public void The_loss_of_a_set_is_the_mean_over_its_samples_however_they_are_batched()
    {
        using var whole = new TinySession();
        using var uneven = new TinySession();

        Assert.Equal(TestLoss(whole, batchSize: 10), TestLoss(uneven, batchSize: 9), precision: 6);
    }

    private static double TestLoss(TinySession session, int batchSize) => Assert.Single(
        session.Start("loaders.train_split={}", "trainer.monitor=", $"loaders.batch_size={batchSize}").Sets,
        set => set.Set == "test").Result.Loss!.Value;
}
