using Thelper.Torch;
using Thelper.Torch.Modules;

namespace Thelper.Models.Detection;

/// <summary>The feature maps that a pyramid adds to those of its backbone.</summary>
public enum CoarserMaps
{
    /// <summary>One: every other pixel of the coarsest, as Faster R-CNN has it.</summary>
    Pool,

    /// <summary>Two, by convolutions of stride 2 (P6 and P7), as RetinaNet has it.</summary>
    Convolutions,
}

/// <summary>
/// Feature maps of all sizes that know of the coarser ones, each with equally many channels (Lin et al., "Feature Pyramid
/// Networks for Object Detection", 2017); torchvision's <c>FeaturePyramidNetwork</c>. Maps from the finest to the coarsest.
/// </summary>
public sealed class FeaturePyramid : Module<IReadOnlyList<Tensor>, IReadOnlyList<Tensor>>
{
    private readonly Conv2d[] _lateral;
    private readonly Conv2d[] _smoothing;
    private readonly CoarserConvolutions? _coarser;

    /// <summary>Makes the network with torchvision's initial values.</summary>
    /// <param name="inputs">Channels of the backbone's maps.</param>
    /// <param name="channels">Channels of the maps that come out.</param>
    /// <param name="coarser">What is added in the end.</param>
    public FeaturePyramid(IReadOnlyList<int> inputs, int channels, CoarserMaps coarser)
    {
        _coarser = coarser == CoarserMaps.Convolutions ? new CoarserConvolutions(channels) : null;
        (_lateral, _smoothing) = (new Conv2d[inputs.Count], new Conv2d[inputs.Count]);
        for (var level = 0; level < inputs.Count; level++)
        {
            _lateral[level] = HeadConvolutions.Plain(inputs[level], channels, 1);
            _smoothing[level] = HeadConvolutions.Plain(channels, channels, 3);
        }

        HeadConvolutions.DrawUniform([.. _lateral, .. _smoothing]);
        Register("inner_blocks", new Sequential(_lateral.Select(convolution => new Sequential(convolution))));
        Register("layer_blocks", new Sequential(_smoothing.Select(convolution => new Sequential(convolution))));
        if (_coarser is not null)
        {
            Register("extra_blocks", _coarser);
        }
    }

    /// <inheritdoc/>
    protected override IReadOnlyList<Tensor> Compute(IReadOnlyList<Tensor> input)
    {
        var maps = new Tensor[input.Count];
        Tensor? above = null;
        for (var level = input.Count - 1; level >= 0; level--)
        {
            var lateral = _lateral[level].Forward(input[level]);
            above = above is null
                ? lateral
                : lateral.Add(above.ResizeMap(new(lateral.Size(2), lateral.Size(3)), UpsampleMode.Nearest));
            maps[level] = _smoothing[level].Forward(above);
        }

        return [.. maps, .. _coarser?.Forward(maps[^1]) ?? [maps[^1].MaxPool2d([1, 1], [2, 2])]];
    }
}

/// <summary>Two maps of half and a quarter of the height and width; torchvision's <c>LastLevelP6P7</c>.</summary>
internal sealed class CoarserConvolutions : Module<Tensor, IReadOnlyList<Tensor>>
{
    private readonly Conv2d _first;
    private readonly Conv2d _second;

    public CoarserConvolutions(int channels)
    {
        _first = Register("p6", HeadConvolutions.Plain(channels, channels, 3, stride: 2));
        _second = Register("p7", HeadConvolutions.Plain(channels, channels, 3, stride: 2));
        HeadConvolutions.DrawUniform(_first, _second);
    }

    protected override IReadOnlyList<Tensor> Compute(Tensor input)
    {
        var half = _first.Forward(input);
        return [half, _second.Forward(half.Relu())];
    }
}
