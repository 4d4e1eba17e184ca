using Thelper.Torch;
using Thelper.Torch.Modules;

namespace Thelper.Models.DenseNets;

/// <summary>Layers of which each sees the outputs of all before it; B×C×H×W to B×(C + layers·growth)×H×W.</summary>
internal sealed class DenseBlock : Module<Tensor, Tensor>
{
    private readonly List<DenseLayer> _layers = [];

    public DenseBlock(int layers, int channels, DenseNetLayout layout)
    {
        for (var i = 0; i < layers; i++)
        {
            _layers.Add(Register($"denselayer{i + 1}", new DenseLayer(channels + (i * layout.GrowthRate), layout)));
        }
    }

    protected override Tensor Compute(Tensor input)
    {
        using var scope = TensorScope.Open();
        var maps = new List<Tensor> { input };
        foreach (var layer in _layers)
        {
            maps.Add(layer.Forward(maps));
        }

        return scope.Keep(Operators.Cat(maps, 1));
    }
}

/// <summary>A 1x1 and a 3x3 convolution, each after a normalisation and a ReLU; maps to one of B×growth×H×W.</summary>
internal sealed class DenseLayer : Module<IReadOnlyList<Tensor>, Tensor>
{
    private readonly BatchNorm2d _firstNorm;
    private readonly Conv2d _reduction;
    private readonly BatchNorm2d _secondNorm;
    private readonly Conv2d _convolution;
    private readonly double _dropRate;

    public DenseLayer(int channels, DenseNetLayout layout)
    {
        var width = layout.BottleneckFactor * layout.GrowthRate;
        _firstNorm = Register("norm1", new BatchNorm2d(channels));
        _reduction = Register("conv1", new Conv2d(channels, width, new(1) { Bias = false }));
        _secondNorm = Register("norm2", new BatchNorm2d(width));
        _convolution = Register("conv2", new Conv2d(width, layout.GrowthRate, new(3) { Padding = 1, Bias = false }));
        _dropRate = layout.DropRate;
    }

    protected override Tensor Compute(IReadOnlyList<Tensor> input)
    {
        using var scope = TensorScope.Open();
        var value = _reduction.Forward(_firstNorm.Forward(Operators.Cat(input, 1)).ReluInPlace());
        value = _convolution.Forward(_secondNorm.Forward(value).ReluInPlace());
        return scope.Keep(_dropRate > 0 ? value.Dropout(_dropRate, IsTraining) : value);
    }
}
