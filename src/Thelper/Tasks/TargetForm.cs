using Thelper.Torch;

namespace Thelper.Tasks;

/// <summary>What is known of the input and of the numbers to predict; everything may be unknown, which is null.</summary>
public sealed record TargetForm
{
    /// <summary>Nothing is known.</summary>
    public static TargetForm Unknown { get; } = new();

    /// <summary>The input's shape without the batch, such as channels, height and width; each 1 or more.</summary>
    public IReadOnlyList<int>? InputShape { get; init; }

    /// <summary>The target's shape without the batch; empty for one number. Each 1 or more.</summary>
    public IReadOnlyList<int>? TargetShape { get; init; }

    /// <summary>The type of the target's numbers.</summary>
    public ScalarType? TargetType { get; init; }

    /// <summary>The least values: one for all, or as many as the target's shape has, in row-major order.</summary>
    public IReadOnlyList<double>? TargetMin { get; init; }

    /// <summary>The greatest values, as <see cref="TargetMin"/>.</summary>
    public IReadOnlyList<double>? TargetMax { get; init; }

    /// <inheritdoc/>
    public bool Equals(TargetForm? other) => other is not null && !DifferencesFrom(other, exact: true).Any();

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(InputShape?.Count, TargetShape?.Count, TargetType, TargetMin?.Count);

    /// <summary>What is wrong with the parts, as a sentence; null where nothing is.</summary>
    internal (string Part, string Sentence)? Problem() =>
        ShapeProblem(nameof(InputShape), InputShape)
        ?? ShapeProblem(nameof(TargetShape), TargetShape)
        ?? LimitProblem(nameof(TargetMin), TargetMin)
        ?? LimitProblem(nameof(TargetMax), TargetMax)
        ?? OrderProblem();

    /// <exception cref="ArgumentException">The parts contradict each other.</exception>
    internal TargetForm Checked() =>
        Problem() is { } problem ? throw new ArgumentException($"{problem.Part} {problem.Sentence}") : this;

    internal void AddTo(OrderedDictionary<string, object?> data)
    {
        data.Add("input_shape", TaskData.Plain(InputShape));
        data.Add("target_shape", TaskData.Plain(TargetShape));
        data.Add("target_type", NameOf(TargetType));
        data.Add("target_min", TaskData.Plain(TargetMin));
        data.Add("target_max", TaskData.Plain(TargetMax));
    }

    /// <summary>Each part from the first that knows it.</summary>
    internal TargetForm MergedWith(TargetForm other) => new()
    {
        InputShape = InputShape ?? other.InputShape,
        TargetShape = TargetShape ?? other.TargetShape,
        TargetType = TargetType ?? other.TargetType,
        TargetMin = TargetMin ?? other.TargetMin,
        TargetMax = TargetMax ?? other.TargetMax,
    };

    /// <summary>What differs; what only one of the two knows counts where they must agree exactly.</summary>
    internal IEnumerable<TaskDifference> DifferencesFrom(TargetForm other, bool exact)
    {
        (string Key, object? Here, object? There)[] parts =
        [
            ("input_shape", InputShape, other.InputShape),
            ("target_shape", TargetShape, other.TargetShape),
            ("target_type", NameOf(TargetType), NameOf(other.TargetType)),
            ("target_min", TargetMin, other.TargetMin),
            ("target_max", TargetMax, other.TargetMax),
        ];
        return parts.Where(part => exact || (part.Here is not null && part.There is not null))
            .SelectMany(part => TaskDifference.Of(part.Key, part.Here, part.There));
    }

    private static string? NameOf(ScalarType? type) => type is { } known ? TargetTypes.Name(known) : null;

    private static (string, string)? ShapeProblem(string part, IReadOnlyList<int>? shape) =>
        shape is null || shape.All(size => size > 0) ? null
            : (part, $"must be sizes of 1 or more, but is [{string.Join(", ", shape)}].");

    private (string, string)? LimitProblem(string part, IReadOnlyList<double>? limits)
    {
        if (limits is null)
        {
            return null;
        }

        var expected = TargetShape?.Aggregate(1L, (product, size) => product * size);
        return limits.Count == 0 ? (part, "has no value.")
            : limits.Any(double.IsNaN) ? (part, "must be numbers, but one is NaN.")
            : expected is not null && limits.Count != 1 && limits.Count != expected
                ? (part, $"has {limits.Count} values, but the target's shape [{string.Join(", ", TargetShape!)}] has {expected}; give as many, or one for all.")
            : null;
    }

    private (string, string)? OrderProblem()
    {
        if (TargetMin is null || TargetMax is null)
        {
            return null;
        }

        if (TargetMin.Count != 1 && TargetMax.Count != 1 && TargetMin.Count != TargetMax.Count)
        {
            return (nameof(TargetMax), $"has {TargetMax.Count} values, but the least have {TargetMin.Count}; give as many, or one for all.");
        }

        for (var i = 0; i < Math.Max(TargetMin.Count, TargetMax.Count); i++)
        {
            var (least, greatest) = (TargetMin[Math.Min(i, TargetMin.Count - 1)], TargetMax[Math.Min(i, TargetMax.Count - 1)]);
            if (least > greatest)
            {
                return (nameof(TargetMax), FormattableString.Invariant($"is {greatest}, which is below the least value {least}."));
            }
        }

        return null;
    }
}
