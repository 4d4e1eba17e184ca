namespace Thelper.Torch.Optimizers;

/// <summary>The options of <see cref="Lbfgs"/>, with PyTorch's defaults.</summary>
public sealed record LbfgsOptions
{
    /// <summary>Directions that one step follows at most; 20 by default.</summary>
    public int MaxIterations { get; init; } = 20;

    /// <summary>Evaluations after which a step follows no further direction; five quarters of the iterations by default.</summary>
    public int? MaxEvaluations { get; init; }

    /// <summary>The largest element of a gradient with which a step is over; 1e-7 by default.</summary>
    public double GradientTolerance { get; init; } = 1e-7;

    /// <summary>The change of the loss, or the largest one of a parameter, with which a step is over; 1e-9 by default.</summary>
    public double ChangeTolerance { get; init; } = 1e-9;

    /// <summary>Pairs of changes that the curvature is estimated from; 100 by default. Each is as large as all parameters twice.</summary>
    public int HistorySize { get; init; } = 100;

    /// <summary>
    /// Whether the length of each move is searched for until it fulfils the strong Wolfe conditions; by default it is the
    /// learning rate.
    /// </summary>
    public bool StrongWolfe { get; init; }
}

/// <summary>
/// Limited-memory BFGS (Liu and Nocedal, On the Limited Memory BFGS Method for Large Scale Optimization, 1989), as
/// <c>torch.optim.LBFGS</c> defines it: Newton's method with a curvature that is estimated from the last changes of parameters and
/// gradients. A step evaluates the loss many times.
/// </summary>
public sealed class Lbfgs : Optimizer
{
    // Below this, a pair of changes says nothing about the curvature; PyTorch's choice.
    private const double LeastCurvature = 1e-10;

    private readonly LbfgsOptions _options;

    /// <summary>Takes the parameters to change.</summary>
    /// <param name="groups">One, on one device; its learning rate is the length of a move, or the first one to try.</param>
    /// <param name="options">When a step ends, and how long moves are.</param>
    /// <exception cref="ArgumentException">There is more than one group.</exception>
    public Lbfgs(IReadOnlyList<ParameterGroup> groups, LbfgsOptions options)
        : base(groups)
    {
        if (groups.Count != 1)
        {
            throw new ArgumentException($"L-BFGS moves all parameters together, so it takes one group, not {groups.Count}.", nameof(groups));
        }

        _options = options;
    }

    /// <inheritdoc/>
    public override bool NeedsEvaluations => true;

    /// <inheritdoc/>
    public override void Step() => throw new InvalidOperationException(
        "L-BFGS needs the loss at several places for one step; call Step with a function that computes it and goes back from it.");

    /// <inheritdoc/>
    public override double Step(Func<double> evaluate)
    {
        using var mode = GradMode.Disable();
        using var scope = TensorScope.Open();
        var group = Groups[0];
        var objective = new FlatObjective(group.Parameters, evaluate, Maximize);
        var state = (LbfgsState)StateOf(group.Parameters[0]);
        var first = objective.Evaluate();
        state.CountEvaluations(1);
        if (FlatObjective.Largest(first.Gradient) > _options.GradientTolerance)
        {
            Search(objective, state, first, group.LearningRate);
        }

        return Maximize ? -first.Loss : first.Loss;
    }

    private protected override void Apply(ParameterGroup group, UpdateList updates) => throw new InvalidOperationException("Unreachable.");

    private protected override ParameterState NewState() => new LbfgsState(_options.HistorySize);

    private protected override void WriteOptions(OrderedDictionary<string, object?> group)
    {
        group["max_iter"] = (long)_options.MaxIterations;
        group["max_eval"] = (long)MaxEvaluations;
        group["tolerance_grad"] = _options.GradientTolerance;
        group["tolerance_change"] = _options.ChangeTolerance;
        group["history_size"] = (long)_options.HistorySize;
        group["line_search_fn"] = _options.StrongWolfe ? "strong_wolfe" : null;
    }

    private int MaxEvaluations => _options.MaxEvaluations ?? _options.MaxIterations * 5 / 4;

    /// <summary>Moves along one direction after another until one of the conditions holds with which a step ends.</summary>
    private void Search(FlatObjective objective, LbfgsState state, Evaluation place, double rate)
    {
        var evaluations = 1;
        for (var iteration = 1; iteration <= _options.MaxIterations; iteration++)
        {
            using var scope = TensorScope.Open();
            state.Turn(place, LeastCurvature);
            state.Length = state.Iterations == 1 ? Math.Min(1, 1 / place.Gradient.Abs().Sum().ToDouble()) * rate : rate;
            var slope = place.Gradient.Dot(state.Direction).ToDouble();
            if (slope > -_options.ChangeTolerance)
            {
                return;
            }

            var before = place.Loss;
            (place, var made) = Move(objective, state, place, slope, isLast: iteration == _options.MaxIterations);
            scope.Keep(place.Gradient);
            evaluations += made;
            state.CountEvaluations(made);
            if (evaluations >= MaxEvaluations
                || FlatObjective.Largest(place.Gradient) <= _options.GradientTolerance
                || FlatObjective.Largest(state.Direction) * Math.Abs(state.Length) <= _options.ChangeTolerance
                || Math.Abs(place.Loss - before) < _options.ChangeTolerance)
            {
                return;
            }
        }
    }

    /// <summary>Moves along the direction, and says how many evaluations that took.</summary>
    private (Evaluation Place, int Evaluations) Move(FlatObjective objective, LbfgsState state, Evaluation place, double slope, bool isLast)
    {
        if (!_options.StrongWolfe)
        {
            objective.Move(state.Length, state.Direction);

            // Where the step ends anyway, nobody would look at the loss.
            return isLast ? (place, 0) : (objective.Evaluate(), 1);
        }

        var start = objective.Copy();
        var search = new WolfeSearch(
            length => Trial.At(length, objective.EvaluateAt(start, length, state.Direction), state.Direction), new Trial(0, place, slope))
        {
            LeastWidth = _options.ChangeTolerance / FlatObjective.Largest(state.Direction),
        };
        var (found, evaluations) = search.Run(state.Length);
        state.Length = found.Length;
        objective.Move(found.Length, state.Direction);
        return (found.Place, evaluations);
    }
}
