using Thelper.Configuration;
using Thelper.Data;
using Thelper.Tasks;
using Thelper.Torch;

namespace Thelper.Metrics;

/// <summary>The options of <see cref="IntersectionOverUnion"/>.</summary>
[Supports(TaskKind.Segmentation)]
public sealed record IntersectionOverUnionOptions : IConsumerOptions
{
    /// <summary>The classes to take the mean over, or one of them; all by default.</summary>
    [AllowSingle]
    [NotEmpty]
    public IReadOnlyList<string>? TargetNames { get; init; }

    /// <summary>
    /// Whether the pixels of all images are counted together, true by default, or the value of each class is the mean over
    /// images.
    /// </summary>
    public bool GlobalScore { get; init; } = true;

    /// <inheritdoc/>
    public IPredictionConsumer Create(LearningTask task)
    {
        var segmentation = task as Segmentation ?? throw new DataException(
            $"The intersection over union is for segmentation, but the data is for {task.Summary}.");
        foreach (var name in TargetNames ?? [])
        {
            if (segmentation.IndexOf(name) is null)
            {
                throw new SettingException(this, nameof(TargetNames),
                    $"names '{name}', but the classes are {string.Join(", ", segmentation.ClassNames)}.");
            }
        }

        return new IntersectionOverUnion(segmentation, TargetNames ?? segmentation.ClassNames, GlobalScore);
    }
}

/// <summary>
/// For each class, the pixels that have it in truth and prediction divided by those that have it in truth or prediction
/// (Jaccard, 1912): 0 to 1. The value is the mean over the classes that occur in truth or prediction; pixels whose truth is the
/// don't-care value do not count. The report has the value of each class.
/// </summary>
/// <param name="task">Has the classes.</param>
/// <param name="targetNames">The classes that count, each one of the task's.</param>
/// <param name="globalScore">
/// Whether all pixels are counted together; else a class's value is the mean over the images in which it occurs.
/// </param>
public sealed class IntersectionOverUnion(Segmentation task, IReadOnlyList<string> targetNames, bool globalScore = true)
    : IMetric, IReporter
{
    private readonly OverlapCounts _counts = new(task.Classes.OutputCount);
    private readonly int[] _targets = [.. targetNames.Select(name => task.ClassIndices[name])];

    // Pixels and pixels, or the sum of the images' values and the number of images.
    private readonly double[] _parts = new double[targetNames.Count];
    private readonly double[] _wholes = new double[targetNames.Count];

    /// <inheritdoc/>
    public Goal Goal => Goal.Maximize;

    /// <inheritdoc/>
    public string Unit => "";

    /// <inheritdoc/>
    public string Extension => "classes.txt";

    /// <summary>The value of each class that counts, in the order in which they were named; NaN where it did not occur.</summary>
    public IReadOnlyList<double> ByClass => [.. _parts.Zip(_wholes, (part, whole) => whole == 0 ? double.NaN : part / whole)];

    /// <inheritdoc/>
    public double Evaluate() => ByClass.Where(value => !double.IsNaN(value)).DefaultIfEmpty(double.NaN).Average();

    /// <inheritdoc/>
    public void Reset() => Array.ForEach([_parts, _wholes], Array.Clear);

    /// <inheritdoc/>
    public OrderedDictionary<string, object?> SaveState() => new()
    {
        ["parts"] = Tensors.From<double>(_parts),
        ["wholes"] = Tensors.From<double>(_wholes),
    };

    /// <inheritdoc/>
    public void LoadState(IReadOnlyDictionary<string, object?> state)
    {
        ((Tensor)state["parts"]!).ToArray<double>().CopyTo(_parts, 0);
        ((Tensor)state["wholes"]!).ToArray<double>().CopyTo(_wholes, 0);
    }

    /// <inheritdoc/>
    public void Update(Iteration iteration)
    {
        if (iteration.Target is null)
        {
            return;
        }

        var scores = ClassScores.Of(iteration);
        var truth = TrueClasses.Of(iteration.Target);
        for (var i = 0; i < scores.Samples; i++)
        {
            _counts.Count(scores.Row(i), scores.Truth(truth, i), task.DontCare);
            AddImage();
        }
    }

    /// <inheritdoc/>
    public string? Report()
    {
        if (double.IsNaN(Evaluate()))
        {
            return null;
        }

        const string mean = "mean";
        var width = targetNames.Append(mean).Max(name => name.Length);
        var table = new ClassTable(width);
        foreach (var (name, value) in targetNames.Append(mean).Zip(ByClass.Append(Evaluate())))
        {
            table.Row(name, ClassTable.Cell(value));
        }

        return table.ToString();
    }

    private void AddImage()
    {
        for (var i = 0; i < _targets.Length; i++)
        {
            var (part, whole) = (_counts.Intersection(_targets[i]), _counts.Union(_targets[i]));
            if (whole > 0)
            {
                _parts[i] += globalScore ? part : (double)part / whole;
                _wholes[i] += globalScore ? whole : 1;
            }
        }
    }
}
