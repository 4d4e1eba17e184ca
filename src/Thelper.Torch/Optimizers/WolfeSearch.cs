namespace Thelper.Torch.Optimizers;

/// <summary>A place along a direction, and the loss's slope there.</summary>
internal sealed record Trial(double Length, Evaluation Place, double Slope)
{
    public double Loss => Place.Loss;

    public static Trial At(double length, Evaluation place, Tensor direction) => new(length, place, place.Gradient.Dot(direction).ToDouble());
}

/// <summary>
/// Looks along a direction for a place that fulfils the strong Wolfe conditions: a loss that has fallen enough, and a slope that is
/// flat enough (Nocedal and Wright, Numerical Optimization, 2006, algorithms 3.5 and 3.6, with cubic interpolation, formula 3.59).
/// Bounds and safeguards are those of PyTorch.
/// </summary>
/// <param name="evaluate">Loss and gradient at a length.</param>
/// <param name="start">Where the length is 0.</param>
internal sealed class WolfeSearch(Func<double, Trial> evaluate, Trial start)
{
    private const double SufficientFall = 1e-4;
    private const double Flatness = 0.9;
    private const int MaxRounds = 25;

    private int _rounds;

    /// <summary>An interval below this is not divided further.</summary>
    public required double LeastWidth { get; init; }

    /// <summary>Searches.</summary>
    /// <param name="first">The length to try first.</param>
    /// <returns>The best place, and how many evaluations were made.</returns>
    public (Trial Found, int Evaluations) Run(double first)
    {
        Trial[] bracket = Enclose(evaluate(first));
        var found = bracket.Length == 1 ? bracket[0] : Narrow(bracket);
        return (found, _rounds + 1);
    }

    /// <summary>Goes further until there is a good place, or two that enclose one.</summary>
    private Trial[] Enclose(Trial trial)
    {
        var before = start;
        for (; _rounds < MaxRounds; _rounds++)
        {
            if (IsTooHigh(trial) || (_rounds > 1 && trial.Loss >= before.Loss))
            {
                return [before, trial];
            }

            if (IsFlat(trial))
            {
                return [trial];
            }

            if (trial.Slope >= 0)
            {
                return [before, trial];
            }

            var next = Cubic(before, trial, trial.Length + (0.01 * (trial.Length - before.Length)), trial.Length * 10);
            (before, trial) = (trial, evaluate(next));
        }

        return [start, trial];
    }

    /// <summary>Divides the interval between two places until one is good.</summary>
    private Trial Narrow(Trial[] bracket)
    {
        var low = Lower(bracket);
        var wasSlow = false;
        while (_rounds < MaxRounds && Math.Abs(bracket[1].Length - bracket[0].Length) >= LeastWidth)
        {
            var trial = evaluate(Next(bracket, ref wasSlow));
            _rounds++;
            if (IsTooHigh(trial) || trial.Loss >= bracket[low].Loss)
            {
                bracket[1 - low] = trial;
                low = Lower(bracket);
                continue;
            }

            var isDone = IsFlat(trial);
            if (!isDone && trial.Slope * (bracket[1 - low].Length - bracket[low].Length) >= 0)
            {
                bracket[1 - low] = bracket[low];
            }

            bracket[low] = trial;
            if (isDone)
            {
                break;
            }
        }

        return bracket[low];
    }

    private bool IsTooHigh(Trial trial) => trial.Loss > start.Loss + (SufficientFall * trial.Length * start.Slope);

    private bool IsFlat(Trial trial) => Math.Abs(trial.Slope) <= -Flatness * start.Slope;

    private static int Lower(Trial[] bracket) => bracket[0].Loss <= bracket[1].Loss ? 0 : 1;

    /// <summary>The length to try within an interval; a tenth away from its end where the interpolation stays too near to it.</summary>
    private static double Next(Trial[] bracket, ref bool wasSlow)
    {
        var least = Math.Min(bracket[0].Length, bracket[1].Length);
        var most = Math.Max(bracket[0].Length, bracket[1].Length);
        var length = Cubic(bracket[0], bracket[1], least, most);
        var margin = 0.1 * (most - least);
        if (Math.Min(most - length, length - least) >= margin)
        {
            wasSlow = false;
            return length;
        }

        if (!wasSlow && length < most && length > least)
        {
            wasSlow = true;
            return length;
        }

        wasSlow = false;
        return Math.Abs(length - most) < Math.Abs(length - least) ? most - margin : least + margin;
    }

    /// <summary>The least point of the cubic with the losses and slopes of two places, within bounds; their middle where there is none.</summary>
    private static double Cubic(Trial first, Trial second, double least, double most)
    {
        var (left, right) = first.Length <= second.Length ? (first, second) : (second, first);
        var bend = first.Slope + second.Slope - (3 * (first.Loss - second.Loss) / (first.Length - second.Length));
        var square = (bend * bend) - (first.Slope * second.Slope);
        if (!(square >= 0))
        {
            return (least + most) / 2;
        }

        var root = Math.Sqrt(square);
        var length = right.Length - ((right.Length - left.Length) * ((right.Slope + root - bend) / (right.Slope - left.Slope + (2 * root))));
        return Math.Min(Math.Max(length, least), most);
    }
}
