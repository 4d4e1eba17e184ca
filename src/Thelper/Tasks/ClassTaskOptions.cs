using Thelper.Configuration;
using Thelper.Vision;

namespace Thelper.Tasks;

/// <summary>The options of all tasks with classes.</summary>
public abstract record ClassTaskOptions : TaskOptions
{
    /// <summary>
    /// The classes: a list of names; a section of names with indices, or of indices with names; or the path of a file
    /// with one of these in JSON or YAML, or with one name per line (<c>.txt</c>, <c>.names</c>).
    /// </summary>
    [TextIsPath]
    public required ConfigNode ClassNames { get; init; }

    private protected override bool IsSelfContained => ClassNames is not ConfigScalar { Kind: ScalarKind.Text };

    private protected ClassMap ReadClasses(bool contiguous)
    {
        var (classes, problem) = ClassNamesReader.Read(ClassNames);
        return problem is not null ? throw Refusal(nameof(ClassNames), problem)
            : contiguous && !classes!.IsContiguous
                ? throw Refusal(nameof(ClassNames), $"must have the indices 0 to {classes.Count - 1}, but the highest is {classes.OutputCount - 1}.")
            : classes!;
    }
}

/// <summary>The options of all tasks whose classes have colours.</summary>
public abstract record ColouredTaskOptions : ClassTaskOptions
{
    /// <summary>
    /// Colours by class index or by class name, each [red, green, blue] from 0 to 255, or one number for a grey; none by
    /// default. <c>dontcare</c> and <c>background</c> name the value that stands for no class where there is one.
    /// </summary>
    [ConfigKey("color_map")]
    public IReadOnlyDictionary<string, ConfigNode>? ColourMap { get; init; }

    /// <summary>Colours by index.</summary>
    private protected Dictionary<int, Colour>? ReadColours(ClassMap classes, int? ignored)
    {
        if (ColourMap is null)
        {
            return null;
        }

        var (colours, problem) = ColourMapReader.Read(ColourMap, classes, ignored);
        return problem is null ? colours : throw Refusal(nameof(ColourMap), problem);
    }
}
