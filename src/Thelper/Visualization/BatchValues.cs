using Thelper.Tasks;
using Thelper.Torch;

namespace Thelper.Visualization;

/// <summary>The values of a batch's entry, sample by sample, as JSON can hold them.</summary>
internal static class BatchValues
{
    /// <param name="values">What the batch has under a key.</param>
    /// <param name="count">Samples in the batch.</param>
    /// <returns>Texts, numbers, null, or lists of these.</returns>
    public static IEnumerable<object?> Of(object? values, int count) => values switch
    {
        Tensor tensor => Rows(tensor, count),
        object?[] list when list.Length == count => list.Select(Plain),
        _ => Enumerable.Repeat<object?>(null, count),
    };

    private static IEnumerable<object?> Rows(Tensor tensor, int count)
    {
        // Numbers beyond 2^53 would change on the way through a double.
        var numbers = tensor.ScalarType == ScalarType.Int64
            ? tensor.ToArray<long>().Cast<object?>().ToArray()
            : [.. tensor.ToArray<double>().Select(number => double.IsFinite(number) ? (object)number : null)];
        return tensor.Rank == 1 ? numbers : numbers.Chunk(numbers.Length / count).Cast<object?>();
    }

    private static object? Plain(object? value) => value switch
    {
        null or string or long or int or bool => value,
        double number => double.IsFinite(number) ? number : null,
        IEnumerable<BoundingBox> boxes => boxes.Select(box => new[] { box.ClassIndex, box.XMin, box.YMin, box.XMax, box.YMax }).ToArray(),
        _ => value.ToString(),
    };
}
