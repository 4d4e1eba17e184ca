using Thelper.Torch.Modules;

namespace Thelper.Torch.Tests.Modules;

public sealed class BatchNorm2dTests
{
    [Fact]
    public void One_value_for_each_channel_is_refused_while_training()
    {
        using var scope = TensorScope.Open();
        using var layer = new BatchNorm2d(3);

        Assert.Equal(
            "Batch normalisation cannot train on one value for each channel, but received Float32[1, 3, 1, 1] on cpu. Use larger "
            + "batches or larger images; where only the last batch is so small, leave it out (loaders.drop_last in a configuration).",
            Assert.Throws<TorchException>(() => layer.Forward(Operators.Ones([1, 3, 1, 1]))).Message);
    }

    [Fact]
    public void One_value_for_each_channel_is_normalised_in_use()
    {
        using var scope = TensorScope.Open();
        using var layer = new BatchNorm2d(3);
        layer.Eval();

        Assert.Equal([1, 3, 1, 1], layer.Forward(Operators.Ones([1, 3, 1, 1])).Shape);
    }
}
