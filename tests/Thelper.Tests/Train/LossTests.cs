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

    [Fact]
    public void A_loss_that_adds_up_is_told_as_a_mean_over_samples_too()
    {
        using var whole = new TinySession();
        using var uneven = new TinySession();

        Assert.Equal(TestLoss(whole, batchSize: 10), TestLoss(uneven, batchSize: 9, "sum"), precision: 5);
    }

    private static double TestLoss(TinySession session, int batchSize, string reduction = "mean") => Assert.Single(
        session.Start(
            "loaders.train_split={}", "trainer.monitor=", $"loaders.batch_size={batchSize}",
            $"trainer.optimization.loss={{type: torch.nn.CrossEntropyLoss, params: {{reduction: {reduction}}}}}").Sets,
        set => set.Set == "test").Result.Loss!.Value;
}
