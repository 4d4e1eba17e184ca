using Thelper.Transforms;
using Thelper.Vision;

namespace Thelper.Tests.Transforms;

public sealed class ToTensorTests
{
    private static readonly ToTensorOptions ToTensor = new();

    private static readonly byte[] Bytes = [0, 1, 128, 255];

    private static Image Grey => Image.FromPixels<byte>(Bytes, 2, 2, channels: 1);

    [Fact]
    public void Bytes_are_scaled_to_1() =>
        Assert.Equal([0, 1 / 255f, 128 / 255f, 1], Applied.To(Grey, ToTensor));

    [Fact]
    public void Sixteen_bit_values_keep_their_numbers() => Assert.Equal(
        [0f, 300, 65_535, 1], Applied.To(Image.FromPixels<ushort>([0, 300, 65_535, 1], 2, 2, channels: 1), ToTensor));

    [Fact]
    public void Float_values_keep_their_numbers() => Assert.Equal(
        [-1f, 0.5f, 200, 1], Applied.To(Image.FromPixels([-1f, 0.5f, 200, 1], 2, 2, channels: 1), ToTensor));

    [Fact]
    public void Normalised_values_keep_their_numbers()
    {
        var normalise = new NormalizeMinMaxOptions { Min = [0], Max = [2] };

        Assert.Equal(Applied.To(Grey, normalise), Applied.To(Grey, normalise, ToTensor));
    }

    [Fact]
    public void Values_are_scaled_once_even_if_asked_for_twice() =>
        Assert.Equal(Applied.To(Grey, ToTensor), Applied.To(Grey, ToTensor, ToTensor));

    [Fact]
    public void Resized_bytes_are_scaled() => Assert.Equal(
        [1f, 1, 1, 1],
        Applied.To(Image.FromPixels<byte>([255], 1, 1, channels: 1), new ResizeOptions { Dsize = [2, 2] }, ToTensor));

    [Fact]
    public void A_normalisation_afterwards_works_on_the_scaled_values()
    {
        var normalise = new NormalizeZeroMeanUnitVarOptions { Mean = [0.5], Std = [0.25] };

        Assert.Equal(
            Bytes.Select(value => ((value / 255f) - 0.5f) / 0.25f), Applied.To(Grey, ToTensor, normalise));
    }
}
