using Thelper.Torch;

namespace Thelper.Models.Detection;

/// <summary>
/// Random numbers for the losses of an evaluation: the same ones each time, and without a trace in the generator, so that a loss
/// depends on weights and data alone, and training does not depend on evaluations.
/// </summary>
internal readonly ref struct EvaluationDraws : IDisposable
{
    private readonly Generator? _generator;
    private readonly Tensor? _before;

    private EvaluationDraws(Generator generator)
    {
        (_generator, _before) = (generator, TensorScope.Release(generator.GetState()));
        generator.Seed(0);
    }

    /// <summary>Begins to draw, until the result is disposed.</summary>
    /// <param name="training">True draws from the default generator as it is.</param>
    public static EvaluationDraws Begin(bool training) => training ? default : new(Generator.Default());

    /// <summary>Goes back to the numbers that would have come.</summary>
    public void Dispose()
    {
        if (_before is not null)
        {
            _generator!.SetState(_before);
            _generator.Dispose();
            _before.Dispose();
        }
    }
}
