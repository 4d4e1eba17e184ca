using Thelper.Configuration;
using Thelper.Data;
using Thelper.Tasks;

namespace Thelper.Metrics;

/// <summary>The options of metrics of how far the areas of classes overlap.</summary>
public abstract record ClassOverlapOptions : WindowOptions
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

    /// <summary>The task, and the classes to take the mean over.</summary>
    /// <param name="task">Of the data.</param>
    /// <param name="user">Who asks, at the start of a sentence.</param>
    private protected (Segmentation Task, IReadOnlyList<string> Names) TargetsOf(LearningTask task, string user)
    {
        var segmentation = task as Segmentation ?? throw new DataException(
            $"{user} is for segmentation, but the data is for {task.Summary}.");
        foreach (var name in TargetNames ?? [])
        {
            if (segmentation.IndexOf(name) is null)
            {
                throw new SettingException(this, nameof(TargetNames),
                    $"names '{name}', but the classes are {string.Join(", ", segmentation.ClassNames)}.");
            }
        }

        return (segmentation, TargetNames ?? segmentation.ClassNames);
    }
}
