using Thelper.Models;
using Thelper.Models.Segmenters;
using Thelper.Tasks;
using Thelper.Tests.Support;
using Thelper.Torch;

namespace Thelper.Tests.Models.Segmenters;

public sealed class UNetTests
{
    private static readonly Segmentation Task = new(["road", "house", "tree"], "image", "label_map");

    [Theory]
    [InlineData(16, 16)]
    [InlineData(17, 31)]
    [InlineData(1, 100)]
    public void Images_of_any_size_get_scores_for_each_pixel(int height, int width)
    {
        using var scope = TensorScope.Open();
        using var model = new UNet(new UNetOptions { MidChannels = 16 }, 3);

        Assert.Equal([2, 3, height, width], model.Forward(Operators.Zeros([2, 3, height, width])).Shape);
    }

    [Fact]
    public void The_noise_filters_are_saved_but_not_trained()
    {
        using var model = new UNet(new UNetOptions { MidChannels = 16, Srm = true }, 3);

        Assert.Contains("srm_conv.weight", model.StateDictionary().Keys);
        Assert.DoesNotContain("srm_conv.weight", model.NamedParameters().Select(entry => entry.Name));
    }

    [Fact]
    public void The_noise_filters_see_nothing_in_an_even_surface()
    {
        using var scope = TensorScope.Open();
        using var filters = new NoiseFilters(2);

        var noise = filters.Forward(Operators.Ones([1, 2, 9, 9])).Slice(2, 2, 7).Slice(3, 2, 7);

        Assert.All(noise.ToArray<float>(), value => Assert.Equal(0, value, 1e-6));
    }

    [Fact]
    public void The_configuration_gives_the_numbers_of_channels()
    {
        using var scope = TensorScope.Open();
        using var model = (UNet)Bound.To<ModelSection>(
            "model:\n  type: thelper.nn.unet.UNet\n  params: {in_channels: 5, mid_channels: 32, srm: true}\n").Model.Create(Task);

        var state = model.StateDictionary();
        Assert.Equal([2, 8, 3, 3], state["encoder_block1.layer.0.weight"].Shape);
        Assert.Equal([3, 2, 1, 1], state["final_block.2.weight"].Shape);
    }

    [Fact]
    public void A_width_that_cannot_be_halved_four_times_is_refused() => Assert.Equal(
        ("model.params.mid_channels", "must be a multiple of 16, because it is halved four times, but is 40."),
        Bound.Mistake<ModelSection>("model:\n  type: thelper.nn.unet.UNet\n  params: {mid_channels: 40}\n"));

    [Fact]
    public void Images_of_other_channels_are_refused()
    {
        using var scope = TensorScope.Open();
        using var model = new UNet(new UNetOptions { MidChannels = 16 }, 3);

        Assert.Equal(
            "UNet was made for images of 3 channels (model.params.in_channels), but received a batch of the shape 2x1x16x16.",
            Assert.Throws<ModelException>(() => model.Forward(Operators.Zeros([2, 1, 16, 16]))).Message);
    }
}
