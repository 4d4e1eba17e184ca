using System.IO.Enumeration;
using Thelper.Configuration;
using Thelper.Torch;
using Thelper.Torch.Modules;
using Thelper.Torch.Optimizers;

namespace Thelper.Optimization;

/// <summary>Parameters of a model that are chosen by name, and what is different with them.</summary>
public sealed record ParameterGroupOptions : IValidatedOptions
{
    /// <summary>
    /// Names of parameters as checkpoints have them, such as <c>fc.weight</c>; <c>*</c> stands for any letters, and <c>?</c> for
    /// one. Each must match something.
    /// </summary>
    [AllowSingle, NotEmpty]
    public required IReadOnlyList<string> Match { get; init; }

    /// <summary>The learning rate; by default the optimizer's.</summary>
    [ConfigKey("lr")]
    [AtLeast(0)]
    public double? LearningRate { get; init; }

    /// <summary>The weight decay; by default the optimizer's.</summary>
    [AtLeast(0)]
    public double? WeightDecay { get; init; }

    /// <inheritdoc/>
    public IEnumerable<OptionsProblem> Validate()
    {
        if (LearningRate is null && WeightDecay is null)
        {
            yield return new(nameof(Match), "is all that the group has; give it an lr or a weight_decay, or remove it.");
        }
    }

    internal bool Includes(string name) => Match.Any(pattern => Fits(pattern, name));

    internal static bool Fits(string pattern, string name) => FileSystemName.MatchesSimpleExpression(pattern, name, ignoreCase: false);
}

/// <summary>Divides the parameters of a model into groups.</summary>
internal static class ParameterGrouping
{
    private const int MostShown = 4;

    /// <summary>The groups, those without settings of their own first; none is empty.</summary>
    /// <param name="section">Says which are chosen.</param>
    /// <param name="model">Has the parameters.</param>
    /// <exception cref="SettingException">A name matches nothing.</exception>
    public static IReadOnlyList<ParameterGroup> Divide(GroupedOptimizerSection section, Module model)
    {
        var parameters = model.NamedParameters().DistinctBy(entry => entry.Tensor, ReferenceEqualityComparer.Instance).ToList();
        foreach (var group in section.Groups)
        {
            RequireMatches(group, [.. parameters.Select(entry => entry.Name)]);
        }

        return
        [
            .. parameters
                .GroupBy(entry => PlaceOf(entry, section), entry => entry.Tensor)
                .OrderBy(group => group.Key)
                .Select(group => Make(section, group.Key, [.. group])),
        ];
    }

    /// <summary>The index of a parameter's group, -1 for none; and whether it is left out of the optimizer's weight decay.</summary>
    private static (int Group, bool IsSpared) PlaceOf((string Name, Tensor Tensor) parameter, GroupedOptimizerSection section)
    {
        var index = section.Groups.ToList().FindIndex(group => group.Includes(parameter.Name));
        var decays = section.DecayBiasesAndNorms || parameter.Tensor.Rank > 1 || (index >= 0 && section.Groups[index].WeightDecay is not null);
        return (index, !decays);
    }

    private static ParameterGroup Make(GroupedOptimizerSection section, (int Group, bool IsSpared) place, IReadOnlyList<Tensor> parameters)
    {
        var options = place.Group < 0 ? null : section.Groups[place.Group];
        return new ParameterGroup(parameters, options?.LearningRate ?? section.Rate)
        {
            WeightDecay = place.IsSpared ? 0 : options?.WeightDecay,
        };
    }

    private static void RequireMatches(ParameterGroupOptions group, IReadOnlyList<string> names)
    {
        if (group.Match.FirstOrDefault(pattern => !names.Any(name => ParameterGroupOptions.Fits(pattern, name))) is { } pattern)
        {
            throw new SettingException(
                group, nameof(group.Match), $"has '{pattern}', but the model has no parameter of such a name; it has "
                + $"{string.Join(", ", names.Take(MostShown))}{(names.Count > MostShown ? $" and {names.Count - MostShown} more" : "")}.");
        }
    }
}
