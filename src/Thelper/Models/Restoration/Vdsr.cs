using Thelper.Torch;
using Thelper.Torch.Modules;

namespace Thelper.Models.Restoration;

/// <summary>
/// Many convolutions that give what an image lacks, which is added to it (Kim et al., "Accurate Image Super-Resolution Using
/// Very Deep Convolutional Networks", 2016), with He's initial values. B×C×H×W to B×C×H×W.
/// </summary>
public sealed class Vdsr : Module<Tensor, Tensor>
{
    private const int Kernel = 3;
    private readonly VdsrOptions _options;
    private readonly Sequential _first;
    private readonly Sequential? _middle;
    private readonly Sequential _last;

    /// <summary>Makes the model.</summary>
    /// <param name="options">The sizes of the layers.</param>
    public Vdsr(VdsrOptions options)
    {
        _options = options;
        var width = options.BaseFilter;
        _first = Register("input_conv", Block(options.NumChannels, options.FirstKernel));
        if (options.NumResiduals > 0)
        {
            _middle = Register("residual_layers", new Sequential(
                Enumerable.Range(0, options.NumResiduals).Select(_ => Block(width, Kernel))));
        }

        _last = Register("output_conv", RestorationLayers.Block(Convolution(width, options.NumChannels, Kernel), null));
        foreach (var convolution in NamedModules().Select(entry => entry.Module).OfType<Conv2d>())
        {
            Initializers.KaimingNormalByFanIn(convolution.Weight);
        }
    }

    /// <inheritdoc/>
    /// <exception cref="ModelException">The images have a number of channels that the model cannot divide.</exception>
    protected override Tensor Compute(Tensor input) => RestorationChannels.Apply(input, _options.NumChannels, images =>
    {
        var value = _first.Forward(images);
        return _last.Forward(_middle?.Forward(value) ?? value).Add(images);
    });

    private Sequential Block(int channels, int kernel) => RestorationLayers.Block(
        Convolution(channels, _options.BaseFilter, kernel),
        _options.Activation,
        RestorationLayers.Create(_options.Norm, _options.BaseFilter));

    private Conv2d Convolution(int channels, int outputs, int kernel) => new(channels, outputs, new(kernel)
    {
        Padding = kernel / 2,
        Groups = _options.Groups,
        Bias = false,
    });
}
