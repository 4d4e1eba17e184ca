using Thelper.Torch;
using Thelper.Torch.Modules;

namespace Thelper.Models.Segmenters;

/// <summary>
/// Convolutions of several dilations beside each other, and the mean of the whole map, brought together by a last convolution
/// (Chen et al., 2017). B×C×H×W to B×K×H×W.
/// </summary>
internal sealed class SpatialPyramid : Module<Tensor, Tensor>
{
    private readonly Branches _branches;
    private readonly Sequential _projection;

    public SpatialPyramid(int channels, int width, IReadOnlyList<int> dilations)
    {
        _branches = Register("convs", new Branches(
        [
            new Sequential(Normalised(channels, width, new(1))),
            .. dilations.Select(dilation => new Sequential(
                Normalised(channels, width, new(3) { Padding = dilation, Dilation = dilation }))),
            new WholeMapMean(Normalised(channels, width, new(1))),
        ]));
        var joined = width * (dilations.Count + 2);
        _projection = Register("project", new Sequential([.. Normalised(joined, width, new(1)), new Dropout(0.5)]));
    }

    protected override Tensor Compute(Tensor input)
    {
        using var scope = TensorScope.Open();
        return scope.Keep(_projection.Forward(_branches.Forward(input)));
    }

    private static Module<Tensor, Tensor>[] Normalised(int channels, int width, ConvolutionOptions options) =>
        [new Conv2d(channels, width, options with { Bias = false }), new BatchNorm2d(width), new ReLU(inPlace: true)];

    /// <summary>Modules with the same input, whose outputs are laid one after another along the channels.</summary>
    private sealed class Branches : Module<Tensor, Tensor>
    {
        private readonly Module<Tensor, Tensor>[] _branches;

        public Branches(IEnumerable<Module<Tensor, Tensor>> branches) =>
            _branches = [.. branches.Select((branch, i) => Register($"{i}", branch))];

        protected override Tensor Compute(Tensor input)
        {
            using var scope = TensorScope.Open();
            return scope.Keep(Operators.Cat([.. _branches.Select(branch => branch.Forward(input))], 1));
        }
    }

    /// <summary>The mean of each channel, convolved and given back for every pixel.</summary>
    private sealed class WholeMapMean : Module<Tensor, Tensor>
    {
        private readonly Module<Tensor, Tensor>[] _stages;

        public WholeMapMean(IEnumerable<Module<Tensor, Tensor>> stages) => _stages =
            [.. stages.Prepend(new AdaptiveAvgPool2d(1)).Select((stage, i) => Register($"{i}", stage))];

        protected override Tensor Compute(Tensor input)
        {
            using var scope = TensorScope.Open();
            var means = _stages.Aggregate(input, (value, stage) => stage.Forward(value));
            return scope.Keep(means.ResizeMap(new(input.Size(2), input.Size(3))));
        }
    }
}
