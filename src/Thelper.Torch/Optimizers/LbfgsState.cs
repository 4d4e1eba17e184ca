namespace Thelper.Torch.Optimizers;

/// <summary>
/// What L-BFGS keeps: the last changes of parameters and gradients, and the direction that follows from them. As in PyTorch,
/// it belongs to the first parameter.
/// </summary>
/// <param name="historySize">Pairs of changes at most.</param>
internal sealed class LbfgsState(int historySize) : ParameterState
{
    private readonly List<Pair> _pairs = [];
    private long _evaluations;
    private double _scale = 1;
    private double _loss;
    private Tensor? _direction;
    private Tensor? _gradient;

    /// <summary>Directions so far.</summary>
    public long Iterations { get; private set; }

    /// <summary>The length of the last move, in directions.</summary>
    public double Length { get; set; }

    /// <summary>Where the next move goes, or the last one went.</summary>
    public Tensor Direction => _direction ?? throw new InvalidOperationException("There was no direction yet.");

    public void CountEvaluations(int count)
    {
        Steps = 1;
        _evaluations += count;
    }

    /// <summary>Chooses the direction from a place, by the recursion in two loops of Nocedal (1980).</summary>
    /// <param name="place">Loss and gradient there.</param>
    /// <param name="leastCurvature">Pairs of changes with less are not taken in.</param>
    public void Turn(Evaluation place, double leastCurvature)
    {
        using var scope = TensorScope.Open();
        Iterations++;
        if (Iterations == 1)
        {
            Replace(ref _direction, place.Gradient.Neg());
        }
        else
        {
            Remember(place.Gradient, leastCurvature);
            Replace(ref _direction, Follow(place.Gradient));
        }

        Replace(ref _gradient, place.Gradient.Clone());
        _loss = place.Loss;
    }

    public override OrderedDictionary<string, object?> Write()
    {
        var written = new OrderedDictionary<string, object?> { ["func_evals"] = _evaluations, ["n_iter"] = Iterations };
        if (_direction is null)
        {
            return written;
        }

        written["d"] = _direction;
        written["t"] = Length;
        written["old_dirs"] = _pairs.Select(pair => (object?)pair.Gradients).ToList();
        written["old_stps"] = _pairs.Select(pair => (object?)pair.Parameters).ToList();
        written["ro"] = _pairs.Select(pair => (object?)pair.Weight).ToList();
        written["H_diag"] = _scale;
        written["prev_flat_grad"] = _gradient;
        written["prev_loss"] = _loss;
        if (Iterations > 1)
        {
            // PyTorch's place for intermediate results.
            written["al"] = Enumerable.Repeat<object?>(null, historySize).ToList();
        }

        return written;
    }

    public override void Read(IReadOnlyDictionary<string, object?> saved, Tensor parameter)
    {
        Steps = 1;
        _evaluations = (long)Number("func_evals");
        Iterations = (long)Number("n_iter");
        if (saved.GetValueOrDefault("d") is not Tensor direction)
        {
            return;
        }

        _direction = Copy(direction, parameter);
        _gradient = Copy((Tensor)saved["prev_flat_grad"]!, parameter);
        (Length, _scale, _loss) = (Number("t"), Number("H_diag"), Number("prev_loss"));
        var (gradients, steps, weights) = (List("old_dirs"), List("old_stps"), List("ro"));
        for (var i = 0; i < gradients.Count; i++)
        {
            _pairs.Add(new(Copy((Tensor)gradients[i]!, parameter), Copy((Tensor)steps[i]!, parameter), NumberOf(weights[i]!)));
        }

        double Number(string name) => NumberOf(saved[name]!);
        IReadOnlyList<object?> List(string name) => (IReadOnlyList<object?>)saved[name]!;
    }

    public override void Dispose()
    {
        base.Dispose();
        _direction?.Dispose();
        _gradient?.Dispose();
        _pairs.ForEach(pair => pair.Dispose());
        _pairs.Clear();
    }

    private static void Replace(ref Tensor? kept, Tensor value)
    {
        kept?.Dispose();
        kept = TensorScope.Release(value);
    }

    private void Remember(Tensor gradient, double leastCurvature)
    {
        var (change, step) = (gradient.Sub(_gradient!), Direction.Mul(Length));
        var curvature = change.Dot(step).ToDouble();
        if (curvature <= leastCurvature)
        {
            return;
        }

        // The history may be longer than it may be by now, when the options have changed since it was saved.
        while (_pairs.Count > 0 && _pairs.Count >= historySize)
        {
            _pairs[0].Dispose();
            _pairs.RemoveAt(0);
        }

        _pairs.Add(new(TensorScope.Release(change), TensorScope.Release(step), 1 / curvature));
        _scale = curvature / change.Dot(change).ToDouble();
    }

    private Tensor Follow(Tensor gradient)
    {
        var shares = new double[_pairs.Count];
        var rest = gradient.Neg();
        for (var i = _pairs.Count - 1; i >= 0; i--)
        {
            shares[i] = _pairs[i].Parameters.Dot(rest).ToDouble() * _pairs[i].Weight;
            rest.AddInPlace(_pairs[i].Gradients, -shares[i]);
        }

        var direction = rest.Mul(_scale);
        for (var i = 0; i < _pairs.Count; i++)
        {
            var share = _pairs[i].Gradients.Dot(direction).ToDouble() * _pairs[i].Weight;
            direction.AddInPlace(_pairs[i].Parameters, shares[i] - share);
        }

        return direction;
    }

    /// <summary>How gradients changed with a move of the parameters, and one over the product of the two.</summary>
    private sealed record Pair(Tensor Gradients, Tensor Parameters, double Weight) : IDisposable
    {
        public void Dispose()
        {
            Gradients.Dispose();
            Parameters.Dispose();
        }
    }
}
