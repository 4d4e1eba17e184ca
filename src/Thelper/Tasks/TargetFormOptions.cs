using System.Globalization;
using Thelper.Configuration;

namespace Thelper.Tasks;

/// <summary>The options of <see cref="TargetForm"/>; every one may be left out.</summary>
public sealed record TargetFormOptions : IValidatedOptions
{
    /// <summary>The input's shape without the batch, such as [channels, height, width].</summary>
    public IReadOnlyList<int>? InputShape { get; init; }

    /// <summary>The target's shape without the batch; [] for one number.</summary>
    public IReadOnlyList<int>? TargetShape { get; init; }

    /// <summary>The type of the target's numbers, such as <c>float32</c>, <c>numpy.float32</c> or <c>torch.int64</c>.</summary>
    public string? TargetType { get; init; }

    /// <summary>The least values: one number for all, or (nested) lists of the target's shape.</summary>
    public ConfigNode? TargetMin { get; init; }

    /// <summary>The greatest values, as <see cref="TargetMin"/>.</summary>
    public ConfigNode? TargetMax { get; init; }

    /// <inheritdoc/>
    public IEnumerable<OptionsProblem> Validate()
    {
        OptionsProblem? problem = null;
        try
        {
            Read();
        }
        catch (SettingException exception)
        {
            problem = new OptionsProblem(exception.Property, exception.Message);
        }

        return problem is null ? [] : [problem];
    }

    /// <exception cref="SettingException">The settings are wrong, or contradict each other.</exception>
    internal TargetForm Read()
    {
        var type = TargetType is null ? null : TargetTypes.Find(TargetType);
        if (TargetType is not null && type is null)
        {
            throw new SettingException(
                this, nameof(TargetType), $"is '{TargetType}', but must be one of {string.Join(", ", TargetTypes.Names)}.");
        }

        var form = new TargetForm
        {
            InputShape = InputShape,
            TargetShape = TargetShape,
            TargetType = type,
            TargetMin = Limits(nameof(TargetMin), TargetMin),
            TargetMax = Limits(nameof(TargetMax), TargetMax),
        };
        return form.Problem() is var (part, sentence) ? throw new SettingException(this, part, sentence) : form;
    }

    private List<double>? Limits(string property, ConfigNode? node)
    {
        if (node is null)
        {
            return null;
        }

        var values = new List<double>();
        var shape = ShapeOf(node).ToArray();
        if (!TryFlatten(node, shape, values))
        {
            throw new SettingException(this, property, "must be one number, or lists of numbers that are of the same length at each depth.");
        }

        return TargetShape is null || shape.Length == 0 || values.Count == 1 || shape.SequenceEqual(TargetShape) ? values
            : throw new SettingException(
                this, property, $"has the shape [{string.Join(", ", shape)}], but target_shape is [{string.Join(", ", TargetShape)}].");
    }

    private static IEnumerable<int> ShapeOf(ConfigNode node)
    {
        for (var inner = node; inner is ConfigSequence list; inner = list.Items.Count > 0 ? list.Items[0] : null)
        {
            yield return list.Items.Count;
        }
    }

    private static bool TryFlatten(ConfigNode node, ReadOnlySpan<int> shape, List<double> values)
    {
        if (shape.IsEmpty)
        {
            var value = (node as ConfigScalar)?.Value;
            values.Add(value is long or double ? Convert.ToDouble(value, CultureInfo.InvariantCulture) : 0);
            return value is long or double;
        }

        if (node is not ConfigSequence list || list.Items.Count != shape[0])
        {
            return false;
        }

        foreach (var item in list.Items)
        {
            if (!TryFlatten(item, shape[1..], values))
            {
                return false;
            }
        }

        return true;
    }
}
