using Thelper.Torch;
using Thelper.Torch.Modules;

namespace Thelper.Tests.Train.Steps;

/// <summary>What a model saw of a batch.</summary>
internal sealed record Probe(bool IsTraining, ScalarType InputType, long[] InputStrides, ScalarType OutputType, long[] WeightStrides);

/// <summary>A convolution of two channels that writes down in what types and layouts it computes.</summary>
internal sealed class ProbingModel : Module<Tensor, Tensor>
{
    private readonly Conv2d _convolution;
    private readonly bool _perPixel;

    /// <param name="perPixel">Whether it gives B×2×H×W, or the mean over all pixels: B×2.</param>
    public ProbingModel(bool perPixel)
    {
        _perPixel = perPixel;
        _convolution = Register("convolution", new Conv2d(2, 2, new(3) { Padding = 1 }));
    }

    public List<Probe> Seen { get; } = [];

    protected override Tensor Compute(Tensor input)
    {
        var output = _convolution.Forward(input);
        Seen.Add(new Probe(IsTraining, input.ScalarType, input.Strides, output.ScalarType, _convolution.Weight.Strides));
        return _perPixel ? output : output.Mean([2, 3]);
    }
}
