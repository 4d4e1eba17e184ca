using Thelper.Torch.Modules;

namespace Thelper.Torch.Tests.Modules;

public sealed class Dropout2dTests
{
    private const int Channels = 400;

    [Fact]
    public void A_channel_is_dropped_as_a_whole_or_scaled_as_a_whole()
    {
        Generator.SeedAll(1);
        using var scope = TensorScope.Open();
        using var layer = new Dropout2d(0.2);

        var values = layer.Forward(Operators.Ones([1, Channels, 2, 2])).ToArray<float>().Chunk(4).ToArray();

        Assert.All(values, channel => Assert.True(channel.All(value => value == 0) || channel.All(value => value == 1.25f)));
        Assert.InRange(values.Count(channel => channel[0] == 0), 50, 110);
    }
}
