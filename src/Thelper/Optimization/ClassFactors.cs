using System.Globalization;
using Thelper.Configuration;
using Thelper.Data;
using Thelper.Tasks;

namespace Thelper.Optimization;

/// <summary>The weights of classes that a loss section asks for.</summary>
internal static class ClassFactors
{
    /// <summary>What is wrong with the section before the data is known.</summary>
    public static IEnumerable<OptionsProblem> Problems(LossSection section)
    {
        if (section.WeightMin > section.WeightMax)
        {
            yield return new(nameof(section.WeightMin), $"is {section.WeightMin:G}, which is above weight_max ({section.WeightMax:G}).");
        }

        switch (section.WeightDistribution)
        {
            case null:
            case ConfigScalar { Kind: ScalarKind.Text } word when ClassWeighting.Parse(word.Text) is not null:
                break;
            case ConfigMapping map:
                foreach (var entry in map.Entries.Where(entry => Number(entry.Value) is null))
                {
                    yield return new(
                        nameof(section.WeightDistribution), $"gives the class '{entry.Key}' {entry.Value.Describe()}, but weights are numbers from 0 on.");
                }

                if (section.WeightNorm is not null || section.WeightMin > 0 || !double.IsPositiveInfinity(section.WeightMax))
                {
                    yield return new(
                        nameof(section.WeightDistribution), "gives each class its weight, so weight_norm, weight_min and weight_max have no use; remove them.");
                }

                break;
            case var other:
                yield return new(
                    nameof(section.WeightDistribution),
                    $"is {other.Describe()}, but it must be {ClassWeighting.Known}, or a section of classes with their weights.");
                break;
        }
    }

    /// <summary>A weight for each class index.</summary>
    /// <param name="section">With a distribution, and without problems.</param>
    /// <param name="context">With a task that has classes.</param>
    /// <exception cref="SettingException">The data has no such class, or its classes cannot be counted.</exception>
    public static IReadOnlyList<double> Compute(LossSection section, LossContext context)
    {
        var classes = ((IClassTask)context.Task).Classes;
        return section.WeightDistribution is ConfigMapping map
            ? Written(section, map, classes)
            : Following(section, ClassWeighting.Parse(((ConfigScalar)section.WeightDistribution!).Text)!.Value, classes, context.ClassCounts);
    }

    private static double[] Written(LossSection section, ConfigMapping map, ClassMap classes)
    {
        var weights = Ones(classes);
        foreach (var entry in map.Entries)
        {
            var index = classes.IndexOf(entry.Key) ?? throw new SettingException(
                section, nameof(section.WeightDistribution),
                $"has a weight for '{entry.Key}', but the classes are {string.Join(", ", classes.Names)}.");
            weights[index] = Number(entry.Value)!.Value;
        }

        return weights;
    }

    private static double[] Following(
        LossSection section, ClassWeighting weighting, ClassMap classes, Func<IReadOnlyList<long>?> count)
    {
        var isUniform = double.IsPositiveInfinity(weighting.Degree);
        var counts = isUniform ? [.. classes.Indices.Select(_ => 1L)] : Counted(section, weighting, classes, count);
        var shares = ClassWeights.Compute(counts, new ClassWeightOptions
        {
            Stype = weighting.ToString(),
            Largest = section.WeightMax,
            Smallest = section.WeightMin,
            Norm = false,
            Invmax = true,
        });
        var sum = section.WeightNorm ?? isUniform ? shares.Sum() : 1;

        // An index that no class has gets a weight too, which nothing uses.
        var weights = Ones(classes);
        foreach (var (index, share) in classes.Indices.Values.Zip(shares))
        {
            weights[index] = share / sum;
        }

        return weights;
    }

    /// <summary>The samples of each class; a class without any counts as if it had one, because its weight would be infinite.</summary>
    private static long[] Counted(
        LossSection section, ClassWeighting weighting, ClassMap classes, Func<IReadOnlyList<long>?> count)
    {
        var counts = count();
        return counts is not null && counts.Sum() > 0
            ? [.. classes.Indices.Values.Select(index => Math.Max(counts[index], 1))]
            : throw new SettingException(
                section, nameof(section.WeightDistribution),
                $"is '{weighting}', but how many samples each class has cannot be told without loading them; write a section of classes "
                + $"with their weights, such as {{{classes.Names[0]}: 2.5}}, or uniform.");
    }

    private static double[] Ones(ClassMap classes) => [.. Enumerable.Repeat(1.0, classes.OutputCount)];

    private static double? Number(ConfigNode node)
    {
        // As with other settings, a value that a variable or the command line gave may become a number.
        var value = node is ConfigScalar scalar ? scalar.TakesAnyType ? CoreSchema.Resolve(scalar.Text).Value : scalar.Value : null;
        return value is long or double && Convert.ToDouble(value, CultureInfo.InvariantCulture) is var number && number >= 0 && double.IsFinite(number)
            ? number : null;
    }
}
