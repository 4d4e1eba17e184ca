using System.ComponentModel.DataAnnotations;
using Thelper.Configuration;
using Thelper.Tasks;

namespace Thelper.Data.Collation;

/// <summary>The options that <see cref="MixUp"/> and <see cref="CutMix"/> share.</summary>
public abstract record MixingOptions : ICollationOptions
{
    /// <summary>
    /// Both parameters of the beta distribution that the share of a sample's own image is drawn from: 1, the default, for all
    /// shares alike, less for shares near 0 and 1, more for shares near one half.
    /// </summary>
    [Positive]
    public double Alpha { get; init; } = 1;

    /// <summary>The number of classes; by default, and as the only one allowed, that of the data.</summary>
    [AtLeast(1)]
    public int? NumClasses { get; init; }

    /// <summary>
    /// The probability that a batch is mixed, 0 to 1; 1 by default. The classes of batches that are not become shares all the
    /// same.
    /// </summary>
    [Range(0.0, 1.0)]
    [Alias("p")]
    public double Probability { get; init; } = 1;

    bool ICollationOptions.MixesClasses => true;

    /// <inheritdoc/>
    public ICollation Create(LearningTask task)
    {
        var classification = (Classification)task;
        if (NumClasses is { } classes && classes != classification.ClassNames.Count)
        {
            throw new SettingException(
                this, nameof(NumClasses), $"is {classes}, but the data has {classification.ClassNames.Count} classes; leave it out.");
        }

        return Create(classification);
    }

    private protected abstract ICollation Create(Classification task);
}

/// <summary>The options of <see cref="MixUp"/>, with torchvision's names and defaults.</summary>
public sealed record MixUpOptions : MixingOptions
{
    private protected override ICollation Create(Classification task) => new MixUp(task, this);
}

/// <summary>The options of <see cref="CutMix"/>, with torchvision's names and defaults.</summary>
public sealed record CutMixOptions : MixingOptions
{
    private protected override ICollation Create(Classification task) => new CutMix(task, this);
}
