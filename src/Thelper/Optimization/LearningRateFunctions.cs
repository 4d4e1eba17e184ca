using Thelper.Configuration;

namespace Thelper.Optimization;

/// <summary>Makes functions of the epoch known to configurations.</summary>
public static class LearningRateFunctions
{
    /// <summary>
    /// Adds a function that a configuration can name as the <c>lr_lambda</c> of <c>LambdaLR</c> or <c>MultiplicativeLR</c>, or as the
    /// <c>scale_fn</c> of <c>CyclicLR</c>. One with parameters of its own is added as an <see cref="ILearningRateFunctionOptions"/>.
    /// </summary>
    /// <param name="catalogue">What configurations may name.</param>
    /// <param name="name">The name in a configuration.</param>
    /// <param name="function">Gives the factor from the epochs, or steps, that have ended. The same number gives the same factor.</param>
    /// <returns>The catalogue, so that calls can be chained.</returns>
    /// <exception cref="ArgumentException">The name is taken.</exception>
    public static ComponentCatalogue AddLearningRateFunction(this ComponentCatalogue catalogue, string name, Func<long, double> function) =>
        catalogue.Add<ILearningRateFunctionOptions, LearningRateFunctionOptions>(name, () => new LearningRateFunctionOptions(function));
}

/// <summary>A function of the epoch as a configuration names it.</summary>
[ComponentKind("learning-rate function", WhereNoneIsKnown = "there are none but those of plug-ins, which docs/models.md shows how to add.")]
public interface ILearningRateFunctionOptions
{
    /// <summary>The factor after so many epochs, or steps; called once and more for each.</summary>
    /// <param name="position">Epochs, or steps, that have ended.</param>
    double FactorAt(long position);
}

/// <summary>A function that was made known by <see cref="LearningRateFunctions.AddLearningRateFunction"/>.</summary>
public sealed record LearningRateFunctionOptions : ILearningRateFunctionOptions
{
    private readonly Func<long, double> _function;

    internal LearningRateFunctionOptions(Func<long, double> function) => _function = function;

    /// <inheritdoc/>
    public double FactorAt(long position) => _function(position);
}
