using Thelper.Torch;
using Thelper.Torch.Modules;

namespace Thelper.Models;

/// <summary>
/// Linear layers with activations between them, a multi-layer perceptron, for tables and other small inputs. B×anything,
/// flattened to B×features, to B×classes or, for a regression, B×target shape. Numbers of other types are converted to those of
/// the weights.
/// </summary>
public sealed class Mlp : Module<Tensor, Tensor>
{
    private readonly int _inputs;
    private readonly OutputSize _outputs;
    private readonly Sequential _layers;
    private readonly Linear _last;

    /// <summary>Makes the model with PyTorch's initial values.</summary>
    /// <param name="options">The hidden layers and what follows them.</param>
    /// <param name="inputs">Numbers in a sample.</param>
    /// <param name="outputs">Numbers that the model gives for a sample, and their shape.</param>
    public Mlp(MlpOptions options, int inputs, OutputSize outputs)
    {
        (_inputs, _outputs) = (inputs, outputs);
        var layers = new List<Module<Tensor, Tensor>>();
        foreach (var size in options.HiddenSizes)
        {
            layers.AddRange(Hidden(options, inputs, size));
            inputs = size;
        }

        _last = new Linear(inputs, outputs.Count);
        _layers = Register("layers", new Sequential([.. layers, _last]));
    }

    /// <inheritdoc/>
    /// <exception cref="ModelException">A sample has another number of values.</exception>
    protected override Tensor Compute(Tensor input)
    {
        var shape = input.Shape;
        if (shape.Length == 0 || shape.Skip(1).Aggregate(1L, (product, size) => product * size) != _inputs)
        {
            throw new ModelException(
                $"The model was made for samples of {_inputs} numbers (model.params.in_features), but received a batch of the shape "
                + $"{string.Join("x", shape)}.");
        }

        return _outputs.Arrange(_layers.Forward(input.To(_last.Weight.ScalarType).Reshape([shape[0], _inputs])));
    }

    private static IEnumerable<Module<Tensor, Tensor>> Hidden(MlpOptions options, int inputs, int size)
    {
        yield return new Linear(inputs, size);
        if (options.BatchNorm)
        {
            yield return new BatchNorm1d(size);
        }

        yield return options.Activation.Create();
        if (options.Dropout > 0)
        {
            yield return new Dropout(options.Dropout);
        }
    }
}
