namespace Thelper.Torch.Modules;

/// <summary>
/// A layer that goes through a sequence step by step. Parameters, for each layer k, and with <c>_reverse</c> at the end for the
/// backward direction: <c>weight_ih_lk</c> (gates·H×F), <c>weight_hh_lk</c> (gates·H×H), <c>bias_ih_lk</c>, <c>bias_hh_lk</c>.
/// </summary>
public abstract class RecurrentLayer : Module<RecurrentInput, RecurrentOutput>
{
    private readonly int _projection;

    /// <summary>Makes the parameters with PyTorch's initial values: uniform within ±1/√H.</summary>
    /// <param name="inputs">F, the features of a step.</param>
    /// <param name="hidden">H, the features of a state.</param>
    /// <param name="gates">How many times H numbers a step computes.</param>
    /// <param name="options">The kind of layer.</param>
    /// <param name="projection">To how many features a linear layer takes the hidden state; 0 for none.</param>
    private protected RecurrentLayer(int inputs, int hidden, int gates, RecurrentOptions options, int projection = 0)
    {
        (Hidden, Options, _projection) = (hidden, options, projection);
        var bound = 1 / Math.Sqrt(hidden);
        var given = projection > 0 ? projection : hidden;
        Weights = [.. Places().SelectMany(place =>
        {
            var features = place.Layer == 0 ? inputs : given * Directions;
            return Shapes(features, gates * hidden, given).Select(shape => Parameter($"{shape.Name}_l{place.Suffix}", shape.Size, bound));
        })];
    }

    private protected RecurrentOptions Options { get; }

    private protected int Hidden { get; }

    private protected IReadOnlyList<Tensor> Weights { get; }

    private int Directions => Options.Bidirectional ? 2 : 1;

    /// <inheritdoc/>
    protected sealed override RecurrentOutput Compute(RecurrentInput input)
    {
        using var scope = TensorScope.Open();
        var hasBatch = input.Values.Rank == 3;
        var batchAxis = Options.BatchFirst ? 0 : 1;
        var values = hasBatch ? input.Values : input.Values.Unsqueeze(batchAxis);
        var batch = values.Size(batchAxis);
        var output = Run(values, State(input.Hidden, _projection > 0 ? _projection : Hidden), State(input.Cell, Hidden));
        return hasBatch
            ? new(scope.Keep(output.Values), scope.Keep(output.Hidden), output.Cell is null ? null : scope.Keep(output.Cell))
            : new(Single(scope, output.Values, batchAxis), Single(scope, output.Hidden, 1), output.Cell is null ? null : Single(scope, output.Cell, 1));

        Tensor State(Tensor? given, int features) => given is null
            ? Operators.Zeros([Options.Layers * Directions, batch, features], values.ScalarType, values.Device)
            : hasBatch ? given : given.Unsqueeze(1);
    }

    /// <summary>Goes through a batch of sequences.</summary>
    private protected abstract RecurrentOutput Run(Tensor values, Tensor hidden, Tensor cell);

    private static Tensor Single(TensorScope scope, Tensor tensor, int axis) => scope.Keep(tensor.Squeeze(axis));

    private IEnumerable<(int Layer, string Suffix)> Places() => Enumerable.Range(0, Options.Layers).SelectMany(
        layer => Enumerable.Range(0, Directions).Select(direction => (layer, direction == 0 ? $"{layer}" : $"{layer}_reverse")));

    private IEnumerable<(string Name, long[] Size)> Shapes(int features, int gates, int given)
    {
        yield return ("weight_ih", [gates, features]);
        yield return ("weight_hh", [gates, given]);
        if (Options.Bias)
        {
            yield return ("bias_ih", [gates]);
            yield return ("bias_hh", [gates]);
        }

        if (_projection > 0)
        {
            yield return ("weight_hr", [_projection, Hidden]);
        }
    }

    private Tensor Parameter(string name, long[] shape, double bound)
    {
        var parameter = RegisterParameter(name, Operators.Empty(shape));
        Initializers.Uniform(parameter, -bound, bound);
        return parameter;
    }
}
