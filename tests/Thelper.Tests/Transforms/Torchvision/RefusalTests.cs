using Thelper.Configuration;
using Thelper.Data;
using Thelper.Tests.Support;
using Thelper.Transforms;
using Thelper.Transforms.Torchvision;
using Thelper.Vision;
using NormalizeOptions = Thelper.Transforms.Torchvision.NormalizeOptions;

namespace Thelper.Tests.Transforms.Torchvision;

public sealed class RefusalTests
{
    [Theory]
    [InlineData("Resize", "size: 0", "size", "must be one number or [height, width], above 0, but is [0].")]
    [InlineData("Resize", "size: [8, 9, 10]", "size", "must be one number or [height, width], above 0, but is [8, 9, 10].")]
    [InlineData("Resize", "size: 8, max_size: 8", "max_size", "must be above size (8), but is 8.")]
    [InlineData("Resize", "size: [8, 9], max_size: 80", "max_size", "can be given only where size is one number, that of the shorter side.")]
    [InlineData("CenterCrop", "size: -1", "size", "must be one number or [height, width], above 0, but is [-1].")]
    [InlineData("FiveCrop", "size: []", "size", "must be one number or [height, width], above 0, but is [].")]
    [InlineData("TenCrop", "size: 0", "size", "must be one number or [height, width], above 0, but is [0].")]
    [InlineData("Pad", "padding: [1, 2, 3]", "padding", "must be one number, [left and right, top and bottom] or [left, top, right, bottom], none below 0, but is [1, 2, 3].")]
    [InlineData("RandomCrop", "size: 4, padding: -1", "padding", "must be one number, [left and right, top and bottom] or [left, top, right, bottom], none below 0, but is [-1].")]
    [InlineData("RandomRotation", "degrees: -5", "degrees", "must be one number of 0 or above, or [least, largest], but is [-5].")]
    [InlineData("RandomRotation", "degrees: 5, center: [1]", "center", "must be [x, y], but has 1 numbers.")]
    [InlineData("RandomAffine", "degrees: 5, translate: [0.1, 1.5]", "translate", "must be two shares of width and height, 0 to 1, but is [0.1, 1.5].")]
    [InlineData("RandomAffine", "degrees: 5, scale: [0, 1]", "scale", "must be two numbers above 0, the least first, but is [0, 1].")]
    [InlineData("RandomAffine", "degrees: 5, shear: [1, 2, 3]", "shear", "must be one number of 0 or above, or [least, largest], but is [1, 2, 3].")]
    [InlineData("RandomPerspective", "distortion_scale: 2", "distortion_scale", "must be at least 0 and at most 1, but is 2.")]
    [InlineData("ElasticTransform", "sigma: [1, 2, 3]", "sigma", "must be one number or [x, y], but has 3 numbers.")]
    [InlineData("ColorJitter", "brightness: -1", "brightness", "must be one number or [least, largest], at least 0, but is [-1].")]
    [InlineData("ColorJitter", "contrast: [2, 1]", "contrast", "must be one number or [least, largest], at least 0, but is [2, 1].")]
    [InlineData("ColorJitter", "hue: 0.6", "hue", "must be one number from 0 to 0.5 or [least, largest] from -0.5 to 0.5, but is [0.6].")]
    [InlineData("Grayscale", "num_output_channels: 2", "num_output_channels", "must be 1 or 3, but is 2.")]
    [InlineData("GaussianBlur", "kernel_size: 4", "kernel_size", "must be one or two odd numbers above 0, but is [4].")]
    [InlineData("GaussianBlur", "kernel_size: 3, sigma: [0, 1]", "sigma", "must be one number or [least, largest], above 0, but is [0, 1].")]
    [InlineData("RandomPosterize", "bits: 9", "bits", "must be at least 0 and at most 8, but is 9.")]
    [InlineData("RandomErasing", "value: noise", "value", "must be a number, a list of numbers or the text random, but is the text 'noise'.")]
    [InlineData("RandomErasing", "scale: [0.5, 2]", "scale", "must be two numbers from 0 to 1, the least first, but is [0.5, 2].")]
    [InlineData("RandomErasing", "ratio: [2, 1]", "ratio", "must be two numbers above 0, the least first, but is [2, 1].")]
    [InlineData("Normalize", "mean: [0.5, 0.5], std: [1, 1, 1]", "std", "has 3 values, but mean has 2.")]
    [InlineData("Normalize", "mean: 0.5, std: 0", "std", "must not be 0 in any channel.")]
    [InlineData("ToPILImage", "mode: L", "mode", "must be null, since images are not converted between modes here, but is 'L'; Grayscale makes them grey.")]
    [InlineData("RandAugment", "magnitude: 31", "magnitude", "must be below num_magnitude_bins (31), but is 31.")]
    [InlineData("AugMix", "severity: 11", "severity", "must be at least 1 and at most 10, but is 11.")]
    [InlineData("RandomChoice", "transforms: [{operation: torchvision.transforms.ToTensor}], p: [1, 2]", "p", "has 2 weights, but there are 1 transforms.")]
    [InlineData("RandomChoice", "transforms: [{operation: torchvision.transforms.ToTensor}], p: [0]", "p", "must have a weight above 0, and none that is infinite.")]
    [InlineData("Lambda", "lambd: 'lambda x: x'", "lambd", "would have to be code, which a configuration cannot hold; write an operation (ITransform) and add it to the catalogue under a name of its own.")]
    public void Wrong_options_are_refused(string operation, string parameters, string key, string sentence) => Assert.Equal(
        ($"params.{key}", sentence),
        Bound.Mistake<TransformStageOptions>($"operation: torchvision.transforms.{operation}\nparams: {{{parameters}}}\n"));

