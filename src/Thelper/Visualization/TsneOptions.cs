using System.ComponentModel.DataAnnotations;
using Thelper.Configuration;
using Thelper.Tasks;
using Thelper.Vision;

namespace Thelper.Visualization;

/// <summary>The options of <see cref="TsneVisualizer"/>.</summary>
public sealed record TsneOptions : IVisualizationOptions, IValidatedOptions
{
    private const string AllKeys = "*";

    /// <summary>Samples at most, the first ones of the epoch; by default all. Time and memory grow with the square of their number;
    /// with more than 20 000 there is no t-SNE.</summary>
    [AtLeast(2)]
    public int? MaxSamples { get; init; }

    /// <summary>Entries of the samples to write beside: a list of keys, or true for all of the task's meta keys; none by default.</summary>
    [AllowSingle, Switch(AllKeys)]
    public IReadOnlyList<string> ReturnMeta { get; init; } = [];

    /// <summary>How the features are laid out in the plane.</summary>
    public TsneArguments TsneArgs { get; init; } = new();

    /// <summary>Colours by class name, each [red, green, blue] from 0 to 255; others are those of PASCAL VOC.</summary>
    [ConfigKey("color_map"), Range(0, 255)]
    public IReadOnlyDictionary<string, IReadOnlyList<int>>? ColourMap { get; init; }

    /// <summary>The colour of samples without a class, as HTML writes it; <c>#666666</c> by default.</summary>
    [ConfigKey("default_color"), NotEmpty]
    public string DefaultColour { get; init; } = "#666666";

    /// <summary>Stands above the picture; nothing by default.</summary>
    public string? Title { get; init; }

    /// <summary>Width and height of the picture in inches; 6 by 6 by default.</summary>
    [Length(2, 2), Positive]
    public IReadOnlyList<double> Figsize { get; init; } = [6, 6];

    /// <summary>Pixels per inch; 160 by default.</summary>
    [AtLeast(1)]
    public int Dpi { get; init; } = 160;

    /// <summary>Whether a window is shown: only false is possible.</summary>
    public bool Draw { get; init; }

    /// <inheritdoc/>
    public IEnumerable<OptionsProblem> Validate()
    {
        if (Draw)
        {
            yield return new(nameof(Draw), "is true, but no window is shown here: the picture is written into a file anyway; leave it out.");
        }

        if (ColourMap?.FirstOrDefault(entry => entry.Value.Count != 3) is { Key: { } name } wrong)
        {
            yield return new(nameof(ColourMap), $"must have [red, green, blue] for '{name}', but has {wrong.Value.Count} numbers.");
        }
    }

    /// <inheritdoc/>
    public IVisualizer Create(LearningTask task)
    {
        var classes = task is IClassTask known ? known.Classes : null;
        if (ColourMap?.Keys.FirstOrDefault(name => classes?.IndexOf(name) is null) is { } stranger)
        {
            throw new SettingException(this, nameof(ColourMap), classes is null
                ? $"has a colour for '{stranger}', but {task.Summary} has no classes; leave it out."
                : $"has a colour for '{stranger}', but the classes are {string.Join(", ", classes.Names)}.");
        }

        return new TsneVisualizer(this, MetaKeysOf(task));
    }

    internal Colour? ColourOf(string className) =>
        ColourMap?.GetValueOrDefault(className) is [var r, var g, var b] ? new Colour((byte)r, (byte)g, (byte)b) : null;

    private IReadOnlyList<string> MetaKeysOf(LearningTask task)
    {
        if (ReturnMeta is [AllKeys])
        {
            return task.MetaKeys;
        }

        return ReturnMeta.FirstOrDefault(key => !task.MetaKeys.Contains(key)) is not { } stranger ? ReturnMeta
            : throw new SettingException(this, nameof(ReturnMeta),
                $"has '{stranger}', but the meta keys of the task are {(task.MetaKeys.Count == 0 ? "none" : string.Join(", ", task.MetaKeys))}.");
    }
}

/// <summary>Where the points of a t-SNE start.</summary>
public enum TsneStart
{
    /// <summary>The two directions in which the features vary most.</summary>
    Pca,

    /// <summary>Random places.</summary>
    Random,
}

/// <summary>The numbers of a t-SNE, under scikit-learn's names and with its defaults.</summary>
public sealed record TsneArguments
{
    /// <summary>How many neighbours a sample has, more or less; 30 by default. At most a third of the other samples is taken.</summary>
    [Range(1.0, double.PositiveInfinity)]
    public double? Perplexity { get; init; }

    /// <summary>Steps; 1000 by default, of which the first 250 pull neighbours together 12 times as hard.</summary>
    [Alias("max_iter"), Range(250, 1_000_000)]
    public int NIter { get; init; } = 1000;

    /// <summary>The length of a step; by default a 48th of the number of samples, but 50 at least.</summary>
    [Positive]
    public double? LearningRate { get; init; }

    /// <summary>Where the points start; <c>pca</c> by default.</summary>
    public TsneStart Init { get; init; }

    /// <summary>Says which random places a random start has; 0 by default. No other random numbers are used.</summary>
    [AtLeast(0)]
    public int RandomState { get; init; }

    /// <summary>Dimensions of the picture: 2.</summary>
    [Range(2, 2)]
    public int NComponents { get; init; } = Plane;

    internal const int Plane = 2;

    private const double DefaultPerplexity = 30;

    /// <summary>The perplexity that so many samples allow.</summary>
    internal double PerplexityOf(int samples) => Math.Min(Perplexity ?? DefaultPerplexity, (samples - 1) / 3.0);
}
