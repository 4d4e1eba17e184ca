using Thelper.Configuration;
using Thelper.Tasks;
using Thelper.Vision;
using Thelper.Visualization.Drawing;

namespace Thelper.Reports;

/// <summary>An entry of a legend.</summary>
/// <param name="Index">The value in label maps.</param>
/// <param name="Label">The name of the class, or <c>dontcare</c>.</param>
/// <param name="Colour">In pictures.</param>
internal sealed record SegmLegendEntry(int Index, string Label, Colour Colour);

/// <summary>The classes of a segmentation with names and colours, and the don't-care value.</summary>
internal sealed class SegmLegend
{
    private static readonly Colour Black = new(0, 0, 0);
    private readonly Dictionary<int, Colour> _colours;

    /// <param name="task">Has the classes.</param>
    /// <param name="options">Names and colours that come before the task's.</param>
    /// <exception cref="SettingException">They do not fit the task.</exception>
    public SegmLegend(Segmentation task, SegmOutputGeneratorOptions options)
    {
        var names = options.NamesOf(task);
        var (value, ignored) = DontCareOf(task, names, options);
        DontCare = value;
        var own = ColoursOf(names, value, options);
        var indices = names.Indices.Values.Concat(value is { } index ? [index] : []);
        _colours = indices.ToDictionary(
            index => index,
            index => own.TryGetValue(index, out var colour) || task.ColourMap.TryGetValue(index, out colour) ? colour
                : index == value || index == ignored ? Black : ClassPalette.ColourOf(index));
        Entries = [.. _colours.Select(entry => new SegmLegendEntry(
            entry.Key, names.NameOf(entry.Key) ?? Segmentation.DontCareName, entry.Value))];
    }

    /// <summary>In the order of the indices, the don't-care value last where no class has it.</summary>
    public IReadOnlyList<SegmLegendEntry> Entries { get; }

    /// <summary>The value of pixels that do not count and have no class; null where all have one.</summary>
    public int? DontCare { get; }

    /// <summary>The colour of a value; null where it is none of the legend's.</summary>
    public Colour? ColourOf(int index) => _colours.TryGetValue(index, out var colour) ? colour : null;

    private static Dictionary<int, Colour> ColoursOf(ClassMap names, int? dontCare, SegmOutputGeneratorOptions options)
    {
        if (options.ColourMap is null)
        {
            return [];
        }

        var (colours, problem) = ColourMapReader.Read(options.ColourMap, names, dontCare);
        problem ??= colours!.Keys.FirstOrDefault(index => names.NameOf(index) is null && index != dontCare, -1) is var stranger and >= 0
            ? $"has a colour for {stranger}, but the indices are {string.Join(", ", names.Indices.Select(pair => $"{pair.Value} ({pair.Key})"))}."
            : null;
        return problem is null ? colours! : throw new SettingException(options, nameof(options.ColourMap), problem);
    }

    /// <summary>The value that is no class, and the class that is to be drawn as if it were none.</summary>
    private static (int? Value, int? Class) DontCareOf(Segmentation task, ClassMap names, SegmOutputGeneratorOptions options)
    {
        var problem = "";
        switch (options.DontCare)
        {
            case null or ConfigScalar { IsNull: true }:
                return (task.DontCare, null);
            case ConfigScalar { Value: string name } when names.IndexOf(name) is { } index:
                return (task.DontCare, index);
            case ConfigScalar { Value: Segmentation.DontCareName } when task.DontCare is not null:
                return (task.DontCare, null);
            case ConfigScalar { Value: long and >= 0 and <= ushort.MaxValue and var value } when Allows((int)value):
                return ((int)value, null);
            case ConfigScalar { Value: long and >= 0 and <= int.MaxValue and var value } when names.NameOf((int)value) is { } taken:
                problem = $"is {value}, but that is the index of the class '{taken}'; write '{taken}' to have the class drawn so.";
                break;
            case ConfigScalar { Value: long value } when task.DontCare is { } known:
                problem = $"is {value}, but that of the data is {known}; leave it out.";
                break;
            case var other:
                problem = $"must be a value from 0 to {ushort.MaxValue} that no class has, or one of the classes {string.Join(", ", names.Names)}, "
                    + $"but received {other.Describe()}.";
                break;
        }

        throw new SettingException(options, nameof(options.DontCare), problem);

        bool Allows(int value) => names.NameOf(value) is null && (task.DontCare is null || task.DontCare == value);
    }
}
