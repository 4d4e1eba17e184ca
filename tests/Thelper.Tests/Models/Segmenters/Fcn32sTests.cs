using Thelper.Models.Segmenters;
using Thelper.Tasks;
using Thelper.Tests.Support;
using Thelper.Torch;

namespace Thelper.Tests.Models.Segmenters;

public sealed class Fcn32sTests
{
    private static readonly Segmentation Task = new(["road", "house", "tree"], "image", "label_map");

    [Fact]
    public void The_enlargement_begins_bilinear()
    {
        using var scope = TensorScope.Open();
        using var model = new Fcn32s(classes: 2, width: 1, hidden: 1);

        var enlarged = Operators.ConvTranspose2d(
            Tensors.From<float>([0, 1, 0, 1, 5, 5, 5, 5], 1, 2, 2, 2), model.StateDictionary()["upscaler.weight"], stride: [32, 32]);

        // Between the centres of four pixels: rows 32 to 63, from 31.5 pixels before the second centre to 0.5 before it.
        var ramp = enlarged.Slice(2, 32, 64).Slice(3, 32, 64);
        Assert.All(
            Enumerable.Range(0, 32),
            x => Assert.Equal((x + 0.5) / 32, ramp.Select(1, 0).Select(2, x).Mean().ToDouble(), 1e-6));
        Assert.All(ramp.Select(1, 1).ToArray<float>(), value => Assert.Equal(5, value, 1e-5));
    }

    [Fact]
    public void The_layers_are_as_wide_as_those_of_VGG16()
    {
        using var model = Bound.To<ModelSection>("model:\n  type: thelper.nn.fcn.FCN32s\n").Model.Create(Task);

        var state = model.StateDictionary();
        Assert.Equal([64, 3, 3, 3], state["conv_block1.0.weight"].Shape);
        Assert.Equal([512, 512, 3, 3], state["conv_block5.4.weight"].Shape);
        Assert.Equal([4096, 512, 7, 7], state["classifier.0.weight"].Shape);
        Assert.Equal([3, 3, 64, 64], state["upscaler.weight"].Shape);
    }

    [Theory]
    [InlineData(1, 1)]
    [InlineData(65, 100)]
    public void Images_of_any_size_get_scores_for_each_pixel(int height, int width)
    {
        using var scope = TensorScope.Open();
        using var model = new Fcn32s(classes: 3, width: 1, hidden: 2);

        Assert.Equal([1, 3, height, width], model.Forward(Operators.Zeros([1, 3, height, width])).Shape);
    }
}
