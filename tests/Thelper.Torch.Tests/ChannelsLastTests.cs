using Thelper.Torch.Modules;

namespace Thelper.Torch.Tests;

public sealed class ChannelsLastTests
{
    [Fact]
    public void The_channels_of_a_pixel_lie_side_by_side()
    {
        using var scope = TensorScope.Open();
        var tensor = Operators.Arange(24L).Reshape([1, 2, 3, 4]);
        var converted = tensor.ToChannelsLast();

        Assert.Equal([24, 1, 8, 2], converted.Strides);
        Assert.Equal(tensor.ToArray<long>(), converted.ToArray<long>());
    }

    [Fact]
    public void Weights_of_convolutions_are_laid_out_so_and_remain_the_same_objects()
    {
        using var layer = new Conv2d(3, 4, new(3));
        var before = layer.Weight.ToArray<float>();
        ChannelsLast.Apply(layer);

        Assert.Equal([27, 1, 9, 3], layer.Weight.Strides);
        Assert.Equal(before, layer.Weight.ToArray<float>());
        Assert.True(layer.Weight.RequiresGradient);
    }

    [Fact]
    public void A_convolution_keeps_the_order_of_its_input()
    {
        using var scope = TensorScope.Open();
        using var layer = new Conv2d(3, 4, new(3));
        ChannelsLast.Apply(layer);
        var output = layer.Forward(Operators.Randn([2, 3, 8, 8]).ToChannelsLast());

        Assert.Equal(output.ToChannelsLast().Strides, output.Strides);
        Assert.False(output.IsContiguous);
    }
}
