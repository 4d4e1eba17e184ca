using System.ComponentModel.DataAnnotations;
using Thelper.Configuration;
using Thelper.Tasks;
using Thelper.Vision;

namespace Thelper.Visualization;

/// <summary>The options of all visualisations that lay samples out in the plane.</summary>
public abstract record ProjectionOptions : IVisualizationOptions, IValidatedOptions
{
    private const string AllKeys = "*";

    /// <summary>Samples at most, the first ones of the epoch; by default all. The time grows with the square of their number.</summary>
    [AtLeast(2)]
    public int? MaxSamples { get; init; }

    /// <summary>Entries of the samples to write beside: a list of keys, or true for all of the task's meta keys; none by default.</summary>
    [AllowSingle, Switch(AllKeys)]
    public IReadOnlyList<string> ReturnMeta { get; init; } = [];

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

        return new ProjectionVisualizer(this, Projection, MetaKeysOf(task));
    }

    internal Colour? ColourOf(string className) =>
        ColourMap?.GetValueOrDefault(className) is [var r, var g, var b] ? new Colour((byte)r, (byte)g, (byte)b) : null;

    /// <summary>What finds the places.</summary>
    private protected abstract IProjection Projection { get; }

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
