using Thelper.Models.Segmenters;
using Thelper.Torch;
using Thelper.Torch.Modules;

namespace Thelper.Models.FlexibleResNets;

/// <summary>
/// The residual network of the Python original (He et al., "Deep Residual Learning for Image Recognition", 2015), with
/// torchvision's names of parameters: B×C×H×W to B×classes, to B×target shape for a regression, or, with a head for that, to
/// B×classes×H×W for a segmentation. Each residual branch begins as zero.
/// </summary>
public sealed class FlexibleResNet : ResidualEncoder<Tensor>
{
    private readonly OutputSize _outputs;
    private readonly Module<Tensor, Tensor> _head;
    private readonly bool _isSegmenter;

    /// <summary>Makes the model.</summary>
    /// <param name="options">Its blocks and the rest; with a head, the model finds the classes of pixels.</param>
    /// <param name="outputs">The number of classes, or what a regression predicts.</param>
    public FlexibleResNet(FlexibleResNetOptions options, OutputSize outputs)
        : base(options, options.FlexibleInputRes || options.HeadType is not null)
    {
        _outputs = outputs;
        _isSegmenter = options.HeadType is not null;
        _head = Register<Module<Tensor, Tensor>>("fc", options.HeadType is { } head
            ? SegmentationHeads.Create(head, Features, outputs.Count)
            : new Linear(Features, outputs.Count));
        InitializeEncoder();
    }

    /// <inheritdoc/>
    /// <exception cref="ModelException">The images do not fit the model.</exception>
    protected override Tensor Compute(Tensor input)
    {
        var features = Encode(input);
        return _isSegmenter
            ? _head.Forward(features).ResizeMap(new(input.Size(2), input.Size(3)))
            : _outputs.Arrange(_head.Forward(Pooled(features)));
    }
}
