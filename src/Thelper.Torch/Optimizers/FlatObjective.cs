namespace Thelper.Torch.Optimizers;

/// <summary>The loss at a place, and the gradient of all parameters as one vector.</summary>
internal sealed record Evaluation(double Loss, Tensor Gradient);

/// <summary>A loss as a function of all parameters as one vector.</summary>
/// <param name="parameters">On one device.</param>
/// <param name="evaluate">Computes the loss and the gradients of where the parameters are.</param>
/// <param name="isNegative">Whether the loss is to grow, so that what falls is its negative.</param>
internal sealed class FlatObjective(IReadOnlyList<Tensor> parameters, Func<double> evaluate, bool isNegative)
{
    private readonly long[] _sizes = [.. parameters.Select(parameter => parameter.ElementCount)];

    /// <summary>The largest magnitude of an element.</summary>
    public static double Largest(Tensor vector) => vector.Abs().Max().ToDouble();

    /// <summary>Loss and gradient of where the parameters are.</summary>
    public Evaluation Evaluate()
    {
        double loss;
        using (GradMode.Enable())
        {
            loss = evaluate();
        }

        var gradients = Gradients.Of(parameters);
        var gradient = Operators.Cat([.. gradients.Select((part, i) => (part ?? parameters[i].ZerosLike()).Reshape([-1]))]);
        return isNegative ? new(-loss, gradient.Neg()) : new(loss, gradient);
    }

    /// <summary>Adds a multiple of a vector to the parameters.</summary>
    public void Move(double length, Tensor direction)
    {
        var parts = direction.SplitWithSizes(_sizes);
        Operators.ForeachAddInPlace(parameters, [.. parts.Select((part, i) => part.Reshape(parameters[i].Shape))], length);
    }

    /// <summary>Loss and gradient elsewhere; the parameters are where they started when it is done.</summary>
    /// <param name="start">From <see cref="Copy"/>.</param>
    /// <param name="length">How far from there.</param>
    /// <param name="direction">Which way.</param>
    public Evaluation EvaluateAt(IReadOnlyList<Tensor> start, double length, Tensor direction)
    {
        Move(length, direction);
        var evaluation = Evaluate();
        foreach (var (parameter, value) in parameters.Zip(start))
        {
            parameter.CopyInPlace(value);
        }

        return evaluation;
    }

    /// <summary>The parameters as they are.</summary>
    public IReadOnlyList<Tensor> Copy() => [.. parameters.Select(parameter => parameter.Clone())];
}
