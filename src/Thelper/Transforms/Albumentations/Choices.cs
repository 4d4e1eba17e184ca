using Thelper.Configuration;
using Thelper.Data;

namespace Thelper.Transforms.Albumentations;

/// <summary>The options of an operation that consists of others.</summary>
public abstract record GroupOptions : AlbumentationOptions
{
    private protected GroupOptions(double probability)
        : base(probability)
    {
    }

    /// <summary>A section of names with parameters, or a list of such, which may name an operation more than once.</summary>
    [NamedByKey]
    [NotEmpty]
    public required IReadOnlyList<AlbumentationOptions> Transforms { get; init; }

    private protected OptionsProblem? Unlikely() => Transforms.Sum(operation => operation.P) > 0
        ? null
        : new(nameof(Transforms), "must hold an operation whose p is above 0.");
}

/// <summary>
/// The options of one of several operations, chosen by the shares that each p has in their sum, and then applied for sure; p
/// is 0.5 by default.
/// </summary>
public sealed record OneOfOptions() : GroupOptions(0.5), IValidatedOptions
{
    /// <inheritdoc/>
    public IEnumerable<OptionsProblem> Validate() => Unlikely() is { } problem ? [problem] : [];

    internal override ITransform CreateCertain(BoxFilter filter) => new SomeOf(this, filter, 1, replace: true);
}

/// <summary>
/// The options of some of several operations, chosen by the shares that each p has in their sum, and then applied for sure; p
/// is 1 by default.
/// </summary>
public sealed record SomeOfOptions() : GroupOptions(1), IValidatedOptions
{
    /// <summary>How many.</summary>
    [AtLeast(1)]
    public required int N { get; init; }

    /// <summary>Whether an operation may be chosen more than once; true by default.</summary>
    public bool Replace { get; init; } = true;

    /// <inheritdoc/>
    public IEnumerable<OptionsProblem> Validate()
    {
        if (Unlikely() is { } problem)
        {
            yield return problem;
        }

        var likely = Transforms.Count(operation => operation.P > 0);
        if (!Replace && N > likely)
        {
            yield return new(nameof(N), $"is {N}, but without replace only {likely} different operations can be chosen.");
        }
    }

    internal override ITransform CreateCertain(BoxFilter filter) => new SomeOf(this, filter, N, Replace);
}

/// <summary>The options of operations that follow one another, each with its own p; p is 0.5 by default.</summary>
public sealed record SequentialOptions() : GroupOptions(0.5)
{
    internal override ITransform CreateCertain(BoxFilter filter) => new Sequential(Transforms, filter);
}

/// <summary>Applies some of several operations.</summary>
internal sealed class SomeOf(GroupOptions options, BoxFilter filter, int count, bool replace) : ITransform
{
    private readonly (ITransform Operation, double Weight)[] _operations =
        [.. options.Transforms.Select(operation => (operation.CreateCertain(filter), operation.P))];

    public void Apply(SampleEntries entries, CounterRandom random)
    {
        double[] weights = [.. _operations.Select(operation => operation.Weight)];
        var numbers = random;
        for (var i = 0; i < count; i++)
        {
            var chosen = Choose(weights, ref numbers);
            weights[chosen] = replace ? weights[chosen] : 0;
            _operations[chosen].Operation.Apply(entries, random.Fork((uint)i));
        }
    }

    private static int Choose(double[] weights, ref CounterRandom random)
    {
        var rest = random.NextDouble() * weights.Sum();
        var last = Array.FindLastIndex(weights, weight => weight > 0);
        for (var i = 0; i < last; i++)
        {
            rest -= weights[i];
            if (rest < 0)
            {
                return i;
            }
        }

        return last;
    }
}

/// <summary>Applies operations one after another.</summary>
internal sealed class Sequential(IEnumerable<AlbumentationOptions> options, BoxFilter filter) : ITransform
{
    private readonly ITransform[] _operations = [.. options.Select(operation => operation.Create(filter))];

    public void Apply(SampleEntries entries, CounterRandom random)
    {
        for (var i = 0; i < _operations.Length; i++)
        {
            _operations[i].Apply(entries, random.Fork((uint)i));
        }
    }
}
