using Thelper.Models.MobileNets;
using Thelper.Torch;
using Thelper.Torch.Modules;

namespace Thelper.Tests.Models;

public sealed class MobileNetV3Tests
{
    [Fact]
    public void The_stages_of_the_large_network_are_torchvisions()
    {
        using var features = new MobileNetV3Features(MobileNetV3Layout.Large(reducedTail: true));

        Assert.Equal([0, 2, 4, 7, 13, 16], features.Stages);
        Assert.Equal([16, 24, 40, 80, 80, 480], features.Stages.Select(stage => features.Parts[stage].OutputChannels));
    }

    [Fact]
    public void Features_have_a_32nd_of_the_images_size()
    {
        using var scope = TensorScope.Open();
        using var features = new MobileNetV3Features(MobileNetV3Layout.Small());

        Assert.Equal([1, features.OutputChannels, 2, 3], features.Forward(Operators.Zeros([1, 3, 64, 96])).Shape);
    }

    [Fact]
    public void Dilated_features_have_a_16th_of_the_images_size()
    {
        using var scope = TensorScope.Open();
        using var features = new MobileNetV3Features(MobileNetV3Layout.Small(dilated: true));

        Assert.Equal([1, features.OutputChannels, 4, 6], features.Forward(Operators.Zeros([1, 3, 64, 96])).Shape);
    }

    [Fact]
    public void The_normalisation_can_be_another_one()
    {
        using var features = new MobileNetV3Features(
            MobileNetV3Layout.Small() with { Normalisation = channels => new InstanceNorm2d(channels) });

        Assert.Empty(features.NamedBuffers());
    }
}