    [Fact]
    public void An_image_smaller_than_its_crop_is_refused() => Refuses(
        "it has 32 × 24 pixels, which is too small for a crop of 40 × 30; pad_if_needed makes up for that",
        new RandomCropOptions { Size = [30, 40] });

    [Fact]
    public void An_image_smaller_than_five_crops_is_refused() => Refuses(
        "it has 32 × 24 pixels, which is too small for crops of 25 × 25", new FiveCropOptions { Size = [25] });

    [Fact]
    public void Crops_of_crops_are_refused() => Refuses(
        "its 'image' is a list already, and lists of crops do not go into lists",
        new FiveCropOptions { Size = [20] },
        new FiveCropOptions { Size = [10] });

    [Fact]
    public void A_normalization_of_bytes_is_refused() => Refuses(
        "its 'image' still holds the 8-bit values 0 to 255, but torchvision's Normalize is for what ToTensor makes of them; "
        + "put torchvision.transforms.ToTensor before it",
        new NormalizeOptions { Mean = [0.5], Std = [0.2] });

    [Fact]
    public void Posterizing_after_ToTensor_is_refused() => Refuses(
        "its image holds Float32 values, but posterizing works on the 8-bit values 0 to 255; "
        + "put it before ToTensor and Normalize",
        new ToTensorOptions(),
        new RandomPosterizeOptions { Bits = 3, P = 1 });

    [Fact]
    public void A_fill_for_other_channels_is_refused() => Refuses(
        "the image has 3 channels, but the value outside of it is given for 2",
        new PadOptions { Padding = [1], Fill = [1, 2] });

    [Fact]
    public void Random_values_among_bytes_are_refused() => Refuses(
        "its image still holds the 8-bit values 0 to 255, where random values around 0 make no sense; put ToTensor before",
        new RandomErasingOptions { Value = new ConfigScalar("random", isQuoted: false, ConfigLocation.Checkpoint) });

    [Fact]
    public void Colours_of_four_channels_are_refused()
    {
        using var sample = new Sample { ["image"] = new SampleImage(new Image(4, 4, 4, PixelDepth.UInt8)) };

        Assert.Equal(
            "its image has 4 channels of UInt8, but colours are changed in images of 1 (grey) or 3 (RGB) channels of UInt8, "
            + "or of Float32 from 0 to 1",
            Assert.Throws<InvalidDataException>(() => Apply(sample, new ColorJitterOptions { Saturation = [0.5, 0.6] })).Message);
    }

    [SkippableFact]
    public void All_operations_of_torchvision_have_a_name_except_one_that_needs_a_matrix()
    {
        var names = StandardComponents.Catalogue().Entries.Select(entry => entry.Name).ToHashSet();

        Assert.Equal(
            ["AutoAugmentPolicy", "InterpolationMode", "LinearTransformation"],
            Peer.Recorded.GetProperty("operations").EnumerateArray().Select(name => name.GetString()!)
                .Where(name => !names.Contains($"torchvision.transforms.{name}")).Order());
    }

    [Fact]
    public void Operations_within_operations_are_read()
    {
        var stage = Bound.To<TransformStageOptions>("""
            operation: torchvision.transforms.RandomApply
            params:
              p: 1
              transforms:
                - operation: torchvision.transforms.Pad
                  params: {padding: 2, padding_mode: edge}
                - operation: torchvision.transforms.Resize
                  params: {size: [5, 6], interpolation: 3}
            """);
        using var sample = new Sample { ["image"] = new SampleImage(Peer.Rough()) };

        Apply(sample, stage.Operation);

        Assert.Equal((6, 5), (((SampleImage)sample["image"]!).Width, ((SampleImage)sample["image"]!).Height));
    }

    private static void Refuses(string sentence, params ITransformOptions[] operations)
    {
        using var sample = new Sample { ["image"] = new SampleImage(Peer.Rough()) };

        Assert.Equal(sentence, Assert.Throws<InvalidDataException>(() => Apply(sample, operations)).Message);
    }

    private static void Apply(Sample sample, params ITransformOptions[] operations)
    {
        foreach (var options in operations)
        {
            options.Create().Apply(sample.Entries, new CounterRandom(9, 0, 0, 0));
        }
    }
}
