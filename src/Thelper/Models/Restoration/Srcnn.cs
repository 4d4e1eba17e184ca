using Thelper.Torch;
using Thelper.Torch.Modules;

namespace Thelper.Models.Restoration;

/// <summary>
/// Three convolutions that give an image more detail (Dong et al., "Image Super-Resolution Using Deep Convolutional Networks",
/// 2014). B×C×H×W to B×C×H×W, or to 16 rows and columns less where nothing is added at the border.
/// </summary>
public sealed class Srcnn : Module<Tensor, Tensor>
{
    private const int FirstKernel = 9;
    private const int Kernel = 5;
    private readonly SrcnnOptions _options;
    private readonly Sequential[] _blocks;

    /// <summary>Makes the model with PyTorch's initial values.</summary>
    /// <param name="options">The sizes of the layers.</param>
    public Srcnn(SrcnnOptions options)
    {
        _options = options;
        var (wide, narrow) = (options.BaseFilter * options.Groups, options.BaseFilter / 2 * options.Groups);
        _blocks =
        [
            Register("conv1", Block(options.NumChannels, wide, FirstKernel, RestorationActivation.Relu)),
            Register("conv2", Block(wide, narrow, Kernel, RestorationActivation.Relu)),
            Register("conv3", Block(narrow, options.NumChannels, Kernel, null)),
        ];
    }

    /// <inheritdoc/>
    /// <exception cref="ModelException">The images have a number of channels that the model cannot divide.</exception>
    protected override Tensor Compute(Tensor input) => RestorationChannels.Apply(
        input, _options.NumChannels, images => _blocks.Aggregate(images, (value, block) => block.Forward(value)));

    private Sequential Block(int channels, int outputs, int kernel, RestorationActivation? activation) => RestorationLayers.Block(
        new Conv2d(channels, outputs, new(kernel)
        {
            Padding = _options.Padding == SrcnnPadding.Same ? kernel / 2 : 0,
            Groups = _options.Groups,
        }),
        activation);
}
