using Thelper.Models.Coordinates;
using Thelper.Torch;
using Thelper.Torch.Modules;

namespace Thelper.Tests.Models;

/// <summary>Layers that know the place of each pixel.</summary>
public sealed class CoordinateTests
{
    private const float Third = 1f / 3;

    [Fact]
    public void Columns_and_rows_are_counted_from_the_centre_and_divided_by_the_steps_between_them()
    {
        var (x, y, _) = Channels(new CoordinateOptions(), 3, 4);

        AssertNear([-Third, 0, Third, 2 * Third, -Third, 0, Third, 2 * Third, -Third, 0, Third, 2 * Third], x);
        AssertNear([-0.5f, -0.5f, -0.5f, -0.5f, 0, 0, 0, 0, 0.5f, 0.5f, 0.5f, 0.5f], y);
    }

    [Fact]
    public void The_radius_is_the_distance_from_the_centre()
    {
        var (x, y, radius) = Channels(new CoordinateOptions(), 5, 6);

        AssertNear(x.Zip(y, (a, b) => MathF.Sqrt((a * a) + (b * b))), radius);
    }

    [Fact]
    public void A_single_pixel_is_the_centre()
    {
        var (x, y, radius) = Channels(new CoordinateOptions(), 1, 1);

        Assert.Equal([0f, 0f, 0f], (float[])[.. x, .. y, .. radius]);
    }

    [Fact]
    public void Coordinates_can_be_scaled()
    {
        var (x, _, radius) = Channels(new CoordinateOptions { Scale = 3 }, 1, 4);

        AssertNear([-1, 0, 1, 2], x);
        AssertNear([1, 0, 1, 2], radius);
    }

    [Fact]
    public void The_channels_themselves_come_first()
    {
        using var scope = TensorScope.Open();
        using var layer = new CoordinateChannels(new CoordinateOptions { HasRadius = false });
        var input = Operators.Randn([2, 3, 4, 5]);

        var output = layer.Forward(input);

        Assert.Equal([2, 5, 4, 5], output.Shape);
        Assert.Equal(input.ToArray<float>(), output.Slice(1, 0, 3).ToArray<float>());
    }

    [Fact]
    public void Maps_of_another_size_get_coordinates_of_their_own()
    {
        using var scope = TensorScope.Open();
        using var layer = new CoordinateChannels();
        layer.Forward(Operators.Zeros([1, 1, 4, 4]));

        Assert.Equal([-0.5f, 0, 0.5f], layer.Forward(Operators.Zeros([1, 1, 1, 3])).Slice(1, 1, 2).ToArray<float>());
    }

    [Fact]
    public void Noise_is_added_while_training_only()
    {
        using var scope = TensorScope.Open();
        using var layer = new CoordinateChannels(new CoordinateOptions { Noise = 0.1 });
        var input = Operators.Zeros([1, 1, 3, 3]);
        var first = layer.Forward(input).ToArray<float>();
        var second = layer.Forward(input).ToArray<float>();
        layer.Eval();

        Assert.NotEqual(first, second);
        Assert.Equal(layer.Forward(input).ToArray<float>(), layer.Forward(input).ToArray<float>());
    }

    [Fact]
    public void Convolutions_take_the_coordinates_as_channels()
    {
        using var scope = TensorScope.Open();
        using var plain = new CoordConv2d(2, 5, new(3) { Padding = 1 });
        using var transposed = new CoordConvTranspose2d(2, 5, new(2) { Stride = 2 }, new() { HasRadius = false });
        var input = Operators.Zeros([1, 2, 4, 6]);

        Assert.Equal([1, 5, 4, 6], plain.Forward(input).Shape);
        Assert.Equal([1, 5, 8, 12], transposed.Forward(input).Shape);
        Assert.Equal(
            ["conv.weight 5x5x3x3", "convT.weight 4x5x2x2"],
            new Module[] { plain, transposed }.Select(module => module.NamedParameters().First())
                .Select(entry => $"{entry.Name} {string.Join('x', entry.Tensor.Shape)}"));
    }

    private static void AssertNear(IEnumerable<float> expected, IEnumerable<float> computed) =>
        Assert.Equal(expected, computed, (a, b) => Math.Abs(a - b) < 1e-6);

    private static (float[] X, float[] Y, float[] Radius) Channels(CoordinateOptions options, long height, long width)
    {
        using var scope = TensorScope.Open();
        using var layer = new CoordinateChannels(options);
        var output = layer.Forward(Operators.Zeros([1, 1, height, width]));
        return (Channel(1), Channel(2), Channel(3));

        float[] Channel(long index) => output.Slice(1, index, index + 1).ToArray<float>();
    }
}
