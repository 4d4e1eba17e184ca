using Thelper.Torch;
using Thelper.Torch.Modules;

namespace Thelper.Models.Coordinates;

/// <summary>
/// Lays the place of each pixel beside its channels, so that what follows can tell places apart (Liu et al., "An Intriguing
/// Failing of Convolutional Neural Networks and the CoordConv Solution", 2018). B×C×H×W to B×(C+2 or 3)×H×W: the channels, then
/// x, y and the radius √(x²+y²). x is (column - ⌊(W-1)/2⌋)/(W-1), y alike, and 0 where there is one column only.
/// </summary>
/// <param name="options">The channels and their scale; those of the defaults if null.</param>
public sealed class CoordinateChannels(CoordinateOptions? options = null) : Module<Tensor, Tensor>
{
    private readonly CoordinateOptions _options = options ?? new();
    private Tensor? _map;

    /// <inheritdoc/>
    protected override Tensor Compute(Tensor input)
    {
        var map = Map(input);
        if (IsTraining && _options.Noise > 0)
        {
            var noise = Operators.Randn(map.Shape, map.ScalarType, map.Device);
            map = WithRadius(map.Slice(1, 0, 2).Add(noise.Slice(1, 0, 2).Mul(_options.Noise)));
        }

        return Operators.Cat([input, map.Expand([input.Size(0), _options.Channels, input.Size(2), input.Size(3)])], 1);
    }

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        _map?.Dispose();
        base.Dispose(disposing);
    }

    private static Tensor Axis(long size, Tensor like)
    {
        var places = Operators.Arange(size, like.ScalarType, like.Device);
        return size == 1 ? places : places.Sub((double)((size - 1) / 2)).Div((double)(size - 1));
    }

    /// <summary>1×channels×H×W for the size, type and device of a feature map; that of the map before where they are equal.</summary>
    private Tensor Map(Tensor input)
    {
        var (height, width) = (input.Size(2), input.Size(3));
        if (_map is not null && _map.Size(2) == height && _map.Size(3) == width
            && _map.ScalarType == input.ScalarType && _map.Device == input.Device)
        {
            return _map;
        }

        using var scope = TensorScope.Open();
        using var mode = GradMode.Disable();
        long[] shape = [1, 1, height, width];
        var x = Axis(width, input).Reshape([1, 1, 1, width]).Expand(shape);
        var y = Axis(height, input).Reshape([1, 1, height, 1]).Expand(shape);
        var map = TensorScope.Release(WithRadius(Operators.Cat([x, y], 1).Mul(_options.Scale)));
        _map?.Dispose();
        return _map = map;
    }

    private Tensor WithRadius(Tensor places) => _options.HasRadius
        ? Operators.Cat([places, places.Mul(places).Sum([1], keepdim: true).Sqrt()], 1)
        : places;
}
