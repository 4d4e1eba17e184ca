using Thelper.Torch;
using Thelper.Torch.Modules;

namespace Thelper.Models.Coordinates;

/// <summary>
/// A transposed convolution that knows the place of each pixel; see <see cref="CoordinateChannels"/>. B×C×H×W to B×K×H'×W'.
/// The parameters are those of <see cref="ConvTranspose2d"/>, under <c>convT</c>.
/// </summary>
public sealed class CoordConvTranspose2d : Module<Tensor, Tensor>
{
    private readonly CoordinateChannels _coordinates;
    private readonly ConvTranspose2d _convolution;

    /// <summary>Makes the layer with PyTorch's initial values.</summary>
    /// <param name="inputChannels">C, without the coordinates.</param>
    /// <param name="outputChannels">K.</param>
    /// <param name="options">Kernel size, stride and so on, with one group.</param>
    /// <param name="coordinates">The coordinates; those of the defaults if null.</param>
    public CoordConvTranspose2d(
        int inputChannels, int outputChannels, TransposedConvolutionOptions options, CoordinateOptions? coordinates = null)
    {
        coordinates ??= new();
        _coordinates = Register("addcoord", new CoordinateChannels(coordinates));
        _convolution = Register("convT", new ConvTranspose2d(inputChannels + coordinates.Channels, outputChannels, options));
    }

    /// <inheritdoc/>
    protected override Tensor Compute(Tensor input) => _convolution.Forward(_coordinates.Forward(input));
}
