using Thelper.Torch.Optimizers;

namespace Thelper.Torch.Schedulers;

/// <summary>Multiplies the initial rate by a function of the epoch; <c>torch.optim.lr_scheduler.LambdaLR</c>.</summary>
/// <param name="optimizer">Whose groups it changes.</param>
/// <param name="factors">Of the epochs that have ended: one function for all groups, or one for each.</param>
/// <exception cref="ArgumentException">There is another count of functions.</exception>
public sealed class LambdaLR(Optimizer optimizer, params IReadOnlyList<Func<long, double>> factors) : FormulaScheduler(optimizer)
{
    private readonly Func<int, long, double> _factor = GroupFunctions.Of(factors, optimizer);

    /// <inheritdoc/>
    protected override double RateAt(int group, long position) => InitialRate(group) * _factor(group, position);

    private protected override void WriteSettings(OrderedDictionary<string, object?> state) => GroupFunctions.Write(state, Optimizer);
}

/// <summary>Multiplies the rate of the epoch before by a function of the epoch; <c>torch.optim.lr_scheduler.MultiplicativeLR</c>.</summary>
/// <param name="optimizer">Whose groups it changes.</param>
/// <param name="factors">Of the epochs that have ended, from 1 on: one function for all groups, or one for each.</param>
/// <exception cref="ArgumentException">There is another count of functions.</exception>
public sealed class MultiplicativeLR(Optimizer optimizer, params IReadOnlyList<Func<long, double>> factors) : FactorScheduler(optimizer)
{
    private readonly Func<int, long, double> _factor = GroupFunctions.Of(factors, optimizer);

    /// <inheritdoc/>
    protected internal override double FactorAt(int group, long position)
    {
        var product = 1.0;
        for (var epoch = 1L; epoch <= position; epoch++)
        {
            product *= _factor(group, epoch);
        }

        return product;
    }

    private protected override void WriteSettings(OrderedDictionary<string, object?> state) => GroupFunctions.Write(state, Optimizer);
}

/// <summary>Functions of the epoch, one for all groups or one for each.</summary>
internal static class GroupFunctions
{
    public static Func<int, long, double> Of(IReadOnlyList<Func<long, double>> functions, Optimizer optimizer) =>
        functions.Count == 1 ? (_, epoch) => functions[0](epoch)
        : functions.Count == optimizer.Groups.Count ? (group, epoch) => functions[group](epoch)
        : throw new ArgumentException($"There are {functions.Count} functions, but the optimizer has {optimizer.Groups.Count} groups.");

    /// <summary>As PyTorch, which keeps a place for each function but no function.</summary>
    public static void Write(OrderedDictionary<string, object?> state, Optimizer optimizer) =>
        state["lr_lambdas"] = Enumerable.Repeat<object?>(null, optimizer.Groups.Count).ToList();
}
