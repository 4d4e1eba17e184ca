using System.Globalization;
using Thelper.Tasks;
using Thelper.Torch;

namespace Thelper.Data;

/// <summary>What the images of a batch are called.</summary>
internal static class ImageIds
{
    private const string IndexKey = "idx";

    /// <summary>The name or number that the true boxes have, else the sample's entry <c>idx</c>, else null.</summary>
    /// <param name="batch">The batch.</param>
    /// <param name="truth">Its true boxes; null where these are not known.</param>
    /// <exception cref="DataException">The boxes of one sample are of several images.</exception>
    public static IReadOnlyList<string?> Of(Batch batch, IReadOnlyList<IReadOnlyList<BoundingBox>>? truth)
    {
        var indices = Named(batch, IndexKey);
        return truth is null
            ? indices
            : [.. truth.Zip(indices, (boxes, index) => ImageOf(boxes) ?? index)];
    }

    /// <summary>The names or numbers under a key, one for each sample; null where there are none.</summary>
    /// <param name="batch">The batch.</param>
    /// <param name="key">Of texts or integers; may be missing.</param>
    public static string?[] Named(Batch batch, string key) => batch[key] switch
    {
        Tensor { ScalarType: ScalarType.Int64, Shape.Length: 1 } numbers =>
            Array.ConvertAll(numbers.ToArray<long>(), number => number.ToString(CultureInfo.InvariantCulture)),
        string[] texts => texts,
        _ => new string?[batch.Size],
    };

    private static string? ImageOf(IReadOnlyList<BoundingBox> boxes)
    {
        string[] names = [.. boxes.Select(box => box.ImageId).OfType<string>().Distinct()];
        return names.Length <= 1 ? names.FirstOrDefault() : throw new DataException(
            $"The boxes of one sample say that they are in the image '{names[0]}' and in '{names[1]}'; mend their image_id, or leave it out.");
    }
}
