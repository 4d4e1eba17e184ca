using Thelper.Torch;
using Thelper.Torch.Modules;

namespace Thelper.Tests.Train.Steps;

/// <summary>
/// Gives its input, multiplied by its only parameter, as scores: B×K×1×1 as B×K where the sizes are 1, so that a test
/// decides the scores by the images.
/// </summary>
internal sealed class ScaledInput : Module<Tensor, Tensor>
{
    private readonly Tensor _factor;
    private readonly bool _perPixel;

    public ScaledInput(bool perPixel = false)
    {
        _perPixel = perPixel;
        _factor = RegisterParameter("factor", Operators.Ones([1]));
    }

    public double Factor => _factor.Detach().ToDouble();

    protected override Tensor Compute(Tensor input) => _perPixel ? input.Mul(_factor) : input.Flatten(1).Mul(_factor);
}

/// <summary>Gives several outputs by name: the input multiplied by the only parameter and by a number of each output's own.</summary>
internal sealed class SeveralOutputs : Module<Tensor, IReadOnlyDictionary<string, Tensor>>
{
    private readonly (string Name, double Factor)[] _outputs;
    private readonly Tensor _factor;

    public SeveralOutputs(params (string Name, double Factor)[] outputs)
    {
        _outputs = outputs;
        _factor = RegisterParameter("factor", Operators.Ones([1]));
    }

    protected override IReadOnlyDictionary<string, Tensor> Compute(Tensor input) => new OrderedDictionary<string, Tensor>(
        _outputs.Select(output => KeyValuePair.Create(output.Name, input.Mul(_factor).Mul(output.Factor))));
}
